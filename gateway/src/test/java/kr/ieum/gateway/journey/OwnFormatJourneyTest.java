package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.json.StrictJson;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A query that is answered in the consumer's own format: lines of 120 bytes in EUC-KR, with their grounds beside them (design §8). */
@OnTheDemoNode
class OwnFormatJourneyTest {

    private static final Charset EUC_KR = Charset.forName("EUC-KR");
    private static final String OWN = "multipart/mixed; profile=\"jongno-benefit-file\"";
    private static final String ALL = """
        "Person/name", {"attribute": "Family/relationToApplicant", "register": "family"}, "Person/residenceStatus",
        "Residence/since", "Income/kind", "Income/year", {"attribute": "Income/amount", "register": "tax-income"},
        "HealthInsurance/insuredType", "HealthInsurance/monthlyPay\"\
        """;

    private final DemoNode node;

    OwnFormatJourneyTest(DemoNode node) {
        this.node = node;
    }

    /** The two parts of an answer. */
    private record Parts(JsonNode grounds, String mediaType, byte[] file) {

        static Parts of(Outcome.Answered answered) throws Exception {
            String boundary = answered.contentType().replaceAll(".*boundary=\"([^\"]+)\".*", "$1");
            String[] parts = new String(answered.body(), ISO_8859_1).split("--" + boundary + "(?:--)?\r\n", -1);
            assertThat(parts).as("nothing, grounds, file, nothing").hasSize(4);
            assertThat(parts[1]).startsWith("Content-Type: application/json\r\n\r\n");
            String[] file = parts[2].split("\r\n\r\n", 2);
            byte[] bytes = file[1].substring(0, file[1].length() - 2).getBytes(ISO_8859_1);
            JsonNode grounds = StrictJson.tree(parts[1].split("\r\n\r\n", 2)[1].getBytes(ISO_8859_1));
            assertThat(grounds.at("/file/digest").stringValue())
                    .isEqualTo("sha-256=:"
                            + Base64.getEncoder()
                                    .encodeToString(
                                            MessageDigest.getInstance("SHA-256").digest(bytes)) + ":");
            return new Parts(grounds, file[0], bytes);
        }
    }

    @Test
    void aQueryIsAnsweredInTheOfficesOwnLinesWithTheGroundOfEachField() throws Exception {
        Parts parts = Parts.of(answered(query(ALL, "reject"), OWN));

        assertThat(parts.mediaType()).isEqualTo("Content-Type: text/plain;charset=EUC-KR");
        List<String> lines = List.of(new String(parts.file(), EUC_KR).split("\r\n"));
        assertThat(lines).allSatisfy(line -> assertThat(line.getBytes(EUC_KR)).hasSize(120));
        assertThat(lines.getFirst()).startsWith("H20").contains("3000000");
        assertThat(lines.get(1)).startsWith("D윤정우 ");
        assertThat(lines.getLast()).startsWith("T%09d".formatted(lines.size() - 2));
        assertThat(parts.grounds().at("/file/records").asInt()).isEqualTo(lines.size() - 2);
        assertThat(parts.grounds().at("/file").has("unsaid")).isFalse();
        assertThat(parts.grounds().has("message")).as("values stand once").isFalse();
        assertThat(parts.grounds().path("grounds"))
                .hasSizeGreaterThan(8)
                .allSatisfy(
                        ground -> assertThat(ground.at("/authority/agreement").stringValue())
                                .startsWith("agr-bl-"));
    }

    @Test
    void whatTheFormatHasNoPlaceForIsNotEvenAsked() throws Exception {
        node.simulator().forgetRequests();

        assertThat(asked(query(ALL + ", \"Vehicle/class\"", "reject"), OWN)).satisfies(outcome -> {
            JsonNode problem = problem(outcome, "format-unfit");
            assertThat(problem.path("withoutPlace")).hasSize(1);
            assertThat(problem.at("/withoutPlace/0").stringValue()).isEqualTo("Vehicle/class");
        });
        assertThat(node.simulator().requests("health-insurance")).isEmpty();

        Parts parts = Parts.of(answered(query(ALL + ", \"Vehicle/class\"", "filter"), OWN));
        assertThat(parts.grounds().at("/file/withoutPlace/0").stringValue()).isEqualTo("Vehicle/class");
        assertThat(node.simulator().requests("vehicle")).isEmpty();
        assertThat(node.simulator().requests("health-insurance")).isNotEmpty();
    }

    @Test
    void aQueryThatLeavesOpenWhatEachLineMustSayIsToldWhatIsMissing() throws Exception {
        node.simulator().forgetRequests();

        JsonNode problem = problem(asked(query("\"Person/name\"", "filter"), OWN), "format-unfit");

        assertThat(problem.path("missing")).hasSize(8);
        assertThat(node.simulator().requests("resident")).isEmpty();
    }

