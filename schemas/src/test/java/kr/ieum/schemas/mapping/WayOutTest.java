package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Value;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference model goes out in a consumer's own format through the rows of its mapping that invert (design §5). */
class WayOutTest {

    private static final Charset EUC_KR = Charset.forName("EUC-KR");
    private static final String FILE = "mappings/consumer.yaml";
    private static final Instant NOW = Instant.parse("2026-11-25T16:00:00Z");
    private static final MappingContext CONTEXT =
            new MappingContext("", "", "", Optional.empty(), LocalDate.EPOCH, LocalDate.EPOCH, Optional.empty());

    @TempDir
    private Path folder;

    private TestFederation federation;

    @BeforeEach
    void copy() {
        federation = TestFederation.in(folder).write(FILE, WayOutFiles.FIXED_WIDTH);
    }

    private Mapping mapping() {
        Faults faults = new Faults();
        Map<String, Mapping> mappings = federation.load(faults).mappings();
        assertThat(faults.list()).isEmpty();
        return Objects.requireNonNull(mappings.get("consumer"));
    }

    private static Map<AttributeKey, List<MappedField>> thing(String number) {
        Map<AttributeKey, List<MappedField>> thing = new HashMap<>();
        thing.put(key("number"), one(new Value.OfIdentifier(number)));
        thing.put(key("name"), one(new Value.OfName("홍길동")));
        thing.put(key("madeDate"), one(new Value.OfDate(new PartialDate(1985, 2, 0))));
        thing.put(key("colour"), one(new Value.OfCode("BLUE", "colour")));
        thing.put(key("amount"), one(new Value.OfAmount(BigDecimal.valueOf(-12_000))));
        thing.put(key("unit"), one(new Value.OfText("자루")));
        return thing;
    }

    private static AttributeKey key(String property) {
        return new AttributeKey("Thing/" + property);
    }

    private static List<MappedField> one(Value value) {
        return List.of(new MappedField.Present(value));
    }

