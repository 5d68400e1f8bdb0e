package kr.ieum.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * An invented record of a register, the same in three formats: 60 fields, of which {@link MappedColumn} names the 25 that are mapped. A
 * seed makes it again.
 */
final class SyntheticRecord {

    static final Charset MS949 = Charset.forName("MS949");
    /** Bytes of a record as JSON, its envelope included. */
    static final int JSON_BYTES = 2048;
    /** Bytes of a record as XML. */
    static final int XML_BYTES = 3072;

    private static final String[] SURNAMES = {"윤", "김", "이", "박", "최", "정"};
    private static final String[] GIVEN = {"정우", "서연", "하늘", "지호", "민서"};
    private static final String FILLER = "주민의 신청에 따라 사실을 조사하고 정리하였음. ";

    private final Map<String, String> fields = new LinkedHashMap<>();

    SyntheticRecord(long seed) {
        Random random = new Random(seed);
        for (MappedColumn column : MappedColumn.values()) {
            fields.put(column.path(), text(column, random));
        }
    }

    private static String text(MappedColumn column, Random random) {
        return switch (column.kind()) {
            case NUMBER_OF_PERSON -> date(random, "%02d%02d%02d", 100) + "-" + digits(random, 7);
            case NAME -> pick(random, SURNAMES) + pick(random, GIVEN);
            case COMPACT_DATE -> date(random, "%04d%02d%02d", 0);
            case COMPACT_DATE_OR_NONE -> random.nextInt(4) == 0 ? date(random, "%04d%02d%02d", 0) : "";
            case HYPHENATED_DATE -> date(random, "%04d-%02d-%02d", 0);
            case DOTTED_DATE -> date(random, "%04d.%02d.%02d", 0);
            case SEX -> pick(random, "1", "2");
            case STATUS -> pick(random, "1", "2", "3", "4", "5");
            case KIND_OF_INCOME -> pick(random, "01", "02", "03", "04", "05", "06");
            case INDICATOR -> pick(random, "Y", "N");
            case AMOUNT -> Integer.toString(random.nextInt(90_000_000));
            case NUMBER_OF_LOT -> "1" + digits(random, 18);
            case PLATE -> 10 + random.nextInt(90) + "가" + digits(random, 4);
            case MODEL -> pick(random, "소나타", "아반떼 1.6", "레이", "K5 2.0");
            case SHARE -> pick(random, "1/1", "1/2", "2/3");
            case ZONE -> pick(random, "제1종일반주거지역", "자연녹지지역", "일반상업지역");
        };
    }

