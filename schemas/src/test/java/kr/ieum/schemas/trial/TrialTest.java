package kr.ieum.schemas.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.FileReport;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.UndeclaredField;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mappings of the product at work on files as their registers send them. */
class TrialTest {

    private static final Charset MS949 = Charset.forName("MS949");
    private static final Schemas SCHEMAS = load();

    private static Schemas load() {
        Faults faults = new Faults();
        Schemas schemas = Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), faults);
        faults.throwIfAny();
        return schemas;
    }

    /** What a trial showed and what it came to. */
    private record Seen(List<TrialRecord> records, FileReport report, List<Long> progress) {}

    private static Seen run(String mapping, InputStream in, long shown) throws IOException {
        Mapping found = Objects.requireNonNull(SCHEMAS.mappings().get(mapping));
        List<TrialRecord> records = new ArrayList<>();
        List<Long> progress = new ArrayList<>();
        FileReport report = new Trial(found, LocalDate.of(2026, 11, 26))
                .run(in, shown, TrialTime.unlimited(), new TrialViewer() {
                    @Override
                    public void record(TrialRecord record) {
                        records.add(record);
                    }

                    @Override
                    public void progress(long bytes, long read) {
                        progress.add(bytes);
                    }
                });
        return new Seen(records, report, progress);
    }

    private static InputStream sample(String name) {
        return Objects.requireNonNull(TrialTest.class.getResourceAsStream("/samples/" + name));
    }

    @Test
    void eachRecordIsShownWithSourceMappedValueAndWhatWasDropped() throws IOException {
        Seen seen = run("vehicle-register", sample("vehicle-register.json"), 20);
        assertThat(seen.records()).extracting(TrialRecord::number).containsExactly(1L, 2L);
        // the number that a record is found by isn't mapped and isn't dropped either
        assertThat(run("welfare-payments", sample("welfare-payments.csv"), 1)
                        .records()
                        .getFirst()
                        .dropped())
                .contains("대상자성명")
                .doesNotContain("대상자주민번호");
        TrialRecord first = seen.records().getFirst();
        assertThat(first.source()).containsEntry("vhcty", "3").containsKey("vin");
        assertThat(first.mapped()).containsEntry("Vehicle/class", "CARGO").containsEntry("Vehicle/mortgaged", "no");
        assertThat(first.dropped()).contains("vin", "ownerTelno").doesNotContain("vhcty");
        assertThat(first.problems()).isEmpty();
        assertThat(seen.report().isClean()).isTrue();
        assertThat(first.toString()).doesNotContain("100");
    }

    @Test
    void aRecordThatBreaksARuleIsToldWithLineRowAndRuleAndTheOthersGoThrough() throws IOException {
        String file = new String(sample("tax-income.dat").readAllBytes(), MS949);
        String[] lines = file.split("\r\n", -1);
        lines[2] = lines[2].substring(0, 60);
        lines[3] = lines[3].substring(0, 38) + "99" + lines[3].substring(40);
        Seen seen = run(
                "tax-income",
                new ByteArrayInputStream(String.join("\r\n", lines).getBytes(MS949)),
                100);
        assertThat(seen.report().failed()).isEqualTo(1);
        assertThat(seen.report().read()).isEqualTo(59);
        assertThat(TrialText.of(seen.report(), Set.of()))
                .anySatisfy(line -> assertThat(line).contains("M17", "once, at line 3"));
        assertThat(seen.report().isClean()).isFalse();
    }

    @Test
    void whatARuleSaysAndWhatToDoIsToldInBothLanguages() throws IOException {
        String file = new String(sample("tax-income.dat").readAllBytes(), MS949).replaceFirst("\r\n", "x\r\n");
        FileReport report = run("tax-income", new ByteArrayInputStream(file.getBytes(MS949)), 1)
                .report();
        for (String told : List.of(String.join("\n", TrialText.of(report, Set.of())), TrialHtml.of(report, Set.of()))) {
            assertThat(told)
                    .contains("M17", "줄의 길이나 칸의 수가 다릅니다", "줄이 잘렸는지")
                    .contains("A line has another length", "See whether the line is cut");
        }
        IntStream.concat(IntStream.rangeClosed(1, 19), IntStream.rangeClosed(34, 40))
                .mapToObj(number -> "M" + number)
                .forEach(rule -> assertThat(RuleText.of(rule)).as(rule).hasValueSatisfying(text -> {
                    assertThat(text.says().ko()).matches(".*[가-힣].*");
                    assertThat(text.remedy().ko()).matches(".*[가-힣].*");
                    assertThat(text.says().en()).isNotBlank().doesNotMatch(".*[가-힣].*");
                    assertThat(text.remedy().en()).isNotBlank().doesNotMatch(".*[가-힣].*");
                }));
    }

    @Test
    void fieldsThatAMappingDoesntDeclareAreCountedByPathAndNeverByValue() throws IOException {
        String json = new String(sample("vehicle-register.json").readAllBytes(), StandardCharsets.UTF_8);
        Seen declared = run("vehicle-register", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), 2);
        assertThat(declared.report().undeclared()).isEmpty();
        String first = "\"vin\":";
        assertThat(json).contains(first);
        String more = json.replace(first, "\"inspection\":[{\"place\":\"secret\"},{\"place\":null,\"fee\":1}],\"vin\":")
                .replaceFirst(first, "\"colour\":\"secret\",\"vin\":");
        FileReport report = run("vehicle-register", new ByteArrayInputStream(more.getBytes(StandardCharsets.UTF_8)), 2)
                .report();
        assertThat(report.undeclared())
                .containsExactly(
                        new UndeclaredField("colour", 1),
                        new UndeclaredField("inspection[]/fee", 2),
                        new UndeclaredField("inspection[]/place", 2));
        assertThat(String.join("\n", TrialText.of(report, Set.of())))
                .contains("inspection[]/place: 2")
                .doesNotContain("secret");
        assertThat(TrialHtml.of(report, Set.of()))
                .contains("매핑에 적히지 않은 항목", "inspection[]/place")
                .doesNotContain("secret");
    }

    @Test
    void elementsAndAttributesThatAMappingDoesntDeclareAreCountedToo() throws IOException {
        String xml = new String(sample("health-insurance.xml").readAllBytes(), StandardCharsets.UTF_8);
        Seen declared = run("health-insurance", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), 1);
        assertThat(declared.report().undeclared()).isEmpty();
        String more = xml.replace("<gaipjaGb>", "<branch><name>secret</name></branch><gaipjaGb code=\"secret\">")
                .replace("</item>", "<o:note xmlns:o=\"urn:other\">secret</o:note></item>");
        FileReport report = run("health-insurance", new ByteArrayInputStream(more.getBytes(StandardCharsets.UTF_8)), 1)
                .report();
        assertThat(report.undeclared())
                .containsExactly(
                        new UndeclaredField("?:note", 1),
                        new UndeclaredField("branch/name", 1),
                        new UndeclaredField("gaipjaGb/@code", 1));
        assertThat(String.join("\n", TrialText.of(report, Set.of()))).doesNotContain("secret");
    }

    @Test
    void attributesThatNeedMoreThanOneRecordAreNamedAndNotTried() throws IOException {
        Mapping tax = Objects.requireNonNull(SCHEMAS.mappings().get("tax-income"));
        Trial trial = new Trial(tax, LocalDate.of(2026, 11, 26));
        assertThat(trial.leftOut()).extracting(Object::toString).contains("Income/yearTotal", "NationalTax/arrears");
        Seen seen = run("tax-income", sample("tax-income.dat"), 5);
        assertThat(seen.records())
                .hasSize(5)
                .allSatisfy(record -> assertThat(record.mapped()).doesNotContainKey("Income/yearTotal"));
        assertThat(TrialText.of(seen.report(), trial.leftOut()))
                .contains("  Income/yearTotal: not tried, needs more than one record");
    }

    @Test
    void whatARegisterWritesIsTextInTheReportAndNothingElse() {
        TrialRecord record = new TrialRecord(
                1,
                1,
                Map.of("a", "<script>&\u001b[31m\u202e", "b", "1\u20282\u20293"),
                Map.of("A/b", "\"x\""),
                List.of("a"),
                List.of());
        assertThat(TrialHtml.of(record))
                .contains("&lt;script&gt;&amp;?[31m?", "&quot;x&quot;")
                .doesNotContain("<script>");
        assertThat(String.join("\n", TrialText.of(record)))
                .contains("b = 1?2?3")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void memoryStaysFlatForAFileOfAnySizeAndProgressIsTold() throws IOException {
        Seen seen = run("tax-income", new RepeatedLines(48L * 1024 * 1024), 3);
        assertThat(seen.report().read()).isGreaterThan(400_000);
        assertThat(seen.records()).hasSize(3);
        assertThat(seen.progress()).hasSizeGreaterThan(1).isSorted();
    }

    @Test
    void aTrialWhoseTimeIsUpTellsWhatItReadUntilThen() throws IOException {
        Mapping tax = Objects.requireNonNull(SCHEMAS.mappings().get("tax-income"));
        TrialTime none = new TrialTime(Duration.ZERO);
        List<TrialRecord> records = new ArrayList<>();
        FileReport report = new Trial(tax, LocalDate.of(2026, 11, 26))
                .run(sample("tax-income.dat"), 5, none, new TrialViewer() {
                    @Override
                    public void record(TrialRecord record) {
                        records.add(record);
                    }

                    @Override
                    public void progress(long bytes, long read) {
                        throw new AssertionError("nothing goes on");
                    }
                });
        assertThat(none.isUp()).isTrue();
        assertThat(records).isEmpty();
        assertThat(report.read()).isZero();
        TrialTime enough = TrialTime.unlimited();
        new Trial(tax, LocalDate.of(2026, 11, 26)).run(sample("tax-income.dat"), 0, enough, new TrialViewer() {
            @Override
            public void record(TrialRecord record) {
                records.add(record);
            }

            @Override
            public void progress(long bytes, long read) {
                // a small file
            }
        });
        assertThat(enough.isUp()).isFalse();
    }

    /** The whole gigabyte is made while it is read, by a process of its own whose heap is far smaller. */
    @Tag("slow")
    @Test
    void aGigabyteIsRunInAHeapOfSixtyFourMegabytes() throws Exception {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Dieum.root=" + System.getProperty("ieum.root", ".."),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeRun.class.getName())
                .redirectErrorStream(true)
                .start();
        String said;
        try (InputStream out = run.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            run.destroy();
        }
        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said).contains("8801161 records, 0 failed");
    }

    /** What that process does. */
    static final class LargeRun {

        private LargeRun() {}

        /** Runs it. */
        public static void main(String[] args) throws IOException {
            Seen seen = run("tax-income", new RepeatedLines(1024L * 1024 * 1024), 3);
            System.out.println(
                    seen.report().read() + " records, " + seen.report().failed() + " failed");
        }
    }

    /** Texts that were copied for each part would take minutes. */
    @Test
    void aRecordOfVeryManyPartsIsShownInAMoment() throws IOException {
        String file = new String(sample("family-register.xml").readAllBytes(), StandardCharsets.UTF_8);
        String child = "<f:자녀><f:성명>윤하율</f:성명></f:자녀>";
        String large = file.replace("<f:혼인상태>", child.repeat(80_000) + "<f:혼인상태>");
        Seen seen = assertTimeout(
                Duration.ofSeconds(20),
                () -> run("family-register", new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)), 1));
        assertThat(seen.records())
                .singleElement()
                .satisfies(record -> assertThat(record.source())
                        .hasEntrySatisfying("자녀/성명", text -> assertThat(text).hasSizeGreaterThan(400_000)));
    }

    /** A delivery of that many bytes, made while it is read. */
    private static final class RepeatedLines extends InputStream {

        private final byte[] header;
        private final byte[] detail;
        private final long size;
        private long at;

        RepeatedLines(long size) throws IOException {
            byte[] sample = sample("tax-income.dat").readAllBytes();
            this.header = Arrays.copyOf(sample, 122);
            this.detail = Arrays.copyOfRange(sample, 122, 244);
            this.size = size / 122 * 122;
        }

        @Override
        public int read() {
            if (at >= size) {
                return -1;
            }
            byte[] line = at < header.length ? header : detail;
            return line[(int) (at++ % 122)] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = 0;
            while (count < length) {
                int one = read();
                if (one < 0) {
                    return count == 0 ? -1 : count;
                }
                into[from + count++] = (byte) one;
            }
            return count;
        }
    }
}
