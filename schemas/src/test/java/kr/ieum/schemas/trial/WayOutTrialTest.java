package kr.ieum.schemas.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;

/** The demo's way out: a message of the basic-livelihood view in the welfare office's own file. */
class WayOutTrialTest {

    private static final Charset EUC_KR = Charset.forName("EUC-KR");
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
    private static final String MESSAGE = """
        {"@type": "Message", "recipient": "official", "contributions": [
          {"subject": "#s1", "relation": "applicant", "register": "resident", "assertedAt": "2026-11-25T00:00:00Z", "records": [
            {"@type": "Person", "@id": "#s1", "name": "윤정우", "residenceStatus": "RESIDENT",
             "residentNumber": {"@type": "form:first7", "@value": "850230-1******"}},
            {"@type": "Residence", "since": "2019-03", "address": "서울특별시 종로구 청운동 자하문로 12"}]},
          {"subject": "#s1", "relation": "applicant", "register": "family", "assertedAt": "2026-11-24T00:00:00Z", "records": [
            {"@type": "Family", "relationToApplicant": "SELF"}]},
          {"subject": "#s1", "relation": "applicant", "register": "tax-income", "records": [
            {"@type": "Income", "kind": "EARNED", "year": "2025", "amount": "25650000"},
            {"@type": "Income", "kind": "BUSINESS", "year": "2025", "amount": "-1200000"}]},
          {"subject": "#s1", "relation": "applicant", "register": "health-insurance", "records": [
            {"@type": "HealthInsurance", "insuredType": "EMPLOYEE", "monthlyPay": "2410000"}]},
          {"subject": "#s2", "relation": "benefit-unit", "register": "resident", "records": [
            {"@type": "Person", "name": "윤하율", "residenceStatus": "RESIDENT"},
            {"@type": "Residence", "since": {"@type": "state", "@value": "unknown"}},
            {"@type": "Family", "relationToApplicant": "CHILD"},
            {"@type": "Income", "kind": {"@type": "state", "@value": "known-empty"}, "year": {"@type": "state", "@value": "known-empty"},
             "amount": {"@type": "state", "@value": "known-empty"}},
            {"@type": "HealthInsurance", "insuredType": "DEPENDANT", "monthlyPay": {"@type": "state", "@value": "not-applicable"}}]}]}
        """;

    private static final Schemas SCHEMAS = load();
    private static final Mapping MAPPING =
            Objects.requireNonNull(SCHEMAS.mappings().get("jongno-benefit-file"));

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private static Schemas load() {
        Faults faults = new Faults();
        Schemas schemas = Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), faults);
        faults.throwIfAny();
        return schemas;
    }

    private WayOutTrial.Outcome write(String message) throws IOException {
        file.reset();
        return new WayOutTrial(MAPPING.wayOut().orElseThrow(), SCHEMAS.model())
                .run(message.getBytes(StandardCharsets.UTF_8), file, NOW);
    }

    private List<Problem> problems(String message) throws IOException {
        return write(message) instanceof WayOutTrial.Outcome.Written written ? written.problems() : List.of();
    }

    @Test
    void aMessageBecomesTheOfficesOwnLinesOneForEachIncome() throws IOException {
        assertThat(write(MESSAGE)).isEqualTo(new WayOutTrial.Outcome.Written(3, 0, List.of()));
        String written = file.toString(EUC_KR);
        assertThat(written.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(EUC_KR)).hasSize(120))
                .satisfiesExactly(
                        // the oldest of what the contributions say, in Seoul
                        line -> assertThat(line).startsWith("H202611243000000"),
                        line -> assertThat(line)
                                .startsWith("D윤정우 ")
                                .contains("00120190300112025+00000256500001+0000002410000"),
                        line -> assertThat(line).contains("00120190300122025-00000012000001+0000002410000"),
                        line -> assertThat(line).startsWith("D윤하율 ").contains("0510000000000                  3 "),
                        line -> assertThat(line).startsWith("T000000003"));
        assertThat(written).doesNotContain("850230", "자하문로");
    }

    @Test
    void whatWasWrittenIsReadBackAsTheSame() throws IOException {
        write(MESSAGE);
        List<TrialRecord> read = new ArrayList<>();
        new Trial(MAPPING, LocalDate.of(2026, 11, 26))
                .run(new ByteArrayInputStream(file.toByteArray()), 10, TrialTime.unlimited(), new TrialViewer() {
                    @Override
                    public void record(TrialRecord record) {
                        read.add(record);
                    }

                    @Override
                    public void progress(long bytes, long records) {
                        // a small file
                    }
                });
        assertThat(read).hasSize(3);
        assertThat(read.getFirst().mapped())
                .containsEntry("Person/name", "윤정우")
                .containsEntry("Income/amount", "25650000")
                .containsEntry("Residence/since", "2019-03");
        assertThat(read.getLast().mapped())
                .containsEntry("Income/kind", "[known-empty]")
                .containsEntry("Residence/since", "[unknown]")
                .containsEntry("HealthInsurance/monthlyPay", "[not-applicable]");
    }

    @Test
    void whatTheFileCantSayIsRefusedRecordByRecordAndNothingIsCut() throws IOException {
        assertThat(problems(MESSAGE.replace("\"윤하율\"", "\"윤똠뷁하율\"")))
                .singleElement()
                .isEqualTo(new Problem("M56", "", 3, "성명: a character isn't in EUC-KR"));
        assertThat(file.toString(EUC_KR)).contains("T000000002").doesNotContain("하율");
        assertThat(problems(MESSAGE.replace("\"윤하율\"", "\"" + "A".repeat(41) + "\"")))
                .extracting(Problem::rule)
                .containsExactly("M55");
        assertThat(problems(MESSAGE.replace("\"윤하율\"", "{\"@type\": \"form:masked\", \"@value\": \"윤*율\"}")))
                .extracting(Problem::rule, Problem::row)
                .containsExactly(tuple("M60", "Person/name"));
        assertThat(problems(MESSAGE.replace("\"@value\": \"unknown\"", "\"@value\": \"late\"")))
                .extracting(Problem::rule, Problem::row)
                .containsExactly(tuple("M60", "Residence/since"));
        assertThat(problems(MESSAGE.replace("\"since\": \"2019-03\"", "\"since\": \"2019-13\"")))
                .extracting(Problem::rule)
                .containsExactly("M60");
        assertThat(problems(MESSAGE.replace("\"residenceStatus\": \"RESIDENT\"},", "\"x\": \"y\"},")))
                .as("nothing said of a column")
                .extracting(Problem::rule, Problem::row)
                .containsExactly(tuple("M57", "residenceStatus"));
    }

    @Test
    void severalRecordsOfTwoClassesAreNoLines() throws IOException {
        assertThat(problems(MESSAGE.replace(
                        "\"monthlyPay\": \"2410000\"}",
                        "\"monthlyPay\": \"2410000\"}, {\"@type\": \"HealthInsurance\","
                                + " \"insuredType\": \"REGIONAL\"}")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("Income and of HealthInsurance"));
        assertThat(file.toString(EUC_KR)).contains("T000000001");
    }

    @Test
    void whatIsNoMessageIsRefusedAsAWhole() throws IOException {
        assertThat(write("{")).isInstanceOf(WayOutTrial.Outcome.NoMessage.class);
        assertThat(write("{\"a\": 1, \"a\": 2}")).isInstanceOf(WayOutTrial.Outcome.NoMessage.class);
        assertThat(write("{\"records\": []}")).isInstanceOf(WayOutTrial.Outcome.NoMessage.class);
        assertThat(file.size()).isZero();
    }
}
