package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import kr.ieum.schemas.TestFederation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of rows: any separator, columns by name or in order, and rows that go on with the record above. */
class CsvFileTest {

    @TempDir
    private Path folder;

    private Mapping things(String source) {
        TestFederation federation = TestFederation.in(folder)
                .replace("mappings/things.yaml", "    source: nm\n", "    source: nm\n    of: [names]\n");
        return ThingFiles.mapping(federation, "source:\n  format: csv\n  lineEnd: LF\n  key: no\n" + source);
    }

    private static final String CONTINUED = """
          charset: UTF-8
          separator: ";"
          columns: [no, nm, made, colour, price, unit, memo, memoBy]
          inOrder: true
          headings: {nm: name, memoBy: memo}
          continued: {emptyIn: no, groups: {names: nm, memos: "memo*"}}
        """;

    @Test
    void rowsThatGoOnAreThePartsOfTheRecordAboveAndTheFirstRowIsOneToo() {
        Mapping mapping = things(CONTINUED);
        String header = "no;name;made;colour;price;unit;memo;memo\n";
        assertThat(ThingFiles.told(mapping, header + """
            12345;가;00000000;1;1;개;;
            ;나;;;;;m;
            ;;;;;;m;b
            54321;"다 ""라\""";00000000;2;2;벌;;
            """))
                .containsExactly("2: 12345, RED, 1000, 개, 가, 나", "5: 54321, BLUE, 2000, 벌, 다 \"라\"");
        FileStep.Read first = (FileStep.Read) ThingFiles.steps(
                        mapping,
                        new ByteArrayInputStream(
                                (header + "1;가;00000000;1;1;개;;\n;나;;;;;m;b\n").getBytes(StandardCharsets.UTF_8)))
                .getFirst();
        assertThat(first.record().parts())
                .extracting(part -> part.type() + "@" + part.position())
                .containsExactly("names@2", "names@3", "memos@3");
        assertThat(first.record().parts().getLast().fields()).containsOnlyKeys("memo", "memoBy");
    }

    @Test
    void aRowAtFaultSpoilsItsOwnRecordWithTheRowsThatGoOnAndNoOther() {
        Mapping mapping = things(CONTINUED);
        String header = "no;name;made;colour;price;unit;memo;memo\n";
        String good = "12345;가;00000000;1;1;개;;\n;나;;;;;m;\n";
        List<String> told = ThingFiles.told(
                mapping,
                header + ";나;;;;;;\n" + good + "54321;가;;1\n;나;;;;;m;\n" + good + "1;가;;;;;;\n;나;;;9;;;\n" + good);
        assertThat(told)
                .containsExactly(
                        "2: M38@2",
                        "3: 12345, RED, 1000, 개, 가, 나",
                        "5: M17@5",
                        "7: 12345, RED, 1000, 개, 가, 나",
                        "10: M38@10 price",
                        "11: 12345, RED, 1000, 개, 가, 나");
        assertThat(ThingFiles.told(mapping, header.replace("colour", "color"))).containsExactly("1: ! M35@1 colour");
    }

    @Test
    void columnsAreFoundByNameInEveryCharsetAndAColumnThatNobodyKnowsIsLeftOut() {
        for (String charset : List.of("UTF-8", "UTF-16LE", "EUC-KR", "MS949")) {
            TestFederation federation = TestFederation.in(folder.resolve(charset));
            Mapping mapping = ThingFiles.mapping(
                    federation,
                    "source:\n  format: csv\n  lineEnd: LF\n  key: no\n  separator: tab\n  charset: " + charset
                            + "\n  columns: [no, nm, made, colour, price, unit, memo, memoBy]\n");
            String file = "memoBy\tmemo\tunit\tprice\tcolour\tmade\tnm\tno\tmore\n"
                    + "\t\t개\t\"1,000\"\t1\t19850203\t홍길동\t12345\tx\n";
            assertThat(ThingFiles.told(mapping, file.getBytes(Charset.forName(charset))))
                    .as(charset)
                    .containsExactly("2: 홍길동, 12345, 1985-02-03, RED, 1000000, 개");
        }
    }

    private static final String BY_NAME = """
          charset: UTF-8
          columns: [no, nm, made, colour, price, unit, memo, memoBy]
        """;

    private static final String NAMES = "no,nm,made,colour,price,unit,memo,memoBy";

    private static List<String> memos(Mapping mapping, String file, Charset charset) {
        return ThingFiles.steps(mapping, new ByteArrayInputStream(file.getBytes(charset))).stream()
                .map(step -> step.at().line() + ": "
                        + (step instanceof FileStep.Read read
                                ? read.record().field("memo").orElse("none")
                                : "no record"))
                .toList();
    }

    @Test
    void aCellInQuotesHoldsLineBreaksAndTheRowsBehindItKeepTheirLines() {
        for (String end : List.of("LF", "CRLF")) {
            String ends = end.equals("LF") ? "\n" : "\r\n";
            for (String charset : List.of("UTF-8", "UTF-16LE", "MS949")) {
                Mapping mapping = ThingFiles.mapping(
                        TestFederation.in(folder.resolve(end + charset)),
                        "source:\n  format: csv\n  lineEnd: " + end + "\n  key: no\n"
                                + BY_NAME.replace("UTF-8", charset));
                String file = String.join(
                        ends,
                        NAMES,
                        "1,가,,,,,\"첫 줄\n둘째 줄\r\n\"\"셋째\"\" 줄,\",b",
                        "2,나,,,,,\"\n\n끝\",\"b\nb\"",
                        "3,다,,,,,m,b",
                        "4,라,,,,,\"m\n");
                assertThat(memos(mapping, file, Charset.forName(charset)))
                        .as(end + " " + charset)
                        .containsExactly("2: 첫 줄\n둘째 줄\r\n\"셋째\" 줄,", "5: 끝", "9: m", "10: no record");
            }
        }
    }

    @Test
    void aQuoteThatIsntClosedSpoilsItsOwnLineAlone() {
        Mapping mapping = ThingFiles.mapping(
                TestFederation.in(folder), "source:\n  format: csv\n  lineEnd: LF\n  key: no\n" + BY_NAME);
        String good = "\n1,가,,,,,m,b";
        String open = "\n2,나,,,,,\"m,b";
        for (String behind : List.of(
                good, good + good, good + open, good + "\n3,다,,,,,\"x\",b" + good, good + "\n3,다,,,,,x,\"b" + good)) {
            List<String> told = memos(mapping, NAMES + good + open + behind, StandardCharsets.UTF_8);
            assertThat(told).as(behind).startsWith("2: m", "3: no record", "4: m");
            assertThat(told).as(behind).hasSize(2 + (int) behind.lines().count() - 1);
        }
        // a row of whole cells, but of one too many: lines that don't belong together
        assertThat(memos(mapping, NAMES + open + "\n3,다,,,,,x\",b,c" + good, StandardCharsets.UTF_8))
                .containsExactly("2: no record", "3: no record", "4: m");
        String filler = ("\n5,바,,,,,m," + "b".repeat(1_000)).repeat(RecordFile.MAX_RECORD / 1_000);
        List<String> told = memos(mapping, NAMES + open + filler + "\n6,사,,,,,x\",b", StandardCharsets.UTF_8);
        assertThat(told).hasSize(RecordFile.MAX_RECORD / 1_000 + 2);
        assertThat(told.stream().filter(step -> step.endsWith("no record"))).hasSize(2);
    }
}
