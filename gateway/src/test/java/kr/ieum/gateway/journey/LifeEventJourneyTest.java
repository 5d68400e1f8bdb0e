package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.log.leaf.Leaf;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A death that the family register reports: who is told of it, of what, and who isn't told anything (design §8, P10). */
@OnTheDemoNode
class LifeEventJourneyTest {

    private static final String REPORTER = "Z000001/family-reports";
    private static final String PENSION = "Z000002/pension-events";
    private static final String ON_ALL_ROLLS = "5110192155396";
    private static final String ON_TWO_ROLLS = "5706111192605";
    private static final String ON_NO_ROLL = "8309212181495";
    private static final List<String> INBOXES =
            List.of("pension-events", "eligibility-events", "vehicle-events", "tax-events");

    private final DemoNode node;

    LifeEventJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void each_agency_that_holds_the_person_receives_what_was_agreed_with_it_and_no_more() throws Exception {
        node.systemsAddress();
        INBOXES.forEach(inbox -> node.simulator().forgetRequests(inbox));

        UUID message = accepted(report(ON_ALL_ROLLS), UUID.randomUUID().toString());

        JsonNode pension = received("pension-events");
        assertThat(record(pension).propertyNames())
                .containsExactlyInAnyOrder("@type", "residentNumber", "name", "deathDate");
        assertThat(record(pension).path("deathDate").asString()).isEqualTo("2026-09-28");
        assertThat(body("eligibility-events"))
                .as("the health insurance receives 40 bytes a line, its own")
                .matches("H\\d{8}B550928 {24}\r\n" + "D" + ON_ALL_ROLLS + "20260928 {18}\r\n" + "T000000001 {30}\r\n");
        assertThat(body("tax-events"))
                .as("tax is told the month")
                .contains(ON_ALL_ROLLS, "urn:ieum:exchange:notice:1", "2026-09")
                .doesNotContain("2026-09-28", "서정순");
        String vehicle = body("vehicle-events");
        assertThat(vehicle).contains(ON_ALL_ROLLS, "urn:ieum:exchange:notice:1").doesNotContain("2026-09", "서정순");
        assertThat(pension.path("agreement").path("id").asString()).isEqualTo("agr-ev-pension");
        assertThat(pension.path("grounds")
                        .path(0)
                        .path("authority")
                        .path("grant")
                        .asString())
                .isEqualTo("G1");
        for (String inbox : INBOXES) {
            assertThat(node.simulator().requests(inbox).getFirst().headers())
                    .contains(message.toString(), "content-digest", "signature");
        }
    }

    @Test
    void what_a_subscribers_own_format_cant_say_is_put_aside_and_nothing_of_it_is_sent() throws Exception {
        node.systemsAddress();
        INBOXES.forEach(inbox -> node.simulator().forgetRequests(inbox));
        long before = putAside();

        accepted(
                report(ON_TWO_ROLLS).replace("09월 28일", "09월 00일"),
                UUID.randomUUID().toString());

        assertThat(record(received("pension-events")).path("deathDate").asString())
                .as("who reads the reference model is told the month")
                .isEqualTo("2026-09");
        Awaitility.await().untilAsserted(() -> assertThat(putAside()).isEqualTo(before + 1));
        assertThat(node.simulator().requests("eligibility-events"))
                .as("the day has a place in its 40 bytes and isn't known")
                .isEmpty();
    }

    private long putAside() {
        return node.log().shards().stream()
                .flatMap(shard -> node.log().list(shard.shard(), Math.max(0, shard.size() - 1000), 1000).stream())
                .filter(entry -> entry.leaf() instanceof Leaf.Delivery delivery
                        && delivery.agency().equals("B550928")
                        && delivery.outcome().equals("quarantined"))
                .count();
    }

