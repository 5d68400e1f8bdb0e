package kr.ieum.gateway.exchange.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import kr.ieum.adapters.Credential;
import kr.ieum.client.profile.ExchangeFault;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.exchange.http.HttpDestination;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination.Outgoing;
import kr.ieum.gateway.keys.KeyedHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A delivery over JMS, against a real broker. */
class JmsDestinationTest {

    private static final String QUEUE = "NPS.EVENTS";
    private static final Outgoing OUTGOING = new Outgoing(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new KeyedHash(new byte[32]),
            "application/json",
            "{\"a\":\"민가온\"}".getBytes(UTF_8));
    private static final SigningKey KEY =
            SigningKey.generate("gateway/1", SignatureAlgorithm.ED25519, new SecureRandom());

    private RealBroker broker;
    private JmsDestination destination;

    @BeforeEach
    void start() throws Exception {
        broker = new RealBroker(List.of(QUEUE));
        destination = destination(QUEUE, RealBroker.HUB);
    }

    @AfterEach
    void stop() throws Exception {
        destination.close();
        broker.stop();
    }

    private JmsDestination destination(String queue, Credential.Login login) {
        return new JmsDestination(
                new JmsDestination.Place(broker.address(), queue, Duration.ofSeconds(60)),
                () -> login,
                new MessageSigner(KEY, Clock.systemUTC(), new SecureRandom()));
    }

    @Test
    void what_leaves_is_persistent_and_says_which_delivery_it_is_and_nothing_else_of_itself() throws Exception {
        assertThat(destination.deliver(OUTGOING)).isEqualTo(new Attempt.Delivered());
        broker.taken(QUEUE, told(message -> {
            assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
            assertThat(message.getJMSCorrelationID())
                    .isEqualTo(OUTGOING.delivery().toString());
            assertThat(message.getStringProperty("Idempotency_Key"))
                    .isEqualTo(OUTGOING.delivery().toString());
            assertThat(message.getStringProperty("Ieum_Message"))
                    .isEqualTo(OUTGOING.message().toString());
            assertThat(body(message)).isEqualTo(OUTGOING.body());
            assertThat(names(message))
                    .filteredOn(name -> !name.toString().startsWith("_AMQ")
                            && !name.toString().startsWith("JMSX"))
                    .containsExactlyInAnyOrder(
                            "Ieum_Queue",
                            "Ieum_System",
                            "Ieum_Message",
                            "Idempotency_Key",
                            "Content_Type",
                            "Content_Digest",
                            "Signature_Input",
                            "Signature");
        }));
    }

    @Test
    void a_broker_that_was_away_is_found_again_and_has_a_delivery_once() throws Exception {
        assertThat(destination.deliver(OUTGOING)).isEqualTo(new Attempt.Delivered());
        broker.away();
        assertThat(destination.deliver(OUTGOING)).isInstanceOf(Attempt.Unreachable.class);
        broker.back();
        assertThat(destination.deliver(OUTGOING))
                .as("the connection is made again, and the broker knows the delivery")
                .isEqualTo(new Attempt.Delivered());
        broker.taken(QUEUE, told(message -> assertThat(body(message)).isEqualTo(OUTGOING.body())));
        broker.taken(QUEUE, message -> assertThat(message).as("once").isEmpty());
    }

    @Test
    void the_receiver_can_prove_who_sent_it_for_which_queue_and_that_nothing_of_it_was_changed() throws Exception {
        destination.deliver(OUTGOING);
        MessageVerifier verifier = new MessageVerifier(
                id -> id.equals(KEY.keyId())
                        ? Optional.of(new KnownKey(HttpDestination.GATEWAY, KEY.verificationKey(), true))
                        : Optional.empty(),
                Clock.systemUTC());
        broker.taken(QUEUE, told(message -> {
            Fields fields = Fields.NONE;
            for (String name : names(message)) {
                fields = fields.with(name.replace('_', '-'), message.getStringProperty(name));
            }
            assertThat(verifier.verifyQueued(fields, OUTGOING.body(), QUEUE)).isInstanceOf(Verdict.Genuine.class);
            assertThat(verifier.verifyQueued(fields, OUTGOING.body(), "OTHER"))
                    .isEqualTo(new Verdict.Refused(ExchangeFault.ADDRESS_STRANGE));
            assertThat(verifier.verifyQueued(fields, new byte[1], QUEUE))
                    .isEqualTo(new Verdict.Refused(ExchangeFault.DIGEST_WRONG));
            assertThat(verifier.verifyQueued(fields.with("idempotency-key", "other"), OUTGOING.body(), QUEUE))
                    .isEqualTo(new Verdict.Refused(ExchangeFault.SIGNATURE_WRONG));
        }));
    }

    @Test
    void a_broker_that_is_away_a_wrong_login_and_a_missing_queue_are_of_the_destination() throws Exception {
        try (JmsDestination unknown = destination("NPS.ELSEWHERE", RealBroker.HUB);
                JmsDestination stranger = destination(QUEUE, new Credential.Login("hub", "wrong"))) {
            assertThat(unknown.deliver(OUTGOING)).isEqualTo(new Attempt.Unreachable("NO_QUEUE"));
            assertThat(stranger.deliver(OUTGOING)).isEqualTo(new Attempt.Unreachable("UNAUTHORISED"));
        }
        broker.away();
        assertThat(destination.deliver(OUTGOING)).isInstanceOf(Attempt.Unreachable.class);
    }

    /** What is asked of a message that came. */
    private interface Asked {
        void of(Message message) throws JMSException;
    }

    private static Consumer<Optional<Message>> told(Asked asked) {
        return message -> {
            try {
                asked.of(message.orElseThrow());
            } catch (JMSException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static List<String> names(Message message) throws JMSException {
        return Collections.list((Enumeration<?>) message.getPropertyNames()).stream()
                .map(Object::toString)
                .toList();
    }

    private static byte[] body(Message message) throws JMSException {
        BytesMessage bytes = (BytesMessage) message;
        byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
        bytes.reset();
        bytes.readBytes(body);
        return body;
    }
}
