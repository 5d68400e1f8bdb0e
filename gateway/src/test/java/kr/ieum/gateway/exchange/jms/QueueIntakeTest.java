package kr.ieum.gateway.exchange.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static kr.ieum.gateway.exchange.jms.RealBroker.bytes;
import static kr.ieum.gateway.exchange.jms.RealBroker.with;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import kr.ieum.adapters.Credential;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.intake.IntakeStand;
import kr.ieum.gateway.exchange.message.Messages;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agency's system leaves in a queue, taken from a real broker into a real database. */
class QueueIntakeTest {

    private static final String QUEUE = "FAMILY.REPORTS";
    private static final String SHARED = "FAMILY.SHARED";
    private static final String DEAD = "FAMILY.REPORTS.DEAD";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private IntakeStand stand;
    private RealBroker broker;
    private QueueIntake intake;

    @BeforeEach
    void start() throws Exception {
        stand = new IntakeStand();
        broker = new RealBroker(List.of(DEAD, SHARED), List.of(QUEUE));
        intake = intake(QUEUE, DEAD);
        intake.start();
    }

    @AfterEach
    void stop() throws Exception {
        intake.close();
        broker.stop();
        stand.close();
    }

    private QueueIntake intake(String queue, String deadLetters) {
        return new QueueIntake(
                new QueueIntake.Queue(broker.address(), queue, deadLetters), () -> RealBroker.HUB, stand.intake(queue));
    }

    @Test
    void a_record_is_accepted_and_gone_from_the_queue() throws Exception {
        put("k1", "kim died");

        awaitAccepted(1);
        intake.close();
        broker.taken(QUEUE, message -> assertThat(message).isEmpty());
        broker.taken(DEAD, message -> assertThat(message).isEmpty());
        assertThat(stand.entered()).as("it stands in the journal").isEqualTo(1);
        assertThat(intake.hindrance()).isEmpty();
    }

    @Test
    void a_text_counts_as_its_utf_8_and_records_of_any_size_come_whole() throws Exception {
        String text = "민가온 사망";
        Fields fields = stand.signed(QUEUE, "k1", "text/plain", text.getBytes(UTF_8));
        broker.put(QUEUE, session -> with(session.createTextMessage(text), fields));
        put("k2", "l" + "arge".repeat(Messages.MAX_BYTES / 8));
        String largeText = "한".repeat(Messages.MAX_BYTES / 3);
        Fields ofLarge = stand.signed(QUEUE, "k3", "text/plain", largeText.getBytes(UTF_8));
        broker.put(QUEUE, session -> with(session.createTextMessage(largeText), ofLarge));

        awaitAccepted(3);
    }

