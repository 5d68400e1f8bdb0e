package kr.ieum.simulator.welfare;

import java.util.List;
import java.util.Locale;

/**
 * One payment of the file. A person known to draw nothing has one entry without a kind.
 *
 * @param agency 보장기관코드
 * @param number 대상자주민번호, 13 digits
 * @param name 대상자성명
 * @param kind 급여종류, empty where there is none
 * @param household 가구번호
 * @param decided 결정일자, {@code yyyy-MM-dd}
 * @param month 지급년월, {@code yyyy-MM}
 * @param amount 지급액 in won, negative for a recovery
 * @param status 지급상태: 지급, 중지 or 환수
 * @param reason 중지사유
 * @param account 계좌
 */
public record WelfareEntry(
        String agency,
        String number,
        String name,
        String kind,
        String household,
        String decided,
        String month,
        long amount,
        String status,
        String reason,
        String account) {

    /** The columns in the file's order. */
    public static final List<String> COLUMNS =
            List.of("보장기관코드", "대상자주민번호", "대상자성명", "급여종류", "가구번호", "결정일자", "지급년월", "지급액", "지급상태", "중지사유", "계좌");

    /** The entry of a person known to draw nothing. */
    public static WelfareEntry nothing(String agency, String number, String name) {
        return new WelfareEntry(agency, number, name, "", "", "", "", 0, "", "", "");
    }

    /** The same entry under another number. */
    WelfareEntry of(String other) {
        return new WelfareEntry(agency, other, name, kind, household, decided, month, amount, status, reason, account);
    }

    /** The cells in the file's order; an amount has thousands separators. */
    List<String> cells() {
        String won = kind.isEmpty() ? "" : String.format(Locale.ROOT, "%,d", amount);
        return List.of(agency, number, name, kind, household, decided, month, won, status, reason, account);
    }
}
