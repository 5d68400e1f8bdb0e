package kr.ieum.benchmarks;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kr.ieum.schemas.model.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The 25 attributes as a careful programmer would hold them who writes the mapping by hand: typed fields, every text checked and
 * converted without a detour, faults collected.
 */
final class HandTyped {

    static final String KNOWN_EMPTY = "known-empty";

    private static final Map<String, String> SEXES = Map.of("1", "MALE", "2", "FEMALE");
    private static final Map<String, String> STATUSES = Map.of(
            "1", "RESIDENT", "2", "WHEREABOUTS_UNKNOWN", "3", "OVERSEAS_NATIONAL", "4", "DECEASED", "5", "EMIGRATED");
    private static final Map<String, String> KINDS = Map.of(
            "01", "EARNED", "02", "BUSINESS", "03", "INTEREST", "04", "DIVIDEND", "05", "PENSION", "06", "OTHER");

    final List<String> problems = new ArrayList<>(0);

    @Nullable
    LocalDateTime issuedAt;

    @Nullable
    String residentNumber;

    @Nullable
    String name;

    @Nullable
    PartialDate birth;

    @Nullable
    String sex;

    @Nullable
    String status;

    @Nullable
    PartialDate death;

    boolean noDeath;
    boolean deathRegistered;

    @Nullable
    PartialDate movedIn;

    @Nullable
    String incomeKind;

    @Nullable
    BigDecimal receipts;

    @Nullable
    BigDecimal income;

    @Nullable
    BigDecimal arrears;

    @Nullable
    BigDecimal refund;

    @Nullable
    BigDecimal localArrears;

    @Nullable
    BigDecimal pay;

    @Nullable
    PartialDate insuredSince;

    @Nullable
    PartialDate employedSince;

    boolean insuredNow;

    @Nullable
    String plate;

    @Nullable
    String model;

    @Nullable
    PartialDate carRegistered;

    boolean mortgaged;

    @Nullable
    String share;

    @Nullable
    String lot;

    @Nullable
    String zone;

    void residentNumber(String text) {
        residentNumber = identifier("rrn", text, 13);
    }

    void name(String text) {
        String stripped = clean("nm", text).strip();
        if (stripped.contains("  ")) {
            stripped = stripped.replaceAll(" +", " ");
        }
        name = stripped;
    }

    void birth(String text) {
        birth = compact("birthDt", text);
    }

    void sex(String text) {
        sex = code("sexCd", SEXES, text);
    }

    void status(String text) {
        status = code("statusCd", STATUSES, text);
    }

    void death(String text) {
        if (text.isEmpty()) {
            noDeath = true;
        } else {
            death = compact("deathDt", text);
        }
    }

    void deathRegistered(String text) {
        deathRegistered = indicator("deathRegYn", text);
    }

    void movedIn(String text) {
        movedIn = separated("movedInDt", text, '-');
    }

    void incomeKind(String text) {
        incomeKind = code("kindCd", KINDS, text);
    }

    void insuredSince(String text) {
        insuredSince = separated("since", text, '.');
    }

    void employedSince(String text) {
        employedSince = compact("jobSince", text);
    }

    void insuredNow(String text) {
        insuredNow = indicator("insuredNow", text);
    }

    void carRegistered(String text) {
        carRegistered = separated("regDt", text, '-');
    }

    void mortgaged(String text) {
        mortgaged = indicator("mortgagedYn", text);
    }

    void lot(String text) {
        lot = identifier("pnu", text, 19);
    }

    void issuedAt(String text) {
        if (text.length() != 14 || !digits(text, 0, 14)) {
            problems.add("issuedAt");
            return;
        }
        issuedAt = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 4, 6),
                number(text, 6, 8),
                number(text, 8, 10),
                number(text, 10, 12),
                number(text, 12, 14));
    }

    String clean(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
                problems.add(field);
                return "";
            }
        }
        return text;
    }

    private @Nullable String identifier(String field, String text, int length) {
        String number = text.indexOf('-') < 0 ? text : text.replace("-", "");
        if (number.length() != length || !digits(number, 0, length)) {
            problems.add(field);
            return null;
        }
        return number;
    }

    private @Nullable String code(String field, Map<String, String> codes, String text) {
        String code = codes.get(text);
        if (code == null) {
            problems.add(field);
        }
        return code;
    }

    private boolean indicator(String field, String text) {
        if (text.equals("Y")) {
            return true;
        }
        if (!text.equals("N")) {
            problems.add(field);
        }
        return false;
    }

    @Nullable
    BigDecimal amount(String field, String text) {
        int from = text.startsWith("-") ? 1 : 0;
        if (text.length() == from || text.length() > from + 18 || !digits(text, from, text.length())) {
            problems.add(field);
            return null;
        }
        return BigDecimal.valueOf(Long.parseLong(text));
    }

    private @Nullable PartialDate compact(String field, String text) {
        if (text.length() != 8 || !digits(text, 0, 8)) {
            problems.add(field);
            return null;
        }
        return date(field, number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
    }

    private @Nullable PartialDate separated(String field, String text, char separator) {
        if (text.length() != 10
                || text.charAt(4) != separator
                || text.charAt(7) != separator
                || !digits(text, 0, 4)
                || !digits(text, 5, 7)
                || !digits(text, 8, 10)) {
            problems.add(field);
            return null;
        }
        return date(field, number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    private @Nullable PartialDate date(String field, int year, int month, int day) {
        try {
            return new PartialDate(year, month, day);
        } catch (DateTimeException e) {
            problems.add(field);
            return null;
        }
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** As {@link RecordMapper#texts}. */
    List<String> texts() {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("not read: " + problems);
        }
        List<Object> values = new ArrayList<>();
        java.util.Collections.addAll(
                values,
                told(residentNumber),
                told(name),
                told(birth),
                told(sex),
                told(status),
                noDeath ? KNOWN_EMPTY : told(death),
                deathRegistered,
                told(movedIn),
                told(incomeKind),
                told(receipts),
                told(income),
                told(arrears),
                told(refund),
                told(localArrears),
                told(pay),
                told(insuredSince),
                told(employedSince),
                insuredNow,
                told(plate),
                told(model),
                told(carRegistered),
                mortgaged,
                told(share),
                told(lot),
                told(zone));
        return values.stream()
                .map(value -> switch (value) {
                    case Boolean yes -> yes ? "yes" : "no";
                    case PartialDate date -> date.iso();
                    case BigDecimal amount -> amount.toPlainString();
                    default -> value.toString();
                })
                .toList();
    }

    private static Object told(@Nullable Object value) {
        return value == null ? "missing" : value;
    }
}
