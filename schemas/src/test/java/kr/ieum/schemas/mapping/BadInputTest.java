package kr.ieum.schemas.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.schemas.TestFederation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad input in every format: the record is told with its line, the rule and the row; the records before and behind it go
 * through; nothing is guessed.
 */
class BadInputTest {

    private static final String GOOD = "가, 12345, 1985-02-03, RED, 1000000";
    private static final String OF_LINES = "12345, ab, 1985-02-03, RED, 1000000";
    private static final String HUGE = "x".repeat(10 * 1024 * 1024);

    @TempDir
    private Path folder;

    /** One record among good ones, and what is told of it. */
    private record Case(String format, String name, String bad, String told) {
        @Override
        public String toString() {
            return format + ": " + name + " -> " + told;
        }
    }

    private static Stream<Case> cases() {
        return Stream.of(
                        json("wrong charset", object("nm", "\"\u00b0\u00a1\""), "M11@2"),
                        json("duplicate keys", "{\"no\":\"1\",\"no\":\"2\"}", "M12@2"),
                        json("wrong kind of record", "7", "M15@2"),
                        json("unknown code", object("colour", "\"7\""), "M4@2 colour"),
                        json("abolished code", object("colour", "\"9\""), "M5@2 colour"),
                        json("impossible date", object("made", "\"19850230\""), "M7@2 madeDate"),
                        json("locale comma", object("price", "\"1.000,5\""), "M6@2 amount"),
                        json("number beyond double", object("price", "1e400"), "M6@2 amount"),
                        json("number of 400 digits", object("price", "1".repeat(400)), "M12@2"),
                        json("field of 10 MB", object("nm", '"' + HUGE + '"'), "M37@2"),
                        json("deep nesting", "{\"deep\":" + "[".repeat(500) + "]".repeat(500) + "}", "M12@2"),
                        json("half a surrogate pair", object("nm", "\"\\ud800\""), "M2@2 name"),
                        json("list for a text", object("nm", "[\"a\"]"), "M19@2 nm"),
                        Stream.of(new Case("json-lines", "truncated line", "{\"no\":\"12345\",\"nm\":\"", "M12@2")),
                        xml("wrong charset", element("nm", "\u00b0\u00a1"), "M11@2"),
                        xml("truncated record", "<thing><no>12345</thing>", "M12@2"),
                        xml("a field twice", element("no", "1</no><no>2"), "M19@2 no"),
                        xml("unknown code", element("colour", "7"), "M4@2 colour"),
                        xml("abolished code", element("colour", "9"), "M5@2 colour"),
                        xml("impossible date", element("made", "19850230"), "M7@2 madeDate"),
                        xml("locale comma", element("price", "1.000,5"), "M6@2 amount"),
                        xml("number beyond double", element("price", "1e400"), "M6@2 amount"),
                        xml("field of 10 MB", element("nm", HUGE), "M37@2"),
                        xml("field over its limit", element("nm", HUGE.substring(0, 2_000_000)), "M12@2"),
                        xml("deep nesting", element("nm", "<a>".repeat(90) + "</a>".repeat(90)), "M12@2"),
                        xml("entity of its own", element("nm", "&xxe;"), "M13@2"),
                        xml(
                                "entity of its own in an attribute",
                                "<thing><no>12345</no><nm a=\"x&xxe;y\">z</nm></thing>",
                                "M13@2"),
                        xml(
                                "entity of its own in what isn't wanted",
                                "<thing><no>12345</no><other><nm a=\"&xxe;\"/></other></thing>",
                                "M13@2"),
                        xml("document type amid the file", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">", "M13@2"),
                        csv("wrong charset", row("nm", "\u00b0\u00a1"), "M11@3"),
                        csv("truncated line", "12345;가;1985", "M17@3"),
                        csv("extra column", row("nm", "가") + ";x", "M17@3"),
                        csv("broken quote", row("nm", "\"가"), "M12@3"),
                        csv("unknown code", row("colour", "7"), "M4@3 colour"),
                        csv("abolished code", row("colour", "9"), "M5@3 colour"),
                        csv("impossible date", row("made", "19850230"), "M7@3 madeDate"),
                        csv("locale comma", row("price", "1.000,5"), "M6@3 amount"),
                        csv("field of 10 MB", row("nm", HUGE), "M37@3"),
                        fixed(
                                "wrong charset",
                                line("T", "12346", "\u00b0\u00a1xxxx1985020311,000  "),
                                "M11@2 thing/nm"),
                        fixed("truncated line", "0034T1234", "M17@2"),
                        fixed("extra column", line("T", "12346", "ab    1985020311,000  xx"), "M17@2 thing"),
                        fixed("length that isn't the line's", "0035T12346ab    1985020311,000  ", "M39@2"),
                        fixed("wrong record type", line("Q", "12346", "ab    1985020311,000  "), "M18@2"),
                        fixed("line of no record", line("M", "99999", "aaaabbbbcc"), "M38@2 more"),
                        fixed("unknown code", line("T", "12346", "ab    1985020371,000  "), "M4@2 colour"),
                        fixed("abolished code", line("T", "12346", "ab    1985020391,000  "), "M5@2 colour"),
                        fixed("impossible date", line("T", "12346", "ab    1985023011,000  "), "M7@2 madeDate"),
                        fixed("locale comma", line("T", "12346", "ab    1985020311.0,00 "), "M6@2 amount"),
                        fixed("field of 10 MB", HUGE, "M37@2"))
                .flatMap(each -> each);
    }