    /** Writes records and adds what kept them from it, as {@code rule row}. */
    private byte[] written(List<String> refused, List<Map<AttributeKey, List<MappedField>>> records)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WayOut.Writing writing = mapping().wayOut().orElseThrow().open(out, NOW)) {
            for (Map<AttributeKey, List<MappedField>> record : records) {
                writing.write(new WayOut.OutgoingRecord("", record))
                        .forEach(problem ->
                                refused.add(problem.position() + " " + problem.rule() + " " + problem.row()));
            }
        }
        return out.toByteArray();
    }

    @Test
    void aRecordIsALineOfTheConsumersFileBetweenItsHeaderAndItsTrailer() throws IOException {
        List<String> refused = new ArrayList<>();
        byte[] file = written(refused, List.of(thing("12345"), thing("54321")));
        assertThat(refused).isEmpty();
        assertThat(new String(file, EUC_KR).split("\r\n"))
                .containsExactly(
                        "H202611269999999" + " ".repeat(44),
                        "D12345홍길동              198502002-0000000000012자루  0    ",
                        "D54321홍길동              198502002-0000000000012자루  0    ",
                        "T000000002" + " ".repeat(50));
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() throws IOException {
        byte[] file = written(new ArrayList<>(), List.of(thing("12345")));
        Mapping mapping = mapping();
        Decoded.Records decoded = (Decoded.Records) mapping.decoder().decode(file, mapping.allSourceFields());
        Map<AttributeKey, List<MappedField>> read = new HashMap<>();
        mapping.map(decoded.records(), mapping.attributes(), CONTEXT)
                .getFirst()
                .fields()
                .forEach((key, field) -> read.put(key, List.of(field)));
        assertThat(read).isEqualTo(thing("12345"));
    }

    @Test
    void aStateIsWrittenAsItsNullToken() throws IOException {
        Map<AttributeKey, List<MappedField>> thing = thing("12345");
        thing.put(key("madeDate"), List.of(new MappedField.Unknown()));
        List<String> refused = new ArrayList<>();
        assertThat(new String(written(refused, List.of(thing)), EUC_KR)).contains("홍길동              000000002");
        assertThat(refused).isEmpty();
    }

    @Test
    void aRecordThatTheFormatCantSayIsRefusedByNameAndTheOthersGoThrough() throws IOException {
        List<Map<AttributeKey, List<MappedField>>> records = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            records.add(thing("1234" + (i % 10)));
        }
        records.get(1).put(key("name"), one(new Value.OfName("가나다라마바사아자차카")));
        records.get(2).put(key("name"), one(new Value.OfName("뷁")));
        records.get(3).put(key("amount"), one(new Value.OfAmount(BigDecimal.valueOf(1_500))));
        records.get(4).put(key("amount"), List.of(new MappedField.Unknown()));
        records.get(5).put(key("unit"), one(new Value.OfText("자루 ")));
        records.get(6).put(key("total"), one(new Value.OfAmount(BigDecimal.ONE)));
        records.get(7).remove(key("colour"));
        records.get(8).put(key("number"), one(new Value.OfIdentifier("123456")));
        records.get(9).put(key("colour"), List.of(new MappedField.Unknown(), new MappedField.Unknown()));
        List<String> refused = new ArrayList<>();
        byte[] file = written(refused, records);
        assertThat(refused)
                .containsExactly(
                        "2 M55 ",
                        "3 M56 ",
                        "4 M54 amount",
                        "5 M57 amount",
                        "6 M58 unit",
                        "7 M59 ",
                        "8 M57 colour",
                        "9 M54 number",
                        "10 M54 colour");
        assertThat(new String(file, EUC_KR).split("\r\n")).hasSize(4).contains("T000000002" + " ".repeat(50));
    }

    @Test
    void aRefusalNamesTheColumnAndNoValue() throws IOException {
        Map<AttributeKey, List<MappedField>> thing = thing("12345");
        thing.put(key("name"), one(new Value.OfName("가나다라마바사아자차카")));
        try (WayOut.Writing writing = mapping().wayOut().orElseThrow().open(new ByteArrayOutputStream(), NOW)) {
            assertThat(writing.write(new WayOut.OutgoingRecord("", thing)))
                    .extracting(Problem::message)
                    .containsExactly("이름: 22 bytes don't fit the column's 20");
        }
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "M52 | '  fill: {처리: \"0\", 여백: \"\"}' | '  fill: {여백: \"\"}'",
                "M52 | 'digits: 13}\n    fidelity: exact' | 'digits: 13}\n    fidelity: one-way'",
                "M53 | '처리: \"0\",' | '처리: \"00\",'",
                "M53 | '처리: \"0\",' | '처리: \"0\", 없음: \"\",'",
                "M53 | 보낸곳: \"9999999\" | 받는곳: \"9999999\"",
                "M53 | 보낸곳: \"9999999\" | 보낸곳: \"99999999\"",
                "M53 | direction: out | direction: in",
                "M50 | 'codes: {\"1\": RED, \"2\": BLUE}' | 'codes: {\"1\": BLUE, \"2\": BLUE}'",
                "Y9 | direction: out | direction: sideways",
            })
    void whatAWayOutLeavesOpenIsNamedWhenItIsCompiled(String rule, String text, String by) {
        assertThat(federation.faults()).isEmpty();
        assertThat(federation.replace(FILE, text, by).faults())
                .extracting(Fault::rule)
                .contains(rule);
    }

    @Test
    void anAnswersEnvelopeHasNoWayOut() {
        assertThat(federation
                        .replace("mappings/things.yaml", "layoutVersion: v1", "layoutVersion: v1\ndirection: both")
                        .faults())
                .extracting(Fault::rule)
                .containsExactly("M53");
    }

    @Test
    void ofSeveralCodesThatLeadToOneTheRowSaysWhichIsWritten() throws IOException {
        federation.replace(
                FILE,
                "codes: {\"1\": RED, \"2\": BLUE}, unknownCode: malformed, abolishedCode: malformed}",
                "codes: {\"1\": BLUE, \"2\": BLUE}, unknownCode: malformed, abolishedCode: malformed}\n"
                        + "    written: {codes: {BLUE: \"1\"}}");
        assertThat(new String(written(new ArrayList<>(), List.of(thing("12345"))), EUC_KR))
                .contains("198502001-");
    }

    @Test
    void aCommaSeparatedFileHasEveryCellInQuotes() throws IOException {
        federation.write(FILE, WayOutFiles.CSV);
        Map<AttributeKey, List<MappedField>> odd = thing("12345");
        odd.put(key("unit"), one(new Value.OfText("자루, \"큰\" 것")));
        odd.remove(key("colour"));
        odd.remove(key("amount"));
        List<String> refused = new ArrayList<>();
        byte[] file = written(refused, List.of(odd));
        assertThat(refused).isEmpty();
        assertThat(new String(file, StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF\"번호\",\"이름\",\"제작일\",\"단위\",\"비고\"\n"
                        + "\"12345\",\"홍길동\",\"1985.02.00\",\"자루, \"\"큰\"\" 것\",\"\"\n"
                        + "\"합계\",\"1\"\n");
    }

    @Test
    void aLineThatWouldBeTakenForTheTrailerIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvOutput pairs = new CsvOutput(StandardCharsets.UTF_8, "\n", List.of("이름", "단위"), "합계", false);
        try (RecordSink sink = pairs.open(out, NOW)) {
            assertThat(sink.write(new NativeRecord("record", 1, Map.of("이름", "합계", "단위", "1"), List.of())))
                    .map(RowInverse.Refusal::rule)
                    .contains(MappingRule.M55);
            assertThat(sink.write(new NativeRecord("record", 2, Map.of("이름", "자루", "단위", "합계"), List.of())))
                    .isEmpty();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\"이름\",\"단위\"\n\"자루\",\"합계\"\n\"합계\",\"1\"\n");
    }

    @Test
    void aMessageHasItsElementsInTheOrderOfItsFieldsWithWhatLiesWithinAndWhatRepeats() throws IOException {
        federation.write(FILE, WayOutFiles.XML);
        Mapping mapping = mapping();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WayOut.Writing writing = mapping.wayOut().orElseThrow().open(out, NOW)) {
            assertThat(writing.write(new WayOut.OutgoingRecord(
                            "paint", Map.of(key("colour"), one(new Value.OfCode("BLUE", "colour"))))))
                    .extracting(Problem::rule)
                    .containsExactly("M59");
            assertThat(writing.write(new WayOut.OutgoingRecord(
                            "thing",
                            Map.of(
                                    key("unit"),
                                    List.of(
                                            new MappedField.Present(new Value.OfText("자루 & 개")),
                                            new MappedField.Present(new Value.OfText("다발"))),
                                    key("number"),
                                    one(new Value.OfIdentifier("12345")),
                                    key("madeDate"),
                                    List.of(new MappedField.Unknown())))))
                    .isEmpty();
            assertThat(writing.write(new WayOut.OutgoingRecord(
                            "paint", Map.of(key("colour"), one(new Value.OfCode("BLUE", "colour"))))))
                    .isEmpty();
            assertThat(writing.write(new WayOut.OutgoingRecord("nothing", Map.of())))
                    .extracting(Problem::rule)
                    .containsExactly("M59");
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .endsWith("<t:Things xmlns:t=\"urn:things\"><t:Thing no=\"12345\"><t:Paint kind=\"oil\">2</t:Paint>"
                        + "<t:Unit><t:Name>자루 &amp; 개</t:Name></t:Unit><t:Unit><t:Name>다발</t:Name></t:Unit>"
                        + "</t:Thing></t:Things>");
        Decoded.Records decoded =
                (Decoded.Records) mapping.decoder().decode(out.toByteArray(), mapping.allSourceFields());
        assertThat(decoded.records()).extracting(NativeRecord::type).containsExactly("thing", "paint");
    }

    /** Texts that a line, a cell or an element might not survive. */
    private static final List<String> ODD = List.of(
            "자루",
            " 자루",
            "자루 ",
            "",
            "\t",
            "a\nb",
            "a\rb",
            "\"",
            "\"\"",
            ",",
            "a,b",
            "<t:Unit>",
            "&amp;",
            "]]>",
            "'",
            "뷁",
            "\u0000",
            "\uD800",
            "\uFEFF",
            "\uFFFE",
            "자\uFFFF루",
            "가나다라",
            "00000000",
            "H",
            "합계",
            "\u2028",
            "😀",
            "=1+1",
            "-->");

    @ParameterizedTest
    @ValueSource(strings = {"FIXED_WIDTH", "CSV", "XML"})
    void whateverIsNotRefusedIsReadFromTheBytesAsTheSame(String format) throws IOException {
        federation.write(
                FILE,
                switch (format) {
                    case "CSV" -> WayOutFiles.CSV;
                    case "XML" -> WayOutFiles.XML;
                    default -> WayOutFiles.FIXED_WIDTH;
                });
        CompiledMapping mapping = (CompiledMapping) mapping();
        String type = format.equals("XML") ? "thing" : "record";
        List<CompiledRow> rows =
                mapping.rows().stream().filter(row -> row.reads(type)).toList();
        Random random = new Random(7);
        SomeValues values = new SomeValues(random, federation.load(new Faults()).codeLists());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Map<AttributeKey, List<MappedField>>> written = new ArrayList<>();
        int refused = 0;
        try (WayOut.Writing writing = mapping.wayOut().orElseThrow().open(out, NOW)) {
            for (int i = 0; i < 3_000; i++) {
                Map<AttributeKey, List<MappedField>> record = new HashMap<>();
                for (CompiledRow row : rows) {
                    Value value = values.of(row.target());
                    if (row.target().key().equals(key("unit"))) {
                        value = new Value.OfText(ODD.get(random.nextInt(ODD.size())));
                    } else if (row.target().key().equals(key("number"))) {
                        value = new Value.OfIdentifier(String.format(Locale.ROOT, "%05d", i));
                    } else if (row.target().key().equals(key("amount"))) {
                        value = new Value.OfAmount(BigDecimal.valueOf(random.nextInt(20_000) * 500L));
                    }
                    record.put(
                            row.target().key(),
                            List.of(
                                    random.nextInt(20) == 0
                                            ? new MappedField.Unknown()
                                            : new MappedField.Present(value)));
                }
                if (writing.write(new WayOut.OutgoingRecord(type, record)).isEmpty()) {
                    written.add(record);
                } else {
                    refused++;
                }
            }
        }
        assertThat(written).hasSizeGreaterThan(100);
        assertThat(refused).isGreaterThan(100);
        List<Map<AttributeKey, List<MappedField>>> read = new ArrayList<>();
        Decoded decoded = mapping.decoder().decode(out.toByteArray(), mapping.allSourceFields());
        assertThat(decoded).isInstanceOf(Decoded.Records.class);
        for (NativeRecord record : ((Decoded.Records) decoded).records()) {
            Map<AttributeKey, List<MappedField>> fields = new HashMap<>();
            rows.forEach(row -> fields.put(row.target().key(), row.mapEach(record, List.of(record), CONTEXT)));
            read.add(fields);
        }
        assertThat(read).isEqualTo(written);
    }
}
