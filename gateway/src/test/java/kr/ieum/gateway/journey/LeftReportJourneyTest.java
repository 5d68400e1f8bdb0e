package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.message.Receipts;
import kr.ieum.gateway.log.leaf.Leaf;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A death that the family register's system leaves as a file in its agency's folder, until the agencies concerned have it, each over its own transport; the health
 * insurance's is a folder too (design §8, P7, P10).
 */
@OnTheDemoNode
class LeftReportJourneyTest {

    private static final String REPORTER = "Z000001/family-reports";
    private static final String PENSION = "Z000002/pension-events";
    private static final String HEALTH = "B550928/eligibility-events";
    private static final String VEHICLES = "1613000/vehicle-events";
    private static final String TAX = "1210000/tax-events";
    private static final String ON_ALL_ROLLS = "5110192155396";
    private static final String ON_TWO_ROLLS = "5706111192605";
    private static final String ON_NO_ROLL = "8309212181495";
    private static final List<String> INBOXES =
            List.of("pension-events", "eligibility-events", "vehicle-events", "tax-events");
    private static final Duration LATER = Receipts.RELAY_AFTER.plusMinutes(1);
    private static final Pattern DELIVERED = Pattern.compile("\"idempotency-key\":\"(?:\\\\\")?([0-9a-f-]{36})");

    private final DemoNode node;

    /** Names are taken in their order; those of one test stand together. */
    private final String run = UUID.randomUUID().toString();

    LeftReportJourneyTest(DemoNode node) {
        this.node = node;
    }

    @BeforeEach
    void forgets_what_came_before() {
        node.systemsAddress();
        INBOXES.forEach(inbox -> node.simulator().forgetRequests(inbox));
    }

    @Test
    void it_reaches_whom_it_concerns_over_their_transports_once_and_nobody_else() throws Exception {
        String name = name(1);
        String report = LifeEventJourneyTest.report(ON_TWO_ROLLS);

        node.simulator().report(name, report);

        JsonNode note = note(name);
        UUID message = UUID.fromString(note.path("message").asString());
        assertThat(note.path("repeated").asBoolean()).isFalse();
        assertThat(received("pension-events").body()).contains(ON_TWO_ROLLS, "2026-09-28", "agr-ev-pension");
        Simulator.Request file = received("eligibility-events");
        assertThat(file.operation()).as("put there over SFTP").isEqualTo("put");
        assertThat(file.path()).matches("/events/[0-9a-f-]{36}\\.txt");
        assertThat(file.body())
                .as("in the health insurance's own 40 bytes a line")
                .matches("H\\d{8}B550928 {24}\r\n" + "D" + ON_TWO_ROLLS + "20260928 {18}\r\n" + "T000000001 {30}\r\n");
        assertThat(verdict(file, "/events")).isInstanceOf(Verdict.Genuine.class);
        assertThat(node.simulator().files(REPORTER.split("/", -1)[1]).keySet())
                .as("the folder is left tidy")
                .contains("done/" + name, "done/" + name + ".sig")
                .doesNotContain(name, name + ".sig");

        assertThat(receipt(message, Receipts.OfMessage::relayed)).isPresent();
        assertThat(node.receipts(LATER).ofKey(REPORTER, name).orElseThrow().receipts(REPORTER).stream()
                        .map(one -> one.kind().name()))
                .containsExactly("ACCEPTANCE", "RELAY");
        for (Map.Entry<String, String> told :
                Map.of("pension-events", PENSION, "eligibility-events", HEALTH).entrySet()) {
            assertHandedOver(told.getValue(), delivery(told.getKey()));
        }
        try (IeumClient reporter = DemoClients.of(node, REPORTER)) {
            assertThat(text(reporter.receipt(name)))
                    .as("by the name of its file the sender finds it at the systems’ port")
                    .contains(message.toString(), "acceptedAt")
                    .doesNotContain("relayedAt");
        }

        node.simulator().report(name, report);
        node.simulator().report(name(2), LifeEventJourneyTest.report(ON_NO_ROLL));
        node.simulator().report(name(3), LifeEventJourneyTest.report(ON_TWO_ROLLS));
        note(name(3));
        Awaitility.await()
                .until(() -> node.simulator().requests("pension-events").size() >= 2
                        && node.simulator().requests("eligibility-events").size() >= 2);
        assertThat(note(name).path("repeated").asBoolean())
                .as("left once more, it is known")
                .isTrue();
        assertThat(note(name).path("message").asString()).isEqualTo(message.toString());
        for (String inbox : List.of("pension-events", "eligibility-events")) {
            assertThat(node.simulator().requests(inbox))
                    .as("of the first and the third")
                    .hasSize(2);
            assertThat(bodies(inbox)).doesNotContain(ON_NO_ROLL);
        }
        assertThat(node.simulator().requests("vehicle-events"))
                .as("who doesn’t hold the person isn’t told")
                .isEmpty();
        assertThat(node.simulator().requests("tax-events")).isEmpty();
    }

