package kr.ieum.benchmarks;

import java.util.Locale;

/** A field that the benchmark maps: where it stands, what it becomes and how. All three formats hold the same ones. */
enum MappedColumn {
    RESIDENT_NUMBER("rrn", "Person/residentNumber", Kind.NUMBER_OF_PERSON, 14),
    NAME("nm", "Person/name", Kind.NAME, 20),
    BIRTH("birthDt", "Person/birthDate", Kind.COMPACT_DATE, 8),
    SEX("sexCd", "Person/sex", Kind.SEX, 1),
    STATUS("statusCd", "Person/residenceStatus", Kind.STATUS, 1),
    DEATH("deathDt", "Person/deathDate", Kind.COMPACT_DATE_OR_NONE, 8),
    DEATH_REGISTERED("deathRegYn", "Person/deathRegistered", Kind.INDICATOR, 1),
    MOVED_IN("movedInDt", "Residence/since", Kind.HYPHENATED_DATE, 10),
    INCOME_KIND("income/kindCd", "Income/kind", Kind.KIND_OF_INCOME, 2),
    RECEIPTS("income/receipts", "Income/receipts", Kind.AMOUNT, 12),
    INCOME("income/amount", "Income/amount", Kind.AMOUNT, 12),
    ARREARS("income/natArrears", "NationalTax/arrears", Kind.AMOUNT, 12),
    REFUND("income/refundDue", "NationalTax/refundDue", Kind.AMOUNT, 12),
    LOCAL_ARREARS("income/localArrears", "LocalTax/arrears", Kind.AMOUNT, 12),
    PAY("income/monthlyPay", "HealthInsurance/monthlyPay", Kind.AMOUNT, 12),
    INSURED_SINCE("insurance/since", "HealthInsurance/since", Kind.DOTTED_DATE, 10),
    EMPLOYED_SINCE("insurance/jobSince", "Employment/since", Kind.COMPACT_DATE, 8),
    INSURED_NOW("insurance/insuredNow", "Employment/insuredNow", Kind.INDICATOR, 1),
    PLATE("vehicle/plate", "Vehicle/number", Kind.PLATE, 10),
    MODEL("vehicle/model", "Vehicle/name", Kind.MODEL, 30),
    CAR_REGISTERED("vehicle/regDt", "Vehicle/registeredDate", Kind.HYPHENATED_DATE, 10),
    MORTGAGED("vehicle/mortgagedYn", "Vehicle/mortgaged", Kind.INDICATOR, 1),
    SHARE("parcel/share", "Building/share", Kind.SHARE, 10),
    LOT("parcel/pnu", "Parcel/number", Kind.NUMBER_OF_LOT, 19),
    ZONE("parcel/zone", "Parcel/zone", Kind.ZONE, 40);

    /** Columns of a fixed-width line that aren't mapped. */
    static final int OTHERS = 10;

    static final int OTHER_WIDTH = 20;
    static final int LINE_BYTES = lineBytes();

    /** How a field is written. */
    enum Kind {
        NUMBER_OF_PERSON("{type: identifier, digits: 13}", "\"850230-1000000\"", "\"8502301000000\""),
        NAME("{type: name}", "윤정우", "윤정우"),
        COMPACT_DATE("{type: date, pattern: yyyyMMdd}", "\"19850203\"", "1985-02-03"),
        COMPACT_DATE_OR_NONE("{type: date, pattern: yyyyMMdd}", "\"20260203\"", "2026-02-03"),
        HYPHENATED_DATE("{type: date, pattern: yyyy-MM-dd}", "1985-02-03", "1985-02-03"),
        DOTTED_DATE("{type: date, pattern: yyyy.MM.dd}", "1985.02.03", "1985-02-03"),
        SEX(code("resident-sexdstnCd", "{\"1\": MALE, \"2\": FEMALE}"), "\"1\"", "MALE"),
        STATUS(
                code(
                        "resident-rsdStusCd",
                        "{\"1\": RESIDENT, \"2\": WHEREABOUTS_UNKNOWN, \"3\": OVERSEAS_NATIONAL, \"4\": DECEASED,"
                                + " \"5\": EMIGRATED}"),
                "\"4\"",
                "DECEASED"),
        KIND_OF_INCOME(
                code(
                        "tax-income-kind",
                        "{\"01\": EARNED, \"02\": BUSINESS, \"03\": INTEREST, \"04\": DIVIDEND, \"05\": PENSION,"
                                + " \"06\": OTHER}"),
                "\"02\"",
                "BUSINESS"),
        INDICATOR("{type: indicator, yes: [\"Y\"], no: [\"N\"]}", "\"Y\"", "\"yes\""),
        AMOUNT("{type: amount, notation: plain}", "\"1200\"", "\"1200\""),
        NUMBER_OF_LOT("{type: identifier, digits: 19}", "\"1168010300100010000\"", "\"1168010300100010000\""),
        PLATE("{type: text}", "12가3456", "12가3456"),
        MODEL("{type: text}", "레이", "레이"),
        SHARE("{type: text}", "1/2", "1/2"),
        ZONE("{type: text}", "자연녹지지역", "자연녹지지역");

