package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of many records is read record after record; one that can't be read is told, and the others go on. */
class RecordFileTest {

    private static final String FIELDS = "  key: no\n  fields: [no, nm, made, colour, price, unit, memo, memoBy]\n";

    @TempDir
    private Path folder;

    private Mapping things(String source) {
        return ThingFiles.mapping(TestFederation.in(folder), "source:\n" + source);
    }

    @Test
    void aListOfJsonObjectsIsReadObjectByObjectWhereverTheMappingSaysItStands() {
        Mapping mapping =
                things("  format: json\n  charset: UTF-8\n" + FIELDS + "  file: {records: list, at: data/items}\n");
        assertThat(ThingFiles.told(mapping, """
            {"made": "a ] and a } in a \\" text", "data": {"n": [1, [2]], "items": [
              {"no": "12345", "nm": "가", "colour": "1", "price": "1,000", "made": "19850203"},
              {"no": "12345", "no": "54321", "nm": "나"},
              {"no": "11111", "nm": "다", "colour": "2", "price": "2",
               "made": "19850000"},
              {"no": "1", "nm": [}, {"no": "22222", "nm": "라", "colour": "2", "price": "3", "unit": "벌"}
            ], "more": {}}, "last": 1}
            """))
                .containsExactly(
                        "2: 가, 12345, 1985-02-03, RED, 1000000, 개",
                        "3: M12@3",
                        "4: 다, 11111, 1985, BLUE, 2000, 개",
                        "6: M19@6 nm",
                        "6: 라, 22222, BLUE, 3000, 벌");
    }

    @Test
    void aDocumentThatIsTheListAndOneWithAnObjectInEachLineAreReadAlike() {
        Mapping list = things("  format: json\n  charset: UTF-8\n" + FIELDS + "  file: {records: list}\n");
        assertThat(ThingFiles.told(list, "[{\"no\":\"12345\",\"nm\":\"가\"},3,\n{\"no\":\"1\",\"nm\":\"나\"}]"))
                .hasSize(3)
                .satisfies(told -> assertThat(told.get(0)).startsWith("1: 가, 12345"))
                .satisfies(told -> assertThat(told.get(1)).isEqualTo("1: M15@1"))
                .satisfies(told -> assertThat(told.get(2)).startsWith("2: 나, M3@2 number"));
        assertThat(ThingFiles.told(list, "[]")).isEmpty();
        assertThat(ThingFiles.told(list, "[{\"nm\":\"가\"} {\"nm\":\"나\"}]"))
                .last()
                .isEqualTo("1: ! M12@1");
        assertThat(ThingFiles.told(list, "[{\"nm\":\"가\"}")).last().isEqualTo("1: ! M12@1");
        assertThat(ThingFiles.told(list, "[] 1")).containsExactly("1: ! M12@1");
        assertThat(ThingFiles.told(list, "{\"a\":[]}")).containsExactly("1: ! M15@1");
    }

    @Test
    void aLineOfJsonThatIsNoObjectSpoilsItself() {
        Mapping lines = things("  format: json\n  charset: UTF-8\n" + FIELDS + "  file: {records: one-per-line}\n");
        assertThat(ThingFiles.told(
                        lines, "{\"no\":\"12345\",\"nm\":\"가\"}\n\n{\"no\":\n{\"no\":\"54321\",\"nm\":\"나\"} \r\n"))
                .hasSize(3)
                .satisfies(told -> assertThat(told.get(0)).startsWith("1: 가, 12345"))
                .satisfies(told -> assertThat(told.get(1)).isEqualTo("3: M12@3"))
                .satisfies(told -> assertThat(told.get(2)).startsWith("4: 나, 54321"));
    }

    @Test
    void elementsOfXmlAreReadOneByOneUnderTheNamespacesAroundThem() {
        Mapping mapping = things("  format: xml\n  charset: UTF-8\n  namespaces: {t: \"urn:t\", \"\": \"urn:d\"}\n"
                + FIELDS + "  file: {at: \"t:things/list/t:thing\"}\n");
        assertThat(ThingFiles.told(mapping, """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- <thing> -->
            <x:things xmlns:x="urn:t" xmlns="urn:d" note="a > b"><list>
              <x:thing><no>12345</no><nm>가 &amp; 나</nm><colour>1</colour><price>1</price></x:thing>
              <x:thing><no>1</no><nm>a < b</nm></x:thing>
              <x:thing><no>2</nm></x:thing>
              <x:thing><nm>&xxe;</nm></x:thing>
              <thing xmlns="urn:other"><no>99999</no></thing>
              <y:thing xmlns:y="urn:t"><no>54321</no><nm><![CDATA[</y:thing>]]></nm><colour>2</colour><price>2</price></y:thing>
            </list></x:things>
            """))
                .containsExactly(
                        "4: 가 & 나, 12345, RED, 1000, 개",
                        "5: M12@5",
                        "6: M12@6",
                        "7: M13@7",
                        "9: </y:thing>, 54321, BLUE, 2000, 개");
        assertThat(ThingFiles.told(
                        mapping,
                        "<!DOCTYPE x [<!ENTITY e \"x>\">]><t:things xmlns:t='urn:t' xmlns='urn:d'><list>"
                                + "<t:thing><no>12345</no><nm>&e;</nm></t:thing></list></t:things>"))
                .containsExactly("1: M13@1", "1: M13@1");
        assertThat(ThingFiles.told(mapping, "<?xml version='1.0' encoding='EUC-KR'?><t:things xmlns:t='urn:t'/>"))
                .containsExactly("1: ! M40@1");
        assertThat(ThingFiles.told(mapping, "<t:things xmlns:t='urn:t'>")).containsExactly("1: ! M12@1");
    }

