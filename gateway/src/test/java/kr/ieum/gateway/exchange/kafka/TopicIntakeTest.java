package kr.ieum.gateway.exchange.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.kafka.KafkaCluster;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.intake.IntakeStand;
import kr.ieum.gateway.exchange.message.Messages;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agency's system leaves in a topic, taken from a real broker into a real database. */
class TopicIntakeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] KEY = "one conversation".getBytes(UTF_8);

    /** How long a dead node may keep its partitions; the broker refuses who asks for more. */
    private static final String LONGEST_SESSION = "10000";

    @TempDir
    private static Path folder;

    private static RealKafka kafka;

    private final String topic = "family.reports." + UUID.randomUUID();
    private final String dead = topic + ".dead";
    private IntakeStand stand;
    private TopicIntake intake;

    @BeforeAll
    static void broker() throws Exception {
        kafka = new RealKafka(folder, Map.of("group.max.session.timeout.ms", LONGEST_SESSION));
    }

    @AfterAll
    static void end() throws Exception {
        kafka.close();
    }

    @BeforeEach
    void start() throws Exception {
        kafka.topic(topic, Map.of("max.message.bytes", "8000000"));
        kafka.topic(dead, Map.of("max.message.bytes", "8000000"));
        stand = new IntakeStand();
        intake = intake(topic, dead, RealKafka.HUB);
    }

    @AfterEach
    void stop() {
        intake.close();
        stand.close();
    }

    private TopicIntake intake(String from, String letters, Credential.Login login) {
        try {
            return new TopicIntake(
                    new KafkaCluster(kafka.address(), () -> login, Duration.ofSeconds(10), SSLContext.getDefault()),
                    from,
                    letters,
                    stand.intake(from));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_record_is_accepted_and_a_node_that_goes_before_its_place_is_kept_takes_it_again_and_accepts_it_once()
            throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        stand.afterwards(() -> {
            if (first.getAndSet(false)) {
                Thread.ofVirtual().start(intake::close);
                throw new IllegalStateException("this node ends here, its record durable and its place not kept");
            }
        });
        put("k1", "kim died");
        intake.start();

        Awaitility.await().atMost(PATIENCE).until(() -> stand.answers().size() == 1);
        intake.close();
        assertThat(stand.messages()).as("durable here, and still to be read").isEqualTo(1);

        intake = intake(topic, dead, RealKafka.HUB);
        intake.start();
        Awaitility.await().atMost(PATIENCE).until(() -> stand.answers().size() == 2);
        intake.close();
        assertThat(stand.accepted()).as("the second time it was known").isEqualTo(1);
        assertThat(stand.messages()).isEqualTo(1);
        assertThat(kafka.records(dead)).isEmpty();

        put("k2", "lee died");
        intake = intake(topic, dead, RealKafka.HUB);
        intake.start();
        awaitAccepted(2);
        assertThat(stand.answers()).as("what was done isn't read again").hasSize(3);
    }

    @Test
    void while_the_log_is_away_nothing_moves_on_and_order_is_kept() throws Exception {
        stand.away(true);
        put("k1", "kim died");
        put("k2", "lee died");
        intake.start();
        Awaitility.await()
                .during(Duration.ofSeconds(4))
                .atMost(PATIENCE)
                .until(() -> stand.answers().isEmpty());

        stand.away(false);
        awaitAccepted(2);
        assertThat(kafka.records(dead)).isEmpty();
    }

    @Test
    void what_cant_be_taken_lies_among_the_dead_letters_with_its_cause_and_holds_up_nothing() throws Exception {
        byte[] body = "kim died".getBytes(UTF_8);
        Fields good = stand.signed(topic, "k1", "text/plain", body);
        put(good, "lee died".getBytes(UTF_8));
        put(Fields.NONE, body);
        put(stand.signedByPension(topic, "k2", body), body);
        put(stand.signedByNobody(topic, "k3", body), body);
        put(stand.signed("elsewhere", "k4", "text/plain", body), body);
        put(stand.signed(topic, "k5", "text/plain", body).with("idempotency-key", "k6"), body);
        byte[] large = new byte[Messages.MAX_BYTES + 1];
        put(stand.signed(topic, "k7", "text/plain", large), large);
        byte[] doctype = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>".getBytes(UTF_8);
        put(stand.signed(topic, "k8", "application/xml", doctype), doctype);
        put("k9", "stumble");
        put("k10", "park died");
        put("k10", "park died");
        put("k10", "choi died");
        put("k11", "han died");
        intake.start();

        awaitAccepted(2);
        assertThat(kafka.records(dead))
                .extracting(one ->
                        new String(one.headers().lastHeader(TopicIntake.CAUSE).value(), UTF_8))
                .containsExactly(
                        "DIGEST_WRONG",
                        "SYSTEM_UNNAMED",
                        "SYSTEM_DIFFERS",
                        "KEY_UNKNOWN",
                        "ADDRESS_STRANGE",
                        "SIGNATURE_WRONG",
                        "SIZE",
                        "UNREADABLE",
                        "INTERNAL",
                        "IDEMPOTENCY_KEY_REUSED");
        assertThat(kafka.records(dead).getFirst().value()).isEqualTo("lee died".getBytes(UTF_8));
        assertThat(stand.unproven()).hasSize(6);
    }

    @Test
    void headers_that_are_not_listed_steer_nothing_and_one_that_stands_twice_is_refused() throws Exception {
        byte[] body = "kim died".getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> injected = record(stand.signed(topic, "k1", "text/plain", body), body);
        injected.headers().add("CamelKafkaOverrideTopic", dead.getBytes(UTF_8));
        injected.headers().add("camelFileName", "../../x".getBytes(UTF_8));
        ProducerRecord<byte[], byte[]> twice = record(stand.signed(topic, "k2", "text/plain", body), body);
        twice.headers().add("idempotency-key", "k3".getBytes(UTF_8));
        send(injected);
        send(twice);
        put("k4", "lee died");
        intake.start();

        awaitAccepted(2);
        assertThat(kafka.records(dead))
                .singleElement()
                .satisfies(one -> assertThat(one.headers())
                        .extracting(header -> header.key())
                        .doesNotContain("CamelKafkaOverrideTopic"));
    }

    @Test
    void a_topic_that_isnt_there_and_a_wrong_login_are_said() {
        for (Map.Entry<TopicIntake, String> unfit : Map.of(
                        intake("family.none", dead, RealKafka.HUB), "NO_TOPIC",
                        intake(topic, "family.none", RealKafka.HUB), "NO_TOPIC",
                        intake(topic, dead, new Credential.Login("hub", "wrong")), "UNAUTHORISED")
                .entrySet()) {
            try (TopicIntake one = unfit.getKey()) {
                one.start();
                Awaitility.await().atMost(PATIENCE).until(() -> one.hindrance().equals(Optional.of(unfit.getValue())));
            }
        }
    }

    private void awaitAccepted(int messages) {
        Awaitility.await().atMost(PATIENCE).until(() -> stand.messages() == messages);
        intake.close();
        assertThat(stand.messages()).isEqualTo(messages);
    }

    private void put(String key, String text) throws Exception {
        byte[] body = text.getBytes(UTF_8);
        put(stand.signed(topic, key, "text/plain", body), body);
    }

    private void put(Fields fields, byte[] body) throws Exception {
        send(record(fields, body));
    }

    private ProducerRecord<byte[], byte[]> record(Fields fields, byte[] body) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, KEY, body);
        for (Map.Entry<String, List<String>> field : fields.all().entrySet()) {
            record.headers().add(field.getKey(), field.getValue().getFirst().getBytes(UTF_8));
        }
        return record;
    }

    private static void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.inside(), "max.request.size", 8_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}