    @Test
    void whatARegisterDidNotSayIsNotGuessedButToldOfWhomAndWhy() throws Exception {
        node.simulator().behave("health-insurance", "dead");

        Parts parts = Parts.of(answered(query(ALL, "filter"), OWN));
        assertThat(new String(parts.file(), EUC_KR)).doesNotContain("윤정우").contains("T000000000");
        assertThat(parts.grounds().at("/file/unsaid")).isNotEmpty().allSatisfy(one -> {
            assertThat(one.path("subject").stringValue()).isEqualTo(subject(parts.grounds()));
            assertThat(one.path("row").stringValue()).startsWith("HealthInsurance/");
            assertThat(one.path("rule").stringValue()).isEqualTo("M60");
            assertThat(one.path("remedy").stringValue()).contains("ground");
        });

        JsonNode problem = problem(asked(query(ALL, "reject"), OWN), "format-cannot-say");
        assertThat(problem.path("unsaid")).isNotEmpty();
        assertThat(problem.toString()).doesNotContain("윤정우");
        assertThat(problem.path("lookup").stringValue()).hasSize(36);
        assertThat(outcomes(problem.path("lookup")))
                .as("what was fetched went nowhere, and the log says so; what is verified first is for the decision")
                .noneMatch(outcome -> outcome.left() && !outcome.attribute().equals("Person/residenceStatus"))
                .contains(
                        Leaf.Outcome.stayed("Person/name", "NOT_SENT"),
                        Leaf.Outcome.stayed("HealthInsurance/insuredType", "SOURCE_ERROR"));
    }

    @Test
    void whatIsSentAsAWholeStandsInTheLogAsSent() throws Exception {
        Parts parts = Parts.of(answered(query(ALL, "reject"), OWN));

        assertThat(outcomes(parts.grounds().path("query")))
                .filteredOn(Leaf.Outcome::left)
                .extracting(Leaf.Outcome::attribute)
                .contains("Person/name", "HealthInsurance/insuredType");
        assertThat(outcomes(parts.grounds().path("query")))
                .extracting(Leaf.Outcome::text)
                .doesNotContain("NOT_SENT");
    }

    /** What the log says left, once that is durable. */
    private List<Leaf.Outcome> outcomes(JsonNode id) {
        UUID lookup = UUID.fromString(id.stringValue());
        return Awaitility.await()
                .until(
                        () -> node.log().findByLookup(lookup).stream()
                                .map(entry -> entry.leaf())
                                .filter(Leaf.Release.class::isInstance)
                                .flatMap(leaf -> ((Leaf.Release) leaf).outcomes().stream())
                                .toList(),
                        outcomes -> outcomes.stream()
                                .anyMatch(outcome -> outcome.attribute().equals("HealthInsurance/insuredType")));
    }

    @Test
    void aFormatOfSomebodyElseOrOfNobodyIsRefusedWithWhatThereIs() throws Exception {
        JsonNode unknown = problem(
                asked(query(ALL, "filter"), "multipart/mixed; profile=\"somebody-elses\", image/png"),
                "no-such-format");
        assertThat(unknown.path("ownFormats").toString()).contains("jongno-benefit-file");
        assertThat(unknown.path("mediaTypes").toString()).contains("application/ld+json");

        byte[] query = query(ALL, "filter");
        try (IeumClient seongnam = DemoClients.of(node, "3780000/welfare-case")) {
            assertThat(problem(seongnam.query(query, OWN), "no-such-format").path("ownFormats"))
                    .isEmpty();
        }
        assertThat(answered(query, OWN + ";q=0.5, application/json").contentType())
                .isEqualTo("application/json");
        assertThat(answered(query, "multipart/mixed;profile=none, application/xml;q=0.1")
                        .contentType())
                .startsWith("application/xml");
    }

    private static String subject(JsonNode grounds) {
        return grounds.at("/subjects/0/id").stringValue();
    }

    private static byte[] query(String attributes, String mode) {
        return """
            {"task": "basic-livelihood", "case": "%s", "official": "kim.jihyun",
             "subjects": [{"residentNumber": "8502131104958"}], "attributes": [%s], "mode": "%s"}
            """.formatted(Cases.HEALTHY, attributes, mode).getBytes(UTF_8);
    }

    private Outcome asked(byte[] query, String accept) throws Exception {
        try (IeumClient client = DemoClients.of(node, "3000000/welfare-case")) {
            return client.query(query, accept);
        }
    }

    private Outcome.Answered answered(byte[] query, String accept) throws Exception {
        Outcome outcome = asked(query, accept);
        assertThat(outcome).as(told(outcome)).isInstanceOf(Outcome.Answered.class);
        return (Outcome.Answered) outcome;
    }

    private static String told(Outcome outcome) {
        return outcome instanceof Outcome.Problem problem ? problem.details() : outcome.toString();
    }

    private static JsonNode problem(Outcome outcome, String type) {
        assertThat(outcome).isInstanceOf(Outcome.Problem.class);
        Outcome.Problem problem = (Outcome.Problem) outcome;
        assertThat(problem.type()).as(problem.details()).isEqualTo("urn:ieum:problem:" + type);
        return StrictJson.tree(problem.details().getBytes(UTF_8));
    }
}
