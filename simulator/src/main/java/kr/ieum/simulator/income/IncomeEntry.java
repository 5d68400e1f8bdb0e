package kr.ieum.simulator.income;

/**
 * What becomes one D record of the nightly file.
 *
 * @param year 귀속연도, the last settled one
 * @param number resident number, 13 digits
 * @param name whole; the file cuts it at 20 bytes
 * @param kind 소득구분 01 to 06, or two blanks for a person known to have nothing
 * @param gross 총수입금액 in won, negative for a loss, at most 13 digits
 * @param net 소득금액 in won, negative for a loss, at most 13 digits
 * @param business 사업자등록번호, 10 digits or empty
 * @param settled 확정여부
 * @param arrearsCount 체납건수, 0 to 999
 * @param arrears 체납금액 in won
 * @param refund 환급미지급액 in won
 * @param filler at most 4 bytes, normally empty
 */
public record IncomeEntry(
        int year,
        String number,
        String name,
        String kind,
        long gross,
        long net,
        String business,
        boolean settled,
        int arrearsCount,
        long arrears,
        long refund,
        String filler) {

    /** 소득구분 of a person the register holds with nothing. */
    public static final String NOTHING = "  ";

    /** One settled income without arrears. */
    public static IncomeEntry of(int year, String number, String name, String kind, long gross, long net) {
        return new IncomeEntry(year, number, name, kind, gross, net, "", true, 0, 0, 0, "");
    }

    /** The record of a person known to have nothing. */
    public static IncomeEntry nothing(int year, String number, String name) {
        return of(year, number, name, NOTHING, 0, 0);
    }

    /** The same under another number. */
    IncomeEntry of(String otherNumber) {
        return new IncomeEntry(
                year, otherNumber, name, kind, gross, net, business, settled, arrearsCount, arrears, refund, filler);
    }
}
