package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.StreamSupport;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.leaf.Leaf;
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

    @Test
    void who_holds_the_commitment_of_a_leaf_finds_the_query_that_made_it() throws Exception {
        String id;
        try (IeumClient client = DemoClients.welfare(node)) {
            Outcome outcome = client.query("""
                {"task": "basic-livelihood", "case": "%s", "official": "kim.jihyun",
                 "subjects": [{"residentNumber": "8502131104958"}], "attributes": ["Vehicle/class"], "mode": "filter"}
                """.formatted(CASE).getBytes(UTF_8));
            id = JSON.readTree(((Outcome.Answered) outcome).text())
                    .path("query")
                    .asString();
        }
        String commitment = node.log().findByLookup(UUID.fromString(id)).stream()
                .map(LogEntry::leaf)
                .filter(Leaf.Intent.class::isInstance)
                .map(leaf -> ((Leaf.Intent) leaf).subject().digest().hex())
                .findFirst()
                .orElseThrow();

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(json(node.program("moon.garam"), "/api/v1/journal/entries?id=" + commitment)
                                        .path("entries")
                                        .toString())
                                .contains(id));
    }

    @Test
    void a_message_stands_in_the_journal_with_each_attempt_to_deliver_it() throws Exception {
        String message;
        try (IeumClient client = DemoClients.of(node, "Z000001/family-reports")) {
            Outcome outcome = client.send(
                    "death",
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <사망신고 xmlns="urn:scourt:family:report:1">
                      <사망자>
                        <주민등록번호>5706111192605</주민등록번호>
                        <성명>서정순</성명>
                        <사망일시>2026년 09월 28일 23시 10분</사망일시>
                        <신고일>2026년 09월 30일</신고일>
                        <신고인><성명>민가온</성명><관계>자녀</관계></신고인>
                      </사망자>
                    </사망신고>
                    """.getBytes(UTF_8),
                    "application/xml",
                    UUID.randomUUID().toString());
            message = JSON.readTree(((Outcome.Answered) outcome).text())
                    .path("message")
                    .asString();
        }

        Awaitility.await().untilAsserted(() -> {
            String found = json(node.program("moon.garam"), "/api/v1/journal/entries?id=" + message)
                    .path("entries")
                    .toString();
            assertThat(found)
                    .contains("\"outcome\":\"ACCEPTED\"", "\"outcome\":\"DELIVERED\"", "Z000002/pension-events")
                    .doesNotContain("5706111192605", "서정순");
        });
    }

    private static JsonNode json(ApiOfficial operator, String path) {
        Visitor visitor = operator.visitor();
        return JSON.readTree(visitor.send(visitor.to(path)).body());
    }
}
