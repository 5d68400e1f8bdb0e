package kr.ieum.simulator.events;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.simulator.server.Activity;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.Mode;
import kr.ieum.simulator.server.QueueListener;
import kr.ieum.simulator.server.RecordedRequest;
import kr.ieum.simulator.server.RequestLog;
import kr.ieum.simulator.server.SimulatedRegister;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * An inbox that is a queue of the agency's broker, with the agency behind it, which takes each message over the JMS API as it comes. Recorded is each of them, with the names
 * of its properties as HTTP writes them: as {@code receive} what was taken or had been, and as {@code refuse} what has no key, a key that came with something else, or
 * other bytes than its digest. Nobody is answered over a queue.
 */
public final class EventQueue implements SimulatedRegister {

    /** What a message is recorded as that was taken, now or before. */
    static final String RECEIVED = "receive";

    /** What any other is recorded as. */
    static final String REFUSED = "refuse";

    private final String name;
    private final QueueListener broker;
    private final RequestLog log;
    private final TakenNotices taken = new TakenNotices();
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private volatile Behaviour behaviour = Behaviour.of(Mode.NORMAL);

    private EventQueue(String name, QueueListener broker, Clock clock) throws JMSException {
        this.name = name;
        this.broker = broker;
        log = new RequestLog(clock);
        QueueListener.Place place = broker.inside();
        factory = new ActiveMQConnectionFactory(place.address());
        connection = factory.createConnection(place.user(), place.password());
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        session.createConsumer(session.createQueue(place.queue())).setMessageListener(this::take);
        connection.start();
    }

    /**
     * Starts the broker on that port, or on any free one when it is 0, and the agency behind it.
     *
     * @param agency the user that the agency comes in as
     * @param password of {@value QueueListener#USER}, who may send to the queue and nothing else
     */
    public static EventQueue open(String name, int port, String agency, String queue, String password, Clock clock) {
        QueueListener broker = QueueListener.open(port, agency, queue, password, QueueListener.Beside.NOTHING);
        try {
            return new EventQueue(name, broker, clock);
        } catch (JMSException e) {
            broker.close();
            throw new IllegalStateException(name + " behind its queue", e);
        }
    }

    private void take(Message message) {
        try {
            Map<String, String> properties = properties(message);
            byte[] body = message instanceof BytesMessage bytes ? bytes.getBody(byte[].class) : new byte[0];
            String text = new String(body, StandardCharsets.UTF_8);
            log.record(
                    isTaken(properties, body, text) ? RECEIVED : REFUSED,
                    broker.inside().queue(),
                    properties,
                    text);
        } catch (JMSException e) {
            log.record(REFUSED, broker.inside().queue(), Map.of(), "");
        }
    }

    private boolean isTaken(Map<String, String> properties, byte[] body, String text) {
        if (!digest(body).equals(properties.get("content-digest"))) {
            return false;
        }
        return switch (taken.take(properties.getOrDefault("idempotency-key", ""), text)) {
            case FIRST, AGAIN -> true;
            case KEYLESS, ANOTHER -> false;
        };
    }

    private static String digest(byte[] body) {
        try {
            return "sha-256=:"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(body)) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<String, String> properties(Message message) throws JMSException {
        Map<String, String> properties = new LinkedHashMap<>();
        Enumeration<?> names = message.getPropertyNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement().toString();
            Optional.ofNullable(message.getStringProperty(name))
                    .ifPresent(value ->
                            properties.put(name.toLowerCase(Locale.ROOT).replace('_', '-'), value));
        }
        return properties;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return broker.port();
    }

    @Override
    public Behaviour behaviour() {
        return behaviour;
    }

    @Override
    public synchronized void behave(Behaviour changed) {
        switch (changed.mode()) {
            case NORMAL -> broker.listen(true);
            case DEAD -> broker.listen(false);
            default -> throw new IllegalArgumentException(name + " is well or dead, and nothing else");
        }
        behaviour = changed;
    }

    @Override
    public Activity activity() {
        return new Activity(0, broker.connections());
    }

    @Override
    public List<RecordedRequest> requests() {
        return log.list();
    }

    @Override
    public void clearRequests() {
        log.clear();
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
            factory.close();
        } catch (JMSException e) {
            throw new IllegalStateException(name, e);
        } finally {
            broker.close();
        }
    }
}
