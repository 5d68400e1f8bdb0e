package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a system asked is found by the operator: by the id that the system was told, by its case, with its steps. */
@OnTheDemoNode
class JournalJourneyTest {

    private static final String CASE = "3000000-2026-04-0012345";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DemoNode node;

    JournalJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void a_query_stands_in_the_journal_with_its_steps_and_without_a_word_of_whom_it_was_about() throws Exception {
        String id;
        try (IeumClient client = DemoClients.welfare(node)) {
            Outcome outcome = client.query("""
                {"task": "basic-livelihood", "case": "%s", "official": "kim.jihyun",
                 "subjects": [{"residentNumber": "8502131104958"}], "attributes": ["Vehicle/class"], "mode": "filter"}
                """.formatted(CASE).getBytes(UTF_8));
            assertThat(outcome).isInstanceOf(Outcome.Answered.class);
            id = JSON.readTree(((Outcome.Answered) outcome).text())
                    .path("query")
                    .asString();
            client.query("{}".getBytes(UTF_8));
        }
        ApiOfficial operator = node.program("moon.garam");

        JsonNode entry = Awaitility.await()
                .until(
                        () -> json(operator, "/api/v1/journal/entries?id=" + id).path("entries"),
                        list -> list.size() == 1)
                .get(0);

        assertThat(entry.path("system").asString()).isEqualTo("3000000/welfare-case");
        assertThat(entry.path("result").asString()).isEqualTo("answered");
        assertThat(entry.path("task").asString()).isEqualTo("basic-livelihood");
        assertThat(entry.path("agreements")).isNotEmpty();
        assertThat(StreamSupport.stream(entry.path("steps").spliterator(), false)
                        .map(step -> step.path("step").asString()))
                .containsSubsequence("received", "decided", "sent", "mapped", "answered");
        assertThat(entry.toString()).doesNotContain("8502131104958", CASE, "kim.jihyun");
        assertThat(json(operator, "/api/v1/journal/entries?agency=3000000&result=refused")
                        .toString())
                .as("a body that isn't a query")
                .contains("INVALID_MEMBER");
    }

    private static JsonNode json(ApiOfficial operator, String path) {
        Visitor visitor = operator.visitor();
        return JSON.readTree(visitor.send(visitor.to(path)).body());
    }
}