    @Test
    void rowsOfARepeatedGroupGiveAnEntryForEachOfItsParts() {
        TestFederation federation = TestFederation.in(folder)
                .replace(
                        "mappings/things.yaml",
                        "    source: nm\n",
                        "    source: people/nm\n    of: [people]\n    none: known-empty\n")
                .replace("mappings/things.yaml", "{nm: 홍길동}", "{no: \"12345\"}");
        Mapping mapping = ThingFiles.mapping(
                federation,
                "source:\n"
                        + "  format: json\n"
                        + "  charset: UTF-8\n"
                        + "  key: no\n"
                        + "  fields: [no, \"people[]/nm\", made, colour, price, unit, memo, memoBy]\n"
                        + "  file: {records: list}\n");
        assertThat(
                        ThingFiles.told(
                                mapping,
                                "[{\"no\":\"12345\",\"colour\":\"1\",\"price\":\"1\",\"people\":[{\"nm\":\"가\"},{\"nm\":\"나\"}]}]"))
                .containsExactly("1: 12345, RED, 1000, 개, 가, 나");
    }

    @Test
    void aDeliveryOfLinesOfOneLengthGoesOnBehindABrokenLineAndCountsThem() {
        TestFederation federation = TestFederation.in(folder).write("mappings/things.yaml", FixedWidthThings.MAPPING);
        Mapping mapping = federation.load(new Faults()).mappings().get("things");
        byte[] file = "H2026\nD12개\nD1\nX1234\nD13병\nT0004\n".getBytes(Charset.forName("EUC-KR"));
        assertThat(ThingFiles.told(mapping, file)).containsExactly("2: 개", "3: M17@3", "4: M18@4", "5: 병");
        file[file.length - 2] = '5';
        assertThat(ThingFiles.told(mapping, file)).last().isEqualTo("6: M15@6");
    }

    @Test
    void anAnswerOfARegisterIsAFileTooWithItsRecordsAndItsOutcome() {
        TestFederation federation = TestFederation.in(folder);
        Mapping mapping = federation.load(new Faults()).mappings().get("things");
        String answer =
                "{\"code\":\"0\",\"at\":\"20260101000000\",\"thing\":[{\"no\":\"12345\",\"nm\":\"가\",\"colour\":\"1\",\"price\":\"1\"}]}";
        assertThat(ThingFiles.told(mapping, answer)).containsExactly("1: 가, 12345, RED, 1000, 개");
        String second = "\n,\n  {\"no\":\"54321\",\"nm\":\"나\",\"colour\":\"2\",\"price\":\"2\"}\n]";
        assertThat(ThingFiles.told(
                        mapping,
                        answer.replace("\"thing\"", "\"more\":[{}],\n\"thing\"").replace("]}", second + "}")))
                .containsExactly("2: 가, 12345, RED, 1000, 개", "4: 나, 54321, BLUE, 2000, 개");
        assertThat(ThingFiles.told(mapping, answer.replace("\"0\"", "\"4\""))).isEmpty();
        assertThat(ThingFiles.told(mapping, answer.replace("\"0\"", "\"9\""))).containsExactly("1: ! M14@0 code");
    }

    @Test
    void recordsOfAnAnswerInXmlStandAtTheirLines() {
        Mapping mapping = things("  format: xml\n  charset: UTF-8\n  namespaces: {\"\": \"urn:t\"}\n"
                + FIELDS
                + "  envelope: {outcome: a/code, found: [\"0\"], notHeld: [\"4\"], record: a/things/thing,"
                + " records: some}\n");
        String thing = "<thing><no>12345</no><nm>가</nm><colour>1</colour><price>1</price></thing>";
        assertThat(ThingFiles.told(
                        mapping,
                        "<a xmlns='urn:t'>\n<code>0</code><thing/>\n<things>" + thing + "\n\n\n" + thing
                                + "</things></a>"))
                .containsExactly("3: 가, 12345, RED, 1000, 개", "6: 가, 12345, RED, 1000, 개");
    }

