package kr.ieum.simulator.employment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One employment as the register keeps it, with the person's job-seeking allowance beside it; every field is text, and what
 * isn't there is empty. A person known to have had no employment has one entry without a workplace.
 *
 * @param number PIBO_JUMIN, resident number
 * @param workplace SAEOPJANG_NO, 11 digits
 * @param workplaceName SAEOPJANG_NM
 * @param acquired CHWIDEUK_DT, {@code yyyyMMdd}, in old records {@code yyMMdd}
 * @param lost SANGSIL_DT in the same notation, the first day without insurance; empty while insured
 * @param lossCode SANGSIL_CD
 * @param monthlyPay WOL_BOSU in won
 * @param workerKind GEUNROJA_GB: 상용, 일용, 예술인 or 노무제공자
 * @param separated ISIK_YN
 * @param seekingFrom GUJIK_FROM, {@code yyyyMMdd}
 * @param seekingTo GUJIK_TO, {@code yyyyMMdd}
 * @param dailyAmount GUJIK_ILAEK in won
 */
public record EmploymentEntry(
        String number,
        String workplace,
        String workplaceName,
        String acquired,
        String lost,
        String lossCode,
        String monthlyPay,
        String workerKind,
        String separated,
        String seekingFrom,
        String seekingTo,
        String dailyAmount) {

    /** The register's field names, in its own order. */
    public static final List<String> FIELDS = List.of(
            "PIBO_JUMIN",
            "SAEOPJANG_NO",
            "SAEOPJANG_NM",
            "CHWIDEUK_DT",
            "SANGSIL_DT",
            "SANGSIL_CD",
            "WOL_BOSU",
            "GEUNROJA_GB",
            "ISIK_YN",
            "GUJIK_FROM",
            "GUJIK_TO",
            "GUJIK_ILAEK");

    /** The entry of a person known to have had no employment. */
    public static EmploymentEntry nothing(String number) {
        return new EmploymentEntry(number, "", "", "", "", "", "", "", "", "", "", "");
    }

    /** The same entry under another number. */
    EmploymentEntry of(String other) {
        return new EmploymentEntry(
                other,
                workplace,
                workplaceName,
                acquired,
                lost,
                lossCode,
                monthlyPay,
                workerKind,
                separated,
                seekingFrom,
                seekingTo,
                dailyAmount);
    }

    /** The same entry with an allowance. */
    public EmploymentEntry seeking(String from, String to, String daily) {
        return new EmploymentEntry(
                number,
                workplace,
                workplaceName,
                acquired,
                lost,
                lossCode,
                monthlyPay,
                workerKind,
                separated,
                from,
                to,
                daily);
    }

    /** Field name to text, in the register's own order. */
    public Map<String, String> fields() {
        List<String> texts = List.of(
                number,
                workplace,
                workplaceName,
                acquired,
                lost,
                lossCode,
                monthlyPay,
                workerKind,
                separated,
                seekingFrom,
                seekingTo,
                dailyAmount);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            fields.put(FIELDS.get(i), texts.get(i));
        }
        return fields;
    }
}