    private static Stream<Case> json(String name, String bad, String told) {
        return Stream.of(new Case("json-lines", name, bad, told), new Case("json-list", name, bad, told));
    }

    private static Stream<Case> xml(String name, String bad, String told) {
        return Stream.of(new Case("xml", name, bad, told));
    }

    private static Stream<Case> csv(String name, String bad, String told) {
        return Stream.of(new Case("csv", name, bad, told));
    }

    private static Stream<Case> fixed(String name, String bad, String told) {
        return Stream.of(new Case("fixed", name, bad, told));
    }

    private static final List<String> NAMES = List.of("no", "nm", "made", "colour", "price");
    private static final List<String> VALUES = List.of("12345", "가", "19850203", "1", "1,000");

    private static String value(String name, String changed, String by, String plain) {
        return name.equals(changed) ? by : plain;
    }

    private static String object(String changed, String by) {
        return Stream.iterate(0, i -> i + 1)
                .limit(NAMES.size())
                .map(i -> '"' + NAMES.get(i) + "\":" + value(NAMES.get(i), changed, by, '"' + VALUES.get(i) + '"'))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String element(String changed, String by) {
        return Stream.iterate(0, i -> i + 1)
                .limit(NAMES.size())
                .map(i -> '<' + NAMES.get(i) + '>' + value(NAMES.get(i), changed, by, VALUES.get(i)) + "</"
                        + NAMES.get(i) + '>')
                .collect(Collectors.joining("", "<thing>", "</thing>"));
    }

    private static String row(String changed, String by) {
        return Stream.iterate(0, i -> i + 1)
                .limit(NAMES.size())
                .map(i -> value(NAMES.get(i), changed, by, VALUES.get(i)))
                .collect(Collectors.joining(";"));
    }

    private static String line(String type, String no, String rest) {
        return String.format("%04d", 10 + rest.length()) + type + no + rest;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isToldWithItsPlaceAndTheOthersGoThrough(Case each) {
        List<String> told = ThingFiles.told(mapping(each.format()), file(each));
        int first = each.format().equals("csv") ? 2 : 1;
        assertThat(told).hasSize(3);
        String good = each.format().equals("fixed") ? OF_LINES : GOOD;
        assertThat(told.getFirst()).startsWith(first + ": " + good);
        assertThat(told.get(1))
                .startsWith((first + 1) + ": ")
                .contains(each.told())
                .doesNotContain("!");
        assertThat(told.getLast()).startsWith((first + 2) + ": " + good);
    }

    private static byte[] file(Case each) {
        String good = switch (each.format()) {
            case "xml" -> element("", "");
            case "csv" -> row("", "");
            case "fixed" -> line("T", "12345", "ab    1985020311,000  ");
            default -> object("", "");
        };
        String between = each.format().equals("json-list") ? ",\n" : "\n";
        String before = switch (each.format()) {
            case "xml" -> "<things>";
            case "csv" -> String.join(";", NAMES) + "\n";
            case "json-list" -> "[";
            default -> "";
        };
        String behind = switch (each.format()) {
            case "xml" -> "</things>";
            case "json-list" -> "]";
            default -> "\n";
        };
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((before + good + between).getBytes(UTF_8));
        // what isn't UTF-8 is written as the bytes of its characters
        bytes.writeBytes(
                each.bad().contains("\u00b0") ? notUtf8(each.bad()) : each.bad().getBytes(UTF_8));
        bytes.writeBytes((between + good + behind).getBytes(UTF_8));
        return bytes.toByteArray();
    }

    private static byte[] notUtf8(String text) {
        return text.replace("가", "a").getBytes(ISO_8859_1);
    }

    private Mapping mapping(String format) {
        TestFederation federation = TestFederation.in(folder)
                .replace("mappings/things.yaml", "unknownCode: unknown", "unknownCode: malformed")
                .replace("mappings/things.yaml", "{in: \"7\", state: unknown}", "{in: \"7\", fault: M4}");
        String fields = "  key: no\n  fields: [no, nm, made, colour, price, unit, memo, memoBy]\n";
        return switch (format) {
            case "json-lines" ->
                ThingFiles.mapping(
                        federation,
                        "source:\n  format: json\n  charset: UTF-8\n" + fields + "  file: {records: one-per-line}\n");
            case "json-list" ->
                ThingFiles.mapping(
                        federation,
                        "source:\n  format: json\n  charset: UTF-8\n" + fields + "  file: {records: list}\n");
            case "xml" ->
                ThingFiles.mapping(
                        federation,
                        "source:\n  format: xml\n  charset: UTF-8\n  namespaces: {\"\": \"\"}\n" + fields
                                + "  file: {at: things/thing}\n");
            case "csv" -> {
                federation
                        .replace("mappings/things.yaml", "    source: unit\n", "    source: nm\n")
                        .replace("mappings/things.yaml", "      - {record: {nm: 홍길동}, out: 개}\n", "")
                        .replace(
                                "mappings/things.yaml",
                                "notMapped:\n  - source: memo*\n    reason: 메모는 아무도 필요로 하지 않는다.\n",
                                "");
                yield ThingFiles.mapping(
                        federation,
                        "source:\n  format: csv\n  charset: UTF-8\n  lineEnd: LF\n  separator: \";\"\n  key: no\n"
                                + "  columns: [no, nm, made, colour, price]\n");
            }
            default -> fixed(federation);
        };
    }

    private static Mapping fixed(TestFederation federation) {
        for (String name : List.of("nm", "made", "colour", "price")) {
            federation.replace(
                    "mappings/things.yaml",
                    "    source: " + name + "\n",
                    "    source: thing/" + name + "\n    of: [thing]\n");
        }
        federation
                .replace("mappings/things.yaml", "    source: unit\n", "    source: more/unit\n    of: [more]\n")
                .replace("mappings/things.yaml", "{nm: 홍길동}", "{no: \"12345\"}")
                .replace("mappings/things.yaml", "source: memo*", "source: more/memo*");
        return ThingFiles.mapping(federation, """
            source:
              format: fixed-width
              charset: UTF-8
              lineEnd: LF
              key: no
              segments:
                length: {at: 1, length: 4}
                type: {at: 5, length: 1}
                common: [{name: no, at: 6, length: 5}]
                types:
                  - type: T
                    name: thing
                    begins: whole
                    lengths: [32]
                    columns: [{name: nm, at: 11, length: 6}, {name: made, at: 17, length: 8}, {name: colour, at: 25, length: 1}, {name: price, at: 26, length: 7}]
                  - type: M
                    name: more
                    lengths: [20]
                    columns: [{name: memo, at: 11, length: 4}, {name: memoBy, at: 15, length: 4}, {name: unit, at: 19, length: 2}]
            """);
    }

    @Test
    void aHeaderWithAColumnTwiceOrMissingBreaksOffBeforeAnyRecord() {
        Mapping mapping = mapping("csv");
        assertThat(ThingFiles.told(mapping, "no;nm;made;colour;price;nm\n")).containsExactly("1: ! M35@1 nm");
        assertThat(ThingFiles.told(mapping, "no;nm;made;price\n1;2;3;4\n")).containsExactly("1: ! M35@1 colour");
        assertThat(ThingFiles.told(mapping, "")).containsExactly("1: ! M12@1");
    }

    @Test
    void aByteOrderMarkOfAnotherCharsetIsSaidAndItsOwnIsSteppedOver() {
        Mapping mapping = mapping("csv");
        String file = "no;nm;made;colour;price\n" + row("", "") + "\n";
        assertThat(ThingFiles.told(mapping, "\uFEFF" + file))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("2: " + GOOD);
        byte[] utf16 = ("\uFEFF" + file).getBytes(UTF_16LE);
        assertThat(ThingFiles.told(mapping, utf16)).containsExactly("1: ! M40@1");
    }

    @Test
    void anUnreadableLineSpoilsItsOwnRecordOfSeveralLinesOnly() {
        Mapping mapping = mapping("fixed");
        String good = line("T", "12345", "ab    1985020311,000  ") + "\n" + line("M", "12345", "aaaabbbbcc") + "\n";
        String spoilt = line("T", "22222", "ab    1985020311,000  ") + "\n" + line("M", "22222", "aaaabbbbc") + "\n";
        assertThat(ThingFiles.told(mapping, good + spoilt + good))
                .containsExactly("1: " + OF_LINES + ", cc", "4: M17@4 more", "5: " + OF_LINES + ", cc");
    }

    @Test
    void everyCaseOfTheListStandsInTheTable() {
        List<String> names = cases().map(Case::name).toList();
        assertThat(names)
                .containsAll(Arrays.asList(
                        "wrong charset",
                        "truncated line",
                        "extra column",
                        "wrong record type",
                        "unknown code",
                        "abolished code",
                        "impossible date",
                        "locale comma",
                        "field of 10 MB",
                        "deep nesting",
                        "entity of its own",
                        "duplicate keys",
                        "number beyond double"));
    }
}