    @Test
    void an_agency_without_the_person_on_its_roll_receives_nothing_and_the_sender_learns_nothing_of_it()
            throws Exception {
        node.systemsAddress();
        INBOXES.forEach(inbox -> node.simulator().forgetRequests(inbox));

        UUID nobody = accepted(report(ON_NO_ROLL), UUID.randomUUID().toString());
        UUID two = accepted(report(ON_TWO_ROLLS), UUID.randomUUID().toString());

        received("pension-events");
        body("eligibility-events");
        assertThat(node.simulator().requests("vehicle-events")).isEmpty();
        assertThat(node.simulator().requests("tax-events")).isEmpty();
        assertThat(body("pension-events")).doesNotContain(ON_NO_ROLL);
        try (IeumClient client = DemoClients.of(node, REPORTER)) {
            assertThat(shape(client.get("/exchange/v1/messages/" + nobody)))
                    .isEqualTo(shape(client.get("/exchange/v1/messages/" + two)));
        }
        assertThat(node.log().findByLookup(nobody)).isEmpty();
        assertThat(node.log().findByLookup(two))
                .as("whoever handed it in can't find its leaves by what it was told")
                .isEmpty();
    }

    @Test
    void the_same_key_is_accepted_once_and_another_body_under_it_is_refused() throws Exception {
        String key = UUID.randomUUID().toString();
        UUID first = accepted(report(ON_NO_ROLL), key);
        assertThat(accepted(report(ON_NO_ROLL), key)).isEqualTo(first);
        try (IeumClient client = DemoClients.of(node, REPORTER);
                IeumClient other = DemoClients.of(node, PENSION)) {
            assertThat(problem(other.receipt(key))).as("another's key").startsWith("404 ");
            assertThat(problem(client.send("death", bytes(report(ON_TWO_ROLLS)), "application/xml", key)))
                    .isEqualTo("422 urn:ieum:problem:idempotency-key-reused");
            assertThat(text(client.receipt(key))).contains(first.toString(), "acceptedAt");
            assertThat(problem(client.receipt("k-" + UUID.randomUUID()))).startsWith("404 ");
        }
    }

    @Test
    void a_record_that_cant_be_read_is_refused_with_row_and_rule_and_without_what_stands_there() throws Exception {
        try (IeumClient client = DemoClients.of(node, REPORTER)) {
            String wrong = report(ON_TWO_ROLLS).replace("09월 28일", "13월 28일");
            Outcome outcome = client.send("death", bytes(wrong), "application/xml", "k-" + UUID.randomUUID());
            assertThat(problem(outcome)).isEqualTo("422 urn:ieum:problem:record-faulty");
            String told = ((Outcome.Problem) outcome).details();
            assertThat(told)
                    .contains("\"rule\":\"M7\"", "\"row\":\"deathDate\"")
                    .doesNotContain("13월", ON_TWO_ROLLS);
            assertThat(problem(client.send("death", bytes("<a/>"), "application/xml", "k-" + UUID.randomUUID())))
                    .isEqualTo("422 urn:ieum:problem:record-faulty");
        }
    }

    @Test
    void only_the_keeper_of_the_register_announces_and_only_what_is_announced_here() throws Exception {
        try (IeumClient other = DemoClients.of(node, PENSION);
                IeumClient keeper = DemoClients.of(node, REPORTER)) {
            assertThat(problem(other.send("death", bytes(report(ON_TWO_ROLLS)), "application/xml", "k1")))
                    .isEqualTo("403 urn:ieum:problem:not-the-keeper");
            assertThat(problem(keeper.send("birth", bytes(report(ON_TWO_ROLLS)), "application/xml", "k1")))
                    .isEqualTo("404 urn:ieum:problem:unknown-event");
        }
    }

