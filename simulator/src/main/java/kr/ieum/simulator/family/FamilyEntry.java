package kr.ieum.simulator.family;

import java.util.List;

/**
 * What the family register holds of a person: current relations only. Dates are in words, sometimes without the day.
 *
 * @param base 등록기준지
 * @param name in Hangul
 * @param hanja name in Hanja, may be empty
 * @param born date of birth in words
 * @param number resident number, 13 digits
 * @param sex 남 or 여
 * @param father may lack a number, or be {@link Kin#NONE}
 * @param mother may lack a number, or be {@link Kin#NONE}
 * @param spouse {@link Kin#NONE} when not married
 * @param children every child, of an earlier marriage too
 * @param marriage 미혼, 혼인, 이혼 or 사별
 * @param died moment of death in words, empty while alive
 * @param reported date of the last report in words
 */
public record FamilyEntry(
        String base,
        String name,
        String hanja,
        String born,
        String number,
        String sex,
        Kin father,
        Kin mother,
        Kin spouse,
        List<Child> children,
        String marriage,
        String died,
        String reported) {}
