package kr.ieum.simulator.insurance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A person's qualification in the register of health insurance, all text as the register writes it.
 *
 * @param jeungNo number of the insurance card, shared with the dependants
 * @param gaipjaGb 직장, 지역 or 피부양자
 * @param juminNo resident or foreigner registration number, 13 digits
 * @param seongMyeong name
 * @param chwideukIl first day, {@code yyyyMMdd}
 * @param sangsilIl day of its loss, {@code yyyyMMdd}; {@link #OPEN} while it lasts
 * @param bosuWolaek monthly pay of an employee, with trailing blanks; empty for all others
 * @param wolBohumryo contribution per month, with trailing blanks
 * @param janggiBohumryo contribution to long-term care per month, with trailing blanks
 * @param sedaejuYn Y for the head of an insured household
 * @param piBuyangGwangye relation of a dependant to the insured person, else empty
 * @param cheNapWolsu months in arrears
 * @param cheNapAek arrears, with trailing blanks
 * @param sanjeongYm month of assessment, {@code yyyyMM}
 */
public record InsuranceEntry(
        String jeungNo,
        String gaipjaGb,
        String juminNo,
        String seongMyeong,
        String chwideukIl,
        String sangsilIl,
        String bosuWolaek,
        String wolBohumryo,
        String janggiBohumryo,
        String sedaejuYn,
        String piBuyangGwangye,
        String cheNapWolsu,
        String cheNapAek,
        String sanjeongYm) {

    /** A day of loss that means that the qualification lasts. */
    public static final String OPEN = "99991231";

    /** Every field, in the register's order. */
    public static final List<String> FIELDS = List.of(
            "jeungNo",
            "gaipjaGb",
            "juminNo",
            "seongMyeong",
            "chwideukIl",
            "sangsilIl",
            "bosuWolaek",
            "wolBohumryo",
            "janggiBohumryo",
            "sedaejuYn",
            "piBuyangGwangye",
            "cheNapWolsu",
            "cheNapAek",
            "sanjeongYm");

    private static final int AMOUNT_WIDTH = 12;

    /** An amount as the register writes it: left-aligned, with trailing blanks. */
    public static String padded(long won) {
        return String.format("%-" + AMOUNT_WIDTH + "d", won);
    }

    /** Element to text. */
    public Map<String, String> elements() {
        List<String> texts = List.of(
                jeungNo,
                gaipjaGb,
                juminNo,
                seongMyeong,
                chwideukIl,
                sangsilIl,
                bosuWolaek,
                wolBohumryo,
                janggiBohumryo,
                sedaejuYn,
                piBuyangGwangye,
                cheNapWolsu,
                cheNapAek,
                sanjeongYm);
        Map<String, String> elements = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            elements.put(FIELDS.get(i), texts.get(i));
        }
        return elements;
    }
}