    @Test
    void a_node_that_goes_between_our_commit_and_the_brokers_takes_the_message_again_and_accepts_it_once()
            throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        stand.afterwards(() -> {
            if (first.getAndSet(false)) {
                try {
                    broker.away();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        });
        put("k1", "kim died");
        Awaitility.await().atMost(PATIENCE).until(() -> stand.answers().size() == 1);
        intake.close();
        assertThat(stand.messages()).as("durable here, and still in the queue").isEqualTo(1);
        broker.back();

        intake = intake(QUEUE, DEAD);
        intake.start();
        Awaitility.await().atMost(PATIENCE).until(() -> stand.answers().size() == 2);
        intake.close();
        assertThat(stand.accepted()).as("the second time it was known").isEqualTo(1);
        assertThat(stand.messages()).isEqualTo(1);
        broker.taken(QUEUE, message -> assertThat(message).isEmpty());
    }

    @Test
    void while_the_log_is_away_the_message_waits_without_an_attempt_counted_and_keeps_its_place() throws Exception {
        stand.away(true);
        put("k1", "kim died");
        put("k2", "lee died");
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .until(() -> stand.answers().isEmpty());
        intake.close();
        broker.asAgency(session -> {
            try (var browser = session.createBrowser(session.createQueue(QUEUE))) {
                Message still = (Message) browser.getEnumeration().nextElement();
                assertThat(still.getStringProperty("Idempotency_Key")).isEqualTo("k1");
                assertThat(still.getIntProperty("JMSXDeliveryCount"))
                        .as("attempts before")
                        .isLessThanOrEqualTo(1);
            }
        });

        stand.away(false);
        intake = intake(QUEUE, DEAD);
        intake.start();
        awaitAccepted(2);
    }

    @Test
    void what_nobody_proved_to_be_the_systems_is_put_aside_with_its_cause_and_holds_up_nothing() throws Exception {
        byte[] body = "kim died".getBytes(UTF_8);
        Fields good = stand.signed(QUEUE, "k1", "text/plain", body);
        broker.put(QUEUE, session -> bytes(session, good, "lee died".getBytes(UTF_8)));
        broker.put(QUEUE, session -> bytes(session, Fields.NONE, body));
        broker.put(QUEUE, session -> bytes(session, good.with("signature", "ieum=:AAAA:"), body));
        broker.put(QUEUE, session -> bytes(session, stand.signedByPension(QUEUE, "k2", body), body));
        broker.put(QUEUE, session -> bytes(session, stand.signedByNobody(QUEUE, "k3", body), body));
        broker.put(QUEUE, session -> bytes(session, stand.signed(SHARED, "k4", "text/plain", body), body));
        broker.put(QUEUE, session -> bytes(session, good.with("idempotency-key", "k5"), body));
        broker.put(QUEUE, session -> bytes(session, good.with("ieum-system", IntakeStand.PENSION.text()), body));
        put("k6", "park died");

        awaitAccepted(1);
        assertThat(causes(8))
                .containsExactly(
                        "DIGEST_WRONG",
                        "SYSTEM_UNNAMED",
                        "SIGNATURE_WRONG",
                        "SYSTEM_DIFFERS",
                        "KEY_UNKNOWN",
                        "ADDRESS_STRANGE",
                        "SIGNATURE_WRONG",
                        "SIGNATURE_WRONG");
        assertThat(stand.unproven()).hasSize(8).contains(IntakeStand.FAMILY + " digest-wrong");
        assertThat(stand.messages()).isEqualTo(1);
    }

    @Test
    void a_dead_letter_is_the_message_as_it_was_signed_and_can_be_put_back() throws Exception {
        byte[] body = "kim died".getBytes(UTF_8);
        Fields fields = stand.signed(SHARED, "k1", "text/plain", body);
        broker.put(QUEUE, session -> bytes(session, fields, body));

        broker.taken(DEAD, letter -> {
            try {
                BytesMessage bytes = (BytesMessage) letter.orElseThrow();
                assertThat(bytes.getStringProperty(QueueIntake.CAUSE)).isEqualTo("ADDRESS_STRANGE");
                assertThat(bytes.getStringProperty("Signature"))
                        .isEqualTo(fields.single("signature").orElseThrow());
                byte[] read = new byte[Math.toIntExact(bytes.getBodyLength())];
                bytes.readBytes(read);
                assertThat(read).isEqualTo(body);
            } catch (JMSException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void the_same_record_under_the_same_key_has_one_effect_and_another_one_is_put_aside() throws Exception {
        put("k1", "kim died");
        put("k1", "kim died");
        put("k1", "lee died");
        put("k2", "park died");

        awaitAccepted(2);
        assertThat(causes(1)).containsExactly("IDEMPOTENCY_KEY_REUSED");
        assertThat(stand.answers()).hasSize(4);
        assertThat(stand.answers().get(1))
                .as("the answer of the first time")
                .satisfies(answer -> assertThat(answer.toString()).contains("repeated=true"));
        assertThat(stand.messages()).isEqualTo(2);
    }

    @Test
    void a_record_that_cant_be_read_a_document_type_and_one_that_meets_a_bug_hold_up_nothing() throws Exception {
        put("k1", "text/plain", "unreadable");
        put(
                "k2",
                "application/xml",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><사망신고"
                        + " xmlns=\"urn:scourt:family:report:1\">&x;</사망신고>");
        put("k3", "stumble");
        put("not a key", "kim died");
        put("k4", "");
        put("k5", "kim died");

        awaitAccepted(1);
        assertThat(causes(5)).containsExactly("UNREADABLE", "UNREADABLE", "INTERNAL", "IDEMPOTENCY_KEY", "SIZE");
    }

    @Test
    void an_object_a_map_and_what_is_too_large_are_never_read() throws Exception {
        byte[] large = new byte[Messages.MAX_BYTES + 1];
        Fields fields = stand.signed(QUEUE, "k1", "text/plain", large);
        broker.put(QUEUE, session -> with(session.createObjectMessage("an object"), fields));
        broker.put(QUEUE, session -> with(session.createMapMessage(), fields));
        broker.put(QUEUE, session -> bytes(session, fields, large));
        broker.put(QUEUE, session -> with(session.createTextMessage("x".repeat(Messages.MAX_BYTES + 1)), fields));
        compressed(fields, new byte[64 << 20]);
        put("k2", "kim died");

        awaitAccepted(1);
        assertThat(causes(5)).containsExactly("MESSAGE_TYPE", "MESSAGE_TYPE", "SIZE", "SIZE", "SIZE");
    }

    @Test
    void properties_that_are_not_listed_steer_nothing() throws Exception {
        byte[] body = "kim died".getBytes(UTF_8);
        Fields fields = stand.signed(QUEUE, "k1", "text/plain", body);
        broker.put(QUEUE, session -> {
            Message message = bytes(session, fields, body);
            for (String name : List.of("CamelJmsDestinationName", "camelFileName", "CAMELHttpUri", "Ieum_Cause")) {
                message.setStringProperty(name, "file:/tmp/x?${body}");
            }
            message.setJMSReplyTo(session.createQueue(SHARED));
            return message;
        });

        awaitAccepted(1);
        broker.taken(
                SHARED, message -> assertThat(message).as("nobody is answered").isEmpty());
    }

    @Test
    void a_queue_that_would_lose_order_or_letters_isnt_read_and_says_so() throws Exception {
        for (Map.Entry<QueueIntake, String> unfit : Map.of(
                        intake(SHARED, DEAD), "NOT_EXCLUSIVE",
                        intake("NOWHERE", DEAD), "NO_QUEUE",
                        intake(QUEUE, "NOWHERE"), "NO_DEAD_LETTERS",
                        stranger(), "UNAUTHORISED")
                .entrySet()) {
            try (QueueIntake one = unfit.getKey()) {
                one.start();
                Awaitility.await().atMost(PATIENCE).until(() -> one.hindrance().equals(Optional.of(unfit.getValue())));
            }
        }
    }

    private QueueIntake stranger() {
        return new QueueIntake(
                new QueueIntake.Queue(broker.address(), QUEUE, DEAD),
                () -> new Credential.Login("hub", "wrong"),
                stand.intake(QUEUE));
    }

    private void awaitAccepted(int messages) {
        Awaitility.await().atMost(PATIENCE).until(() -> stand.messages() == messages);
    }

    private void put(String key, String text) throws JMSException {
        put(key, "text/plain", text);
    }

    private void put(String key, String type, String text) throws JMSException {
        byte[] body = text.getBytes(UTF_8);
        broker.put(QUEUE, session -> bytes(session, stand.signed(QUEUE, key, type, body), body));
    }

    /** The causes of the next dead letters. */
    private List<String> causes(int letters) throws JMSException {
        AtomicReference<List<String>> causes = new AtomicReference<>(List.of());
        broker.asAgency(session -> {
            try (var consumer = session.createConsumer(session.createQueue(DEAD))) {
                List<String> found = new java.util.ArrayList<>();
                for (int i = 0; i < letters; i++) {
                    found.add(consumer.receive(PATIENCE.toMillis()).getStringProperty(QueueIntake.CAUSE));
                }
                causes.set(found);
            }
        });
        return causes.get();
    }

    /** Sends as a client that compresses: what is small on its way and large when it is read. */
    private void compressed(Fields fields, byte[] body) throws JMSException {
        try (ActiveMQConnectionFactory factory =
                        new ActiveMQConnectionFactory(broker.address() + "?useEpoll=false&compressLargeMessage=true");
                var connection = factory.createConnection(RealBroker.AGENCY.user(), RealBroker.AGENCY.password());
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(QUEUE))) {
            producer.send(bytes(session, fields, body));
        }
    }
}