        private static final String[] STATUSES = {
            "RESIDENT", "WHEREABOUTS_UNKNOWN", "OVERSEAS_NATIONAL", "DECEASED", "EMIGRATED"
        };
        private static final String[] KINDS = {"EARNED", "BUSINESS", "INTEREST", "DIVIDEND", "PENSION", "OTHER"};

        private final String transform;
        private final String in;
        private final String out;

        Kind(String transform, String in, String out) {
            this.transform = transform;
            this.in = in;
            this.out = out;
        }

        /** What a text becomes. */
        String mapped(String text) {
            return switch (this) {
                case NUMBER_OF_PERSON -> text.replace("-", "");
                case COMPACT_DATE, COMPACT_DATE_OR_NONE ->
                    text.isEmpty()
                            ? HandTyped.KNOWN_EMPTY
                            : text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6);
                case DOTTED_DATE -> text.replace('.', '-');
                case SEX -> text.equals("1") ? "MALE" : "FEMALE";
                case STATUS -> STATUSES[Integer.parseInt(text) - 1];
                case KIND_OF_INCOME -> KINDS[Integer.parseInt(text) - 1];
                case INDICATOR -> text.equals("Y") ? "yes" : "no";
                case NAME, HYPHENATED_DATE, AMOUNT, NUMBER_OF_LOT, PLATE, MODEL, SHARE, ZONE -> text;
            };
        }

        private static String code(String list, String codes) {
            return "{type: code, list: " + list + ", codes: " + codes
                    + ", unknownCode: malformed, abolishedCode: malformed}";
        }
    }

    private final String path;
    private final String target;
    private final Kind kind;
    private final int width;

    MappedColumn(String path, String target, Kind kind, int width) {
        this.path = path;
        this.target = target;
        this.kind = kind;
        this.width = width;
    }

    /** Its path beneath the record of JSON and XML. */
    String path() {
        return path;
    }

    String target() {
        return target;
    }

    Kind kind() {
        return kind;
    }

    /** Bytes of its column in a fixed-width line. */
    int width() {
        return width;
    }

    /** The object of the record that holds it. */
    String group() {
        return path.contains("/") ? path.substring(0, path.indexOf('/')) : "person";
    }

    /** Its row of a mapping, as a registrar writes it. */
    String row(String source) {
        String more = switch (kind) {
            case COMPACT_DATE_OR_NONE -> "    empty: {known-empty: [\"\"]}\n";
            case AMOUNT -> "    unit: KRW\n";
            default -> "";
        };
        return """
              - id: %s
                source: %s
                target: %s
                transform: %s
            %s    fidelity: exact
                justification: 성능을 재는 데 쓴다.
                author: 이음
                date: 2026-11-26
                examples:
                  - {in: %s, out: %s}
            """.formatted(
                        target.replace("/", "").substring(0, 1).toLowerCase(Locale.ROOT)
                                + target.replace("/", "").substring(1),
                        source,
                        target,
                        kind.transform,
                        more,
                        kind.in,
                        kind.out);
    }

    private static int lineBytes() {
        int bytes = 1 + OTHERS * OTHER_WIDTH;
        for (MappedColumn column : values()) {
            bytes += column.width;
        }
        return bytes;
    }
}