    @Test
    void what_the_register_reports_itself_reaches_all_four_each_over_its_own_transport() throws Exception {
        String name = node.simulator().report(ON_ALL_ROLLS);

        note(name);
        INBOXES.forEach(this::received);
        assertThat(received("pension-events").operation()).as("over HTTP").isEqualTo("POST");
        assertThat(received("pension-events").body()).startsWith("{");
        assertThat(bodies("eligibility-events")).contains("D" + ON_ALL_ROLLS + "20260928");

        Simulator.Request queued = received("vehicle-events");
        assertThat(queued.operation()).as("the agency behind the queue took it").isEqualTo("receive");
        assertThat(queued.path()).isEqualTo("VHCLE.EVENT.RCV");
        assertThat(queued.body()).contains(ON_ALL_ROLLS);
        assertThat(verdict(queued, "VHCLE.EVENT.RCV")).isInstanceOf(Verdict.Genuine.class);
        assertThat(verdict(queued, "ANOTHER.QUEUE")).isNotInstanceOf(Verdict.Genuine.class);

        Simulator.Request envelope = received("tax-events");
        assertThat(envelope.path()).isEqualTo("/events/soap");
        assertThat(envelope.headers()).contains("urn:nts:events:notify", "text/xml");
        assertThat(envelope.body())
                .contains("<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>")
                .contains(ON_ALL_ROLLS);
        for (Map.Entry<String, String> told :
                Map.of("vehicle-events", VEHICLES, "tax-events", TAX).entrySet()) {
            assertHandedOver(told.getValue(), delivery(told.getKey()));
        }
    }

    @Test
    void a_broken_file_is_put_aside_with_place_and_remedy_and_a_poison_message_holds_up_nobody() throws Exception {
        long before = putAside();
        node.simulator()
                .report(name(1), LifeEventJourneyTest.report(ON_TWO_ROLLS).replace("09월 28일", "13월 28일"));
        node.simulator().report(name(2), "<사망신고 xmlns=\"urn:scourt:family:report:1\"><사망자>");
        // what its own format can't say is poison for the health insurance alone
        node.simulator()
                .report(name(3), LifeEventJourneyTest.report(ON_TWO_ROLLS).replace("09월 28일", "09월 00일"));
        node.simulator().report(name(4), LifeEventJourneyTest.report(ON_TWO_ROLLS));

        note(name(4));
        Awaitility.await()
                .until(() -> node.simulator().requests("pension-events").size() == 2);
        assertThat(bodies("pension-events")).contains("\"2026-09\"", "\"2026-09-28\"");
        received("eligibility-events");
        assertThat(node.simulator().requests("eligibility-events"))
                .as("the one behind the poison")
                .hasSize(1);
        assertThat(bodies("eligibility-events")).contains("D" + ON_TWO_ROLLS + "20260928");
        Awaitility.await().untilAsserted(() -> assertThat(putAside()).isEqualTo(before + 1));

        Map<String, String> files = node.simulator().files("family-reports");
        JsonNode wrong = JsonMapper.shared().readTree(files.get("refused/" + name(1) + ".cause.json"));
        assertThat(wrong.path("rule").asString()).isEqualTo("M7");
        assertThat(wrong.path("row").asString()).isEqualTo("deathDate");
        assertThat(wrong.path("position").asInt()).isPositive();
        assertThat(wrong.path("remedy").path("ko").asString()).contains("기록을 고쳐");
        assertThat(wrong.path("remedy").path("en").asString()).contains("Mend the record");
        assertThat(wrong.toString()).as("never what stands there").doesNotContain("13월", ON_TWO_ROLLS, "서정순");
        assertThat(files).containsKeys("refused/" + name(1), "refused/" + name(2) + ".cause.json");
        assertThat(files.get("done/" + name(4) + ".accepted.json")).contains("\"repeated\":false");

        node.simulator().report(name(1), LifeEventJourneyTest.report(ON_TWO_ROLLS));
        assertThat(note(name(1)).path("repeated").asBoolean())
                .as("mended, under the same name")
                .isFalse();
    }

