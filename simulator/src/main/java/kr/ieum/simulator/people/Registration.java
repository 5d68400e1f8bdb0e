package kr.ieum.simulator.people;

import java.util.List;
import kr.ieum.simulator.family.Child;
import kr.ieum.simulator.family.FamilyEntry;
import kr.ieum.simulator.family.Kin;
import kr.ieum.simulator.place.Address;
import kr.ieum.simulator.resident.ResidentEntry;

/** What each register writes down of a person, in its own notation. */
final class Registration {

    private static final String EMIGRATED = "5";

    private Registration() {}

    static ResidentEntry resident(Individual person) {
        Address address = person.status.equals(EMIGRATED) ? Address.NONE : person.household.address();
        boolean restricted = !person.restrictedTowards.isEmpty();
        String born = person.birthYmd;
        String moved = person.household.movedIn();
        return new ResidentEntry(
                person.number,
                person.name.text(),
                person.name.hanja(),
                born,
                person.sex.code(),
                person.relation,
                person.household.number(),
                moved.compareTo(born) < 0 ? born : moved,
                address.road(),
                address.detail(),
                address.legalDong(),
                address.administrativeDong(),
                person.status,
                person.deathYmd.isEmpty() ? emptyDate(person) : person.deathYmd,
                restricted ? "Y" : "N",
                person.restrictedTowards.stream().map(other -> other.number).toList(),
                person.formerNumber.isEmpty() ? "N" : "Y",
                person.formerNumber.isEmpty() ? List.of() : List.of(person.formerNumber));
    }

    /** The register's two ways of writing that there is no date. */
    private static String emptyDate(Individual person) {
        return person.number.charAt(11) % 2 == 0 ? "" : "00000000";
    }

    static FamilyEntry family(Individual person) {
        List<Child> children = person.children.stream()
                .map(child -> new Child(child.name.text(), child.number, words(child.birthYmd), child.sex.word()))
                .toList();
        return new FamilyEntry(
                person.base,
                person.name.text(),
                person.name.hanja(),
                words(person.birthYmd),
                person.number,
                person.sex.word(),
                person.father,
                person.mother,
                person.spouse.map(Individual::asKin).orElse(Kin.NONE),
                children,
                person.marriage,
                person.deathWords,
                words(reported(person)));
    }

    private static String reported(Individual person) {
        if (!person.deathYmd.isEmpty()) {
            return person.deathYmd;
        }
        return person.children.isEmpty() ? person.birthYmd : person.children.getLast().birthYmd;
    }

    /** A date in words, without the day where the register doesn't know it. */
    static String words(String ymd) {
        String month = ymd.substring(0, 4) + "년 " + ymd.substring(4, 6) + "월";
        return ymd.endsWith("00") ? month : month + " " + ymd.substring(6) + "일";
    }
}
