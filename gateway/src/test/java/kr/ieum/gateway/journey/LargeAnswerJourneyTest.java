package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.json.StrictJson;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An answer to a query that is larger than what can be held for its signature (decision 0041). */
@OnTheDemoNode
class LargeAnswerJourneyTest {

    private static final String ALL = """
        "Vehicle/class", "Vehicle/use", "Vehicle/displacement", "Vehicle/modelYear"\
        """;

    private final DemoNode node;

    LargeAnswerJourneyTest(DemoNode node) {
        this.node = node;
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/xml"})
    void itIsNotSentAndTheLogSaysSoAndTheCallerIsToldWhatToDo(String format) throws Exception {
        node.simulator().wrong("vehicle", "many");

        Outcome outcome = asked(ALL, false, format);

        assertThat(outcome).isInstanceOf(Outcome.Problem.class);
        Outcome.Problem problem = (Outcome.Problem) outcome;
        assertThat(problem.type()).as(problem.details()).isEqualTo("urn:ieum:problem:answer-too-large");
        JsonNode told = StrictJson.tree(problem.details().getBytes(UTF_8));
        assertThat(told.path("status").asInt()).isEqualTo(422);
        assertThat(told.path("bytes").asInt())
                .isGreaterThan(told.path("mostBytes").asInt());
        assertThat(told.path("remedy").stringValue()).isNotBlank();
        assertThat(outcomes(told.path("lookup")))
                .filteredOn(one -> one.attribute().startsWith("Vehicle/"))
                .as("what was fetched went nowhere")
                .hasSize(4)
                .allSatisfy(one -> {
                    assertThat(one.left()).isFalse();
                    assertThat(one.text()).isEqualTo("NOT_SENT");
                });
    }

    @Test
    void whatFitsIsSentAndStandsInTheLogAsSentAndItsProofsStandBesideIt() throws Exception {
        node.simulator().wrong("vehicle", "many");

        Outcome outcome = asked("\"Vehicle/class\"", true, "application/json");

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        byte[] body = ((Outcome.Answered) outcome).body();
        JsonNode answer = StrictJson.tree(body);
        assertThat(answer.path("grounds")).hasSize(7500);
        assertThat(answer.path("proofs").valueStream())
                .anySatisfy(proof ->
                        assertThat(proof.at("/openings/values").isMissingNode()).isFalse());
        assertThat(outcomes(answer.path("query")))
                .filteredOn(one -> one.attribute().equals("Vehicle/class"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.left()).isTrue());
    }

    /** What the log says left, once that is durable. */
    private List<Leaf.Outcome> outcomes(JsonNode id) {
        UUID lookup = UUID.fromString(id.stringValue());
        return Awaitility.await()
                .until(
                        () -> node.log().findByLookup(lookup).stream()
                                .map(entry -> entry.leaf())
                                .flatMap(leaf -> leaf instanceof Leaf.Release release
                                        ? release.outcomes().stream()
                                        : Stream.of())
                                .toList(),
                        outcomes -> outcomes.stream()
                                .anyMatch(one -> one.attribute().equals("Vehicle/class")));
    }

    private Outcome asked(String attributes, boolean proof, String accept) throws Exception {
        byte[] query = """
            {"task": "basic-livelihood", "case": "%s", "official": "kim.jihyun",
             "subjects": [{"residentNumber": "8502131104958"}], "attributes": [%s], "mode": "filter", "proof": %s}
            """.formatted(Cases.HEALTHY, attributes, proof).getBytes(UTF_8);
        try (IeumClient client = DemoClients.of(node, "3000000/welfare-case")) {
            return client.query(query, accept);
        }
    }
}