    private String name(int number) {
        return run + "-" + number + ".xml";
    }

    /** Of what was accepted, once it lies among the done and nowhere else. */
    private JsonNode note(String name) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(node.simulator().files("family-reports"))
                        .doesNotContainKey(name + ".sig")
                        .containsKey("done/" + name + ".accepted.json"));
        return JsonMapper.shared()
                .readTree(node.simulator().files("family-reports").get("done/" + name + ".accepted.json"));
    }

    private Simulator.Request received(String inbox) {
        Awaitility.await().until(() -> !node.simulator().requests(inbox).isEmpty());
        return node.simulator().requests(inbox).getFirst();
    }

    private String bodies(String inbox) {
        return node.simulator().requests(inbox).stream()
                .map(Simulator.Request::body)
                .collect(Collectors.joining());
    }

    /** Which says that the transport took the receiver's word for a yes. */
    private void assertHandedOver(String system, UUID delivery) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(node.receipts(LATER).ofDelivery(system, delivery))
                        .hasValueSatisfying(one -> assertThat(one.receipt(system))
                                .hasValueSatisfying(receipt ->
                                        assertThat(receipt.kind().name()).isEqualTo("HAND_OVER"))));
    }

    private UUID delivery(String inbox) {
        Matcher found = DELIVERED.matcher(received(inbox).headers());
        assertThat(found.find()).isTrue();
        return UUID.fromString(found.group(1));
    }

    private <T> Optional<T> receipt(UUID message, java.util.function.Function<Receipts.OfMessage, Optional<T>> part) {
        Awaitility.await()
                .until(() -> node.receipts(LATER)
                        .ofMessage(REPORTER, message)
                        .flatMap(part)
                        .isPresent());
        return node.receipts(LATER).ofMessage(REPORTER, message).flatMap(part);
    }

    /** As an agency's system checks what it finds: by the gateway's public key, for its own folder or queue. */
    private Verdict verdict(Simulator.Request taken, String place) throws Exception {
        Fields fields = Fields.NONE;
        for (Map.Entry<String, JsonNode> field :
                JsonMapper.shared().readTree(taken.headers()).properties()) {
            fields = fields.with(field.getKey(), field.getValue().asString());
        }
        KnownKey gateway = DemoClients.gatewayKey(node);
        return new MessageVerifier(id -> Optional.of(gateway), Clock.systemUTC())
                .verifyQueued(fields, taken.body().getBytes(UTF_8), place);
    }

    private long putAside() {
        return node.log().shards().stream()
                .flatMap(shard -> node.log().list(shard.shard(), Math.max(0, shard.size() - 1000), 1000).stream())
                .filter(entry -> entry.leaf() instanceof Leaf.Delivery delivery
                        && delivery.agency().equals("B550928")
                        && delivery.outcome().equals("quarantined"))
                .count();
    }

    private static String text(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).text();
    }
}
