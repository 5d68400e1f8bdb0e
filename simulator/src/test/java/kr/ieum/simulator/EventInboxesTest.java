package kr.ieum.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.Mode;
import kr.ieum.simulator.server.RecordedRequest;
import kr.ieum.simulator.server.SimulatedRegister;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the vehicle register's system finds in its queue, and what the tax service's is told by SOAP, as any other system would send it. */
class EventInboxesTest {

    private static final Simulator SIMULATOR = Shared.SIMULATOR;
    private static final Caller CALLER = new Caller(SIMULATOR);
    private static final SimulatedRegister VEHICLES = SIMULATOR.register("vehicle-events");
    private static final String QUEUE = "VHCLE.EVENT.RCV";
    private static final String NOTICE = "<notice>사망</notice>";

    @AfterAll
    static void stop() {
        CALLER.close();
    }

    @AfterEach
    void leavesItAsItWas() {
        VEHICLES.behave(Behaviour.of(Mode.NORMAL));
        VEHICLES.clearRequests();
    }

    @Test
    void a_message_is_taken_once_for_its_key_and_what_isnt_as_its_digest_says_is_refused() throws Exception {
        String key = UUID.randomUUID().toString();
        try (Queue queue = new Queue(SIMULATOR.settings().key())) {
            queue.send(QUEUE, key, NOTICE, NOTICE);
            queue.send(QUEUE, key, NOTICE, NOTICE);
            queue.send(QUEUE, key, "<other/>", "<other/>");
            queue.send(QUEUE, "", NOTICE, NOTICE);
            queue.send(QUEUE, UUID.randomUUID().toString(), NOTICE, "<other/>");
        }
        await().until(() -> VEHICLES.requests().size() == 5);
        assertThat(VEHICLES.requests())
                .extracting(RecordedRequest::operation)
                .containsExactly("receive", "receive", "refuse", "refuse", "refuse");
        RecordedRequest first = VEHICLES.requests().getFirst();
        assertThat(first.path()).isEqualTo(QUEUE);
        assertThat(first.body()).isEqualTo(NOTICE);
        assertThat(first.headers()).containsEntry("idempotency-key", key).containsEntry("content-type", "text/xml");
    }

    @Test
    void the_user_may_send_to_the_queue_and_nothing_else() throws Exception {
        assertThatThrownBy(() -> new Queue("wrong").close()).isInstanceOf(JMSException.class);
        try (Queue queue = new Queue(SIMULATOR.settings().key())) {
            assertThatThrownBy(() -> queue.session.createConsumer(queue.session.createQueue(QUEUE)))
                    .isInstanceOf(JMSException.class);
            assertThatThrownBy(queue.session::createTemporaryQueue).isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> queue.send("ANOTHER", "k", NOTICE, NOTICE)).isInstanceOf(JMSException.class);
        }
    }

    @Test
    void the_broker_can_be_away_and_comes_back_on_its_port() throws Exception {
        VEHICLES.behave(Behaviour.of(Mode.DEAD));
        assertThatThrownBy(() -> new Queue(SIMULATOR.settings().key()).close()).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> VEHICLES.behave(Behaviour.of(Mode.HUGE))).isInstanceOf(IllegalArgumentException.class);
        VEHICLES.behave(Behaviour.of(Mode.NORMAL));
        try (Queue queue = new Queue(SIMULATOR.settings().key())) {
            queue.send(QUEUE, UUID.randomUUID().toString(), NOTICE, NOTICE);
        }
        await().until(() -> VEHICLES.requests().size() == 1);
    }

    @Test
    void an_envelope_is_acknowledged_once_for_its_key_and_anything_else_is_a_fault_of_the_client() throws Exception {
        String key = UUID.randomUUID().toString();
        assertThat(notified(key, envelope(NOTICE))).isEqualTo("200 접수");
        assertThat(notified(key, envelope(NOTICE))).isEqualTo("200 기접수");
        assertThat(notified(key, envelope("<other/>"))).isEqualTo("500 soap:Client");
        assertThat(notified("", envelope(NOTICE))).isEqualTo("500 soap:Client");
        for (String wrong : List.of(
                NOTICE,
                envelope(""),
                envelope(NOTICE + NOTICE),
                envelope("<notice>"),
                "<!DOCTYPE a []>" + envelope(NOTICE),
                envelope(NOTICE).replace("soap/envelope", "soap/other"))) {
            assertThat(notified(UUID.randomUUID().toString(), wrong)).as(wrong).isEqualTo("500 soap:Client");
        }
        HttpResponse<String> elsewhere =
                CALLER.send(notification(UUID.randomUUID().toString(), envelope(NOTICE), "urn:other"));
        assertThat(elsewhere.statusCode()).isEqualTo(500);
    }

    private static String envelope(String body) {
        return "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>" + body
                + "</e:Body></e:Envelope>";
    }

    private static HttpRequest notification(String key, String envelope, String action) {
        HttpRequest.Builder request = CALLER.request(
                        SIMULATOR.endpoints().inboxes().get("tax-events"), "/events/soap")
                .header("SOAPAction", '"' + action + '"')
                .header("Content-Type", "text/xml; charset=UTF-8")
                .POST(BodyPublishers.ofString(envelope));
        return (key.isEmpty() ? request : request.header("Idempotency-Key", key)).build();
    }

    /** Status, and the result or the fault's code. */
    private static String notified(String key, String envelope) throws Exception {
        HttpResponse<String> answer = CALLER.send(notification(key, envelope, "urn:nts:events:notify"));
        return answer.statusCode() + " " + answer.body().replaceAll("(?s).*<(?:n:처리결과|faultcode)>([^<]*)<.*", "$1");
    }

    /** A system's connection to the broker. */
    private static final class Queue implements AutoCloseable {

        private final ActiveMQConnectionFactory factory;
        private final Connection connection;
        private final Session session;

        Queue(String password) throws JMSException {
            factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + VEHICLES.port());
            connection = factory.createConnection("ieum", password);
            session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        }

        void send(String queue, String key, String body, String digested) throws Exception {
            try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(body.getBytes(StandardCharsets.UTF_8));
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(digested.getBytes(StandardCharsets.UTF_8));
                message.setStringProperty(
                        "Content_Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
                message.setStringProperty("Content_Type", "text/xml");
                if (!key.isEmpty()) {
                    message.setStringProperty("Idempotency_Key", key);
                }
                producer.send(message);
            }
        }

        @Override
        public void close() throws JMSException {
            connection.close();
            factory.close();
        }
    }
}