    @Test
    void fieldsThatNobodyDeclaredAreToldRecordByRecordWhereAFileIsCut() throws IOException {
        Mapping lines = things("  format: json\n  charset: UTF-8\n" + FIELDS + "  file: {records: one-per-line}\n");
        String json =
                "{\"no\":\"12345\",\"nm\":\"가\",\"x\":{\"y\":1},\"z\":[]}\n{\"x\":1,\n{\"no\":\"12346\",\"x\":null}\n";
        assertThat(undeclared(lines, json)).containsExactly(Set.of("x/y", "z[]"), Set.of("x"));
    }

    @Test
    void elementsAndAttributesThatNobodyDeclaredAreToldToo() throws IOException {
        Mapping elements = things("  format: xml\n  charset: UTF-8\n  namespaces: {\"\": \"urn:t\"}\n" + FIELDS
                + "  file: {at: a/thing}\n");
        String xml = "<a xmlns='urn:t'><thing><no>1</no><x><y/></x></thing>\n<thing k='1'><no z='2'>2</no></thing></a>";
        assertThat(undeclared(elements, xml)).containsExactly(Set.of("x/y"), Set.of("@k", "no/@z"));
    }

    private static List<Set<String>> undeclared(Mapping mapping, String text) throws IOException {
        List<Set<String>> undeclared = new ArrayList<>();
        RecordFile.Reading reading = mapping.recordFile()
                .open(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        mapping.allSourceFields(),
                        undeclared::add);
        while (reading.next().isPresent()) {
            // the paths are what is looked at
        }
        return undeclared;
    }

    @Test
    void whatBecameOfAFileIsCountedByFieldAttributeAndRule() {
        Mapping mapping = things("  format: json\n  charset: UTF-8\n" + FIELDS + "  file: {records: one-per-line}\n");
        byte[] file = ("{\"no\":\"12345\",\"nm\":\"가\",\"memo\":\"x\",\"colour\":\"1\",\"price\":\"1\"}\n{\n"
                        + "{\"no\":\"1\",\"nm\":\"나\",\"colour\":\"2\",\"price\":\"1\"}\n"
                        + "{\"no\":\"2\",\"nm\":\"다\",\"colour\":\"2\",\"price\":\"1\"}\n")
                .getBytes(StandardCharsets.UTF_8);
        FileCount count = new FileCount(mapping);
        for (FileStep step : ThingFiles.steps(mapping, new ByteArrayInputStream(file))) {
            count.add(
                    step,
                    step instanceof FileStep.Read read
                            ? mapping.map(List.of(read.record()), mapping.attributes(), ThingFiles.context())
                            : List.of());
        }
        FileReport report = count.report();
        assertThat(report.read()).isEqualTo(3);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.brokenOff()).isFalse();
        assertThat(report.fields())
                .filteredOn(field -> field.seen() > 0)
                .extracting(field -> field.field() + " " + field.seen() + " " + field.mapped())
                .containsExactly("colour 3 true", "memo 1 false", "nm 3 true", "no 3 true", "price 3 true");
        assertThat(report.problems())
                .extracting(problems -> problems.first().rule() + " "
                        + problems.first().row() + " " + problems.at().line() + " " + problems.count())
                .containsExactly("M12  2 1", "M3 number 3 2");
        assertThat(report.attributes())
                .filteredOn(each -> each.attribute().toString().equals("Thing/number"))
                .extracting(AttributeYield::values, AttributeYield::malformed)
                .containsExactly(tuple(1L, 2L));
    }

    @Test
    void aFileOfAnySizeIsReadNoFurtherAheadThanABufferAndNothingOfItIsKept() throws IOException {
        Mapping mapping = things("  format: json\n  charset: UTF-8\n" + FIELDS + "  file: {records: list}\n");
        byte[] record = "{\"no\":\"12345\",\"nm\":\"가\"},\n".getBytes(StandardCharsets.UTF_8);
        long count = 200_000;
        Repeated in = new Repeated("[".getBytes(StandardCharsets.UTF_8), record, count);
        RecordFile.Reading reading = mapping.recordFile().open(in, mapping.allSourceFields());
        for (long i = 0; i < count; i++) {
            FileStep step = reading.next().orElseThrow();
            assertThat(step).isInstanceOf(FileStep.Read.class);
            assertThat(step.at()).isEqualTo(new FilePlace(i + 1, 1 + i * record.length));
            assertThat(in.given() - step.at().offset()).isLessThan(200_000);
        }
        assertThat(reading.next()).get().isInstanceOf(FileStep.BrokenOff.class);
    }

    /** A list that is cut off behind so many records, made while it is read. */
    private static final class Repeated extends InputStream {

        private final byte[] begin;
        private final byte[] record;
        private final long length;
        private long at = 0;

        Repeated(byte[] begin, byte[] record, long count) {
            this.begin = begin.clone();
            this.record = record.clone();
            this.length = begin.length + count * record.length;
        }

        long given() {
            return at;
        }

        @Override
        public int read() {
            if (at == length) {
                return -1;
            }
            long here = at++;
            return (here < begin.length ? begin[(int) here] : record[(int) ((here - begin.length) % record.length)])
                    & 0xFF;
        }
    }
}