    private static String date(Random random, String pattern, int modulo) {
        int year = 1950 + random.nextInt(75);
        return String.format(
                Locale.ROOT,
                pattern,
                modulo == 0 ? year : year % modulo,
                1 + random.nextInt(12),
                1 + random.nextInt(28));
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    /** What each of these columns becomes when it is mapped. */
    List<String> expected(List<MappedColumn> columns) {
        return columns.stream().map(column -> column.kind().mapped(of(column))).toList();
    }

    private String of(MappedColumn column) {
        return fields.getOrDefault(column.path(), "");
    }

    private String json(MappedColumn column) {
        String name = column.path().substring(column.path().lastIndexOf('/') + 1);
        // a register writes some of its amounts as numbers and some as texts
        boolean bare = column.kind() == MappedColumn.Kind.AMOUNT && !name.endsWith("Arrears");
        return "\"" + name + "\":" + (bare ? of(column) : "\"" + of(column) + "\"");
    }

    private String members(String group) {
        StringBuilder members = new StringBuilder();
        for (MappedColumn column : MappedColumn.values()) {
            if (column.group().equals(group)) {
                members.append(members.isEmpty() ? "" : ",").append(json(column));
            }
        }
        return members.toString();
    }

    byte[] json() {
        String text = """
            {"header":{"resultCode":"00","issuedAt":"20261126093000","traceId":"7f3a9c1e"},"person":{%s,\
            "nmHanja":"尹正雨","nmEng":"YUN JEONGWOO","hshldNo":"1168010300","headNm":"윤석호","relCd":"04","zipCd":"06236",\
            "roadAddr":"서울특별시 강남구 테헤란로 152","addrDtl":"101동 1502호","telNo":"02-2150-0000","email":"name@example.kr",\
            "memo":"%s","lastChgDt":"20260928231000","contacts":[{"kind":"M","no":"010-0000-0000"},{"kind":"H","no":"02-000-0000"}],\
            "income":{"year":"2025","office":"강남세무서",%s,"confirmedYn":"Y","deductions":1200000,"bizNo":"120-81-00000"},\
            "insurance":{"insuredNo":"12345678901","branch":"강남지사",%s,"symbol":"A-12"},\
            "vehicle":{"vin":"KMHE000000A000000","colour":"흰색","displacement":1999,%s,"engine":"G4NA","seats":5,"fuel":"휘발유"},\
            "parcel":{"area":146.00,"price":8120000,%s,"category":"대","landUse":"주거용"},\
            "audit":{"createdBy":"u1001","createdAt":"20200301101500","changedBy":"u2002","changedAt":"20260928231000","system":"MOIS"}}}\
            """;
        byte[] without = filled(text, "").getBytes(StandardCharsets.UTF_8);
        return filled(text, filler(JSON_BYTES - without.length)).getBytes(StandardCharsets.UTF_8);
    }

    private String filled(String text, String memo) {
        return String.format(
                Locale.ROOT,
                text,
                members("person"),
                memo,
                members("income"),
                members("insurance"),
                members("vehicle"),
                members("parcel"));
    }

    /** So many bytes of UTF-8 of a remark that nobody wants. */
    private static String filler(int bytes) {
        StringBuilder filler = new StringBuilder();
        while (filler.toString().getBytes(StandardCharsets.UTF_8).length
                        + FILLER.getBytes(StandardCharsets.UTF_8).length
                <= bytes) {
            filler.append(FILLER);
        }
        int left = bytes - filler.toString().getBytes(StandardCharsets.UTF_8).length;
        return filler + ".".repeat(Math.max(0, left));
    }

    byte[] xml() {
        StringBuilder groups = new StringBuilder();
        for (String group : new String[] {"person", "income", "insurance", "vehicle", "parcel"}) {
            StringBuilder members = new StringBuilder();
            for (MappedColumn column : MappedColumn.values()) {
                if (column.group().equals(group)) {
                    String name = column.path().substring(column.path().lastIndexOf('/') + 1);
                    members.append("<r:")
                            .append(name)
                            .append('>')
                            .append(of(column))
                            .append("</r:")
                            .append(name)
                            .append(">\n");
                }
            }
            members.append("<r:source kind=\"register\">MOIS</r:source><r:changed>2026-09-28</r:changed>");
            groups.append(
                    group.equals("person")
                            ? members.toString()
                            : "<r:" + group + ">\n" + members + "</r:" + group + ">\n");
        }
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<r:answer xmlns:r=\"urn:ieum:benchmark:1\" xmlns:x=\"urn:ieum:other:1\">\n"
                + "<r:resultCode>00</r:resultCode><r:issuedAt>20261126093000</r:issuedAt>\n"
                + "<r:record>\n"
                + groups
                + "<r:remark>%s</r:remark><x:trace>7f3a9c1e</x:trace>\n</r:record>\n</r:answer>\n";
        int without = text.getBytes(StandardCharsets.UTF_8).length - 2;
        return text.replace("%s", filler(XML_BYTES - without)).getBytes(StandardCharsets.UTF_8);
    }

    /** A detail line between nothing: 25 mapped columns and 10 others, in bytes of MS949. */
    byte[] fixedWidth() {
        byte[] line = new byte[MappedColumn.LINE_BYTES];
        Arrays.fill(line, (byte) ' ');
        line[0] = 'D';
        int at = 1;
        for (MappedColumn column : MappedColumn.values()) {
            byte[] bytes = of(column).getBytes(MS949);
            System.arraycopy(bytes, 0, line, at, bytes.length);
            at += column.width();
        }
        byte[] rest = "강남세무서 홍길동 ".getBytes(MS949);
        while (at + rest.length < line.length) {
            System.arraycopy(rest, 0, line, at, rest.length);
            at += MappedColumn.OTHER_WIDTH;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(line);
        out.writeBytes(new byte[] {'\r', '\n'});
        return out.toByteArray();
    }
}
