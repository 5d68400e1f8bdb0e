package kr.ieum.gateway.exchange.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.kafka.KafkaCluster;
import kr.ieum.adapters.kafka.KafkaTopic;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.exchange.message.Destination.Outgoing;
import kr.ieum.gateway.exchange.message.DestinationContract;
import kr.ieum.gateway.exchange.queue.QueuedFields;
import kr.ieum.gateway.keys.KeyedHash;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery into a topic, against a real broker. */
class KafkaDestinationTest extends DestinationContract {

    private static final String TOPIC = "nps.events";
    private static final String TINY = "nps.tiny";
    private static final String STRICT = "nps.strict";
    private static final MessageSigner SIGNER = new MessageSigner(
            SigningKey.generate("gateway/1", SignatureAlgorithm.ED25519, new SecureRandom()),
            Clock.systemUTC(),
            new SecureRandom());

    @TempDir
    private static Path folder;

    private RealKafka kafka;

    @Override
    protected Stand stand() throws Exception {
        kafka = new RealKafka(folder);
        kafka.topic(TOPIC, Map.of());
        kafka.topic(TINY, Map.of("max.message.bytes", "100"));
        // a record is late as soon as it has been on its way for a millisecond
        kafka.topic(STRICT, Map.of("message.timestamp.before.max.ms", "0"));
        return new Agency();
    }

    private static Destination to(
            URI address, Credential.Login login, String system, String topic, MessageSigner signer) {
        try {
            return new KafkaDestination(
                    system,
                    new KafkaCluster(
                            address, () -> login, PATIENCE.dividedBy(KafkaTopic.STEPS), SSLContext.getDefault()),
                    topic,
                    signer);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Agency implements Stand {

        private Destination to(String topic, MessageSigner signer) {
            return KafkaDestinationTest.to(kafka.address(), RealKafka.HUB, "Z000002/pension-events", topic, signer);
        }

        @Override
        public Destination destination(MessageSigner signer) {
            return to(TOPIC, signer);
        }

        @Override
        public Destination stranger(MessageSigner signer) {
            return KafkaDestinationTest.to(
                    kafka.address(), new Credential.Login("hub", "wrong"), "Z000002/pension-events", TOPIC, signer);
        }

        @Override
        public Optional<Destination> refusing(MessageSigner signer) {
            return Optional.of(to(TINY, signer));
        }

        @Override
        public Optional<Destination> failing(MessageSigner signer) {
            return Optional.of(to(STRICT, signer));
        }

        @Override
        public Destination at(int port, MessageSigner signer) {
            return KafkaDestinationTest.to(
                    URI.create("kafka://127.0.0.1:" + port), RealKafka.HUB, "Z000002/pension-events", TOPIC, signer);
        }

        @Override
        public List<Came> came(UUID delivery) {
            return kafka.records(TOPIC).stream()
                    .filter(one -> header(one, "idempotency-key").equals(Optional.of(delivery.toString())))
                    .map(one -> {
                        Fields fields = QueuedFields.read(name -> header(one, name));
                        return new Came(one.value(), (verifier, body) -> verifier.verifyQueued(fields, body, TOPIC));
                    })
                    .toList();
        }

        @Override
        public void away() {
            kafka.away();
        }

        @Override
        public void back() {
            kafka.back();
        }

        @Override
        public void end() throws Exception {
            kafka.close();
        }
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> message, String name) {
        return Optional.ofNullable(message.headers().lastHeader(name)).map(header -> new String(header.value(), UTF_8));
    }

    private static Outgoing outgoing(byte[] conversation) {
        return new Outgoing(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new KeyedHash(conversation),
                "application/json",
                "{}".getBytes(UTF_8));
    }

    private List<ConsumerRecord<byte[], byte[]>> of(Outgoing... sent) {
        List<String> ids =
                Arrays.stream(sent).map(one -> one.delivery().toString()).toList();
        return kafka.records(TOPIC).stream()
                .filter(one -> ids.contains(header(one, "idempotency-key").orElse("")))
                .toList();
    }

    @Test
    void what_belongs_together_has_one_key_which_another_destination_has_not_and_which_tells_nothing()
            throws Exception {
        byte[] conversation = new byte[32];
        new SecureRandom().nextBytes(conversation);
        Outgoing first = outgoing(conversation);
        Outgoing second = outgoing(conversation);
        Outgoing elsewhere = outgoing(conversation);
        try (Destination here = to(kafka.address(), RealKafka.HUB, "Z000002/pension-events", TOPIC, SIGNER);
                Destination there = to(kafka.address(), RealKafka.HUB, "1210000/tax-events", TOPIC, SIGNER)) {
            assertThat(here.deliver(first)).isEqualTo(new Attempt.Delivered());
            assertThat(here.deliver(second)).isEqualTo(new Attempt.Delivered());
            assertThat(there.deliver(elsewhere)).isEqualTo(new Attempt.Delivered());
        }
        List<ConsumerRecord<byte[], byte[]>> two = of(first, second);
        assertThat(two).hasSize(2);
        assertThat(two)
                .extracting(ConsumerRecord::partition)
                .containsOnly(two.getFirst().partition());
        assertThat(two)
                .as("in the order in which they were handed over")
                .extracting(one -> header(one, "idempotency-key").orElseThrow())
                .containsExactly(first.delivery().toString(), second.delivery().toString());
        assertThat(two.get(1).key()).isEqualTo(two.get(0).key()).isNotEqualTo(conversation);
        assertThat(of(elsewhere))
                .singleElement()
                .satisfies(one -> assertThat(HexFormat.of().formatHex(one.key()))
                        .isNotEqualTo(HexFormat.of().formatHex(two.getFirst().key())));
    }

    @Test
    void a_record_has_the_listed_headers_and_no_others() throws Exception {
        Outgoing outgoing = outgoing(new byte[32]);
        try (Destination here = to(kafka.address(), RealKafka.HUB, "Z000002/pension-events", TOPIC, SIGNER)) {
            here.deliver(outgoing);
        }
        assertThat(of(outgoing))
                .singleElement()
                .satisfies(one -> assertThat(one.headers())
                        .extracting(header -> header.key())
                        .containsExactlyElementsOf(QueuedFields.NAMES));
    }

    @Test
    void a_topic_that_is_not_there_is_not_made_and_says_so_at_once() throws Exception {
        long begun = System.nanoTime();
        try (Destination none = to(kafka.address(), RealKafka.HUB, "Z000002/pension-events", "nps.none", SIGNER)) {
            assertThat(none.deliver(outgoing(new byte[32]))).isEqualTo(new Attempt.Unreachable("NO_TOPIC"));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE.dividedBy(2));
    }

    @Test
    void what_is_wrong_with_an_address_or_a_login_has_a_word_of_its_own() throws Exception {
        try (Destination stranger = to(
                        kafka.address(),
                        new Credential.Login("hub", "wrong"),
                        "Z000002/pension-events",
                        TOPIC,
                        SIGNER);
                Destination unresolved = to(
                        URI.create("kafka://nobody.invalid:9"),
                        RealKafka.HUB,
                        "Z000002/pension-events",
                        TOPIC,
                        SIGNER)) {
            assertThat(stranger.deliver(outgoing(new byte[32]))).isEqualTo(new Attempt.Unreachable("UNAUTHORISED"));
            assertThat(unresolved.deliver(outgoing(new byte[32]))).isEqualTo(new Attempt.Unreachable("DNS"));
        }
    }
}