    @Test
    void a_system_tells_whom_it_holds_and_is_told_of_them_from_then_on() throws Exception {
        String joined = "9004301123456";
        try (IeumClient pension = DemoClients.of(node, PENSION)) {
            INBOXES.forEach(inbox -> node.simulator().forgetRequests(inbox));
            assertThat(pension.post("/exchange/v1/roll", bytes("{\"take\":[\"" + joined + "\"]}"), JSON))
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(answered.text()).contains("\"members\":3"));
            accepted(report(joined), UUID.randomUUID().toString());
            assertThat(body("pension-events")).contains(joined);

            pension.post("/exchange/v1/roll", bytes("{\"release\":[\"" + joined + "\"]}"), JSON);
            node.simulator().forgetRequests("pension-events");
            accepted(report(joined), UUID.randomUUID().toString());
            accepted(report(ON_TWO_ROLLS), UUID.randomUUID().toString());
            assertThat(body("pension-events")).contains(ON_TWO_ROLLS).doesNotContain(joined);
            assertThat(problem(pension.post("/exchange/v1/roll", bytes("{\"take\":[\"1\"]}"), JSON)))
                    .startsWith("400 ");
        }
    }

    @Test
    void a_subscriber_has_a_receipt_of_what_was_handed_over_to_it_and_nobody_else_has() throws Exception {
        node.systemsAddress();
        INBOXES.forEach(inbox -> node.simulator().forgetRequests(inbox));
        accepted(report(ON_TWO_ROLLS), UUID.randomUUID().toString());
        received("pension-events");
        String delivery = node.simulator().requests("pension-events").getFirst().headers();
        String id = delivery.replaceAll("(?s).*\"idempotency-key\":\"\\\\\"([0-9a-f-]{36}).*", "$1");
        try (IeumClient pension = DemoClients.of(node, PENSION);
                IeumClient reporter = DemoClients.of(node, REPORTER)) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(text(pension.get("/exchange/v1/deliveries/" + id)))
                            .contains("handedOverAt"));
            assertThat(problem(reporter.get("/exchange/v1/deliveries/" + id))).startsWith("404 ");
            assertThat(text(pension.get("/exchange/v1/deliveries/" + id + "/receipt")))
                    .contains("\"kind\":\"hand-over\"", "\"jws\":\"");
            assertThat(problem(reporter.get("/exchange/v1/deliveries/" + id + "/receipt")))
                    .startsWith("404 ");
            assertThat(problem(pension.get("/exchange/v1/messages/" + id + "/receipts")))
                    .startsWith("404 ");
        }
    }

    private static final Fields JSON = Fields.NONE.with("content-type", "application/json");

    private UUID accepted(String report, String key) throws Exception {
        try (IeumClient client = DemoClients.of(node, REPORTER)) {
            Outcome outcome = client.send("death", bytes(report), "application/xml", key);
            assertThat(outcome).isInstanceOf(Outcome.Answered.class);
            assertThat(((Outcome.Answered) outcome).status()).isEqualTo(202);
            return UUID.fromString(JsonMapper.shared()
                    .readTree(((Outcome.Answered) outcome).text())
                    .path("message")
                    .asString());
        }
    }

    private String body(String inbox) {
        Awaitility.await().until(() -> !node.simulator().requests(inbox).isEmpty());
        return node.simulator().requests(inbox).stream()
                .map(Simulator.Request::body)
                .reduce("", String::concat);
    }

    private JsonNode received(String inbox) {
        Awaitility.await().until(() -> !node.simulator().requests(inbox).isEmpty());
        return JsonMapper.shared()
                .readTree(node.simulator().requests(inbox).getFirst().body());
    }

    private static JsonNode record(JsonNode notice) {
        return notice.path("message")
                .path("contributions")
                .path(0)
                .path("records")
                .path(0);
    }

    private static String shape(Outcome outcome) {
        return text(outcome).replaceAll("\"[^\"]*\"([,}])", "\"…\"$1");
    }

    private static String text(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).text();
    }

    private static String problem(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Problem.class);
        Outcome.Problem problem = (Outcome.Problem) outcome;
        return problem.status() + " " + problem.type();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static String report(String number) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <사망신고 xmlns="urn:scourt:family:report:1">
              <사망자>
                <주민등록번호>%s</주민등록번호>
                <성명>서정순</성명>
                <사망일시>2026년 09월 28일 23시 10분</사망일시>
                <신고일>2026년 09월 30일</신고일>
                <신고인><성명>민가온</성명><관계>자녀</관계></신고인>
              </사망자>
            </사망신고>
            """.formatted(number);
    }
}
