package kr.ieum.gateway.exchange.jms;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.jms.Broker;
import kr.ieum.adapters.jms.NotConnected;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.intake.Intake;
import kr.ieum.gateway.exchange.intake.Taken;
import kr.ieum.gateway.exchange.intake.Taking;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a register's system announces out of a queue of its agency's broker, one message after the other. A message is gone from
 * the queue only when its record is durable here, or when it lies in the queue of dead letters with a cause; a node that dies in between
 * is given it again, and accepts it under the same key once. The queue is exclusive, so that several nodes keep its order: one of them
 * is given its messages, and when that one goes, another.
 */
public final class QueueIntake extends Taking {

    /** The property of a dead letter that says why it is one. */
    static final String CAUSE = "Ieum_Cause";

    private static final Logger LOG = LoggerFactory.getLogger(QueueIntake.class);
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final long LISTENS_MILLIS = 500;

    private final Queue queue;
    private final Supplier<Credential.Login> login;
    private final Intake intake;

    /**
     * A queue that is read.
     *
     * @param address of the broker, {@code tcp} for this machine, {@code ssl} for all others
     * @param deadLetters queue for what can't be accepted
     */
    public record Queue(URI address, String name, String deadLetters) {}

    /**
     * Nothing is taken before {@link #start}.
     *
     * @param login asked anew for each connection
     */
    public QueueIntake(Queue queue, Supplier<Credential.Login> login, Intake intake) {
        super("queue", queue.name(), PAUSE);
        this.queue = queue;
        this.login = login;
        this.intake = intake;
    }

    /** Until it is closed or the broker is lost. */
    @Override
    protected void look() throws InterruptedException {
        try (Broker broker = new Broker(queue.address(), login.get(), CALL, () -> {});
                ClientSession session = broker.transacted()) {
            Optional<String> unfit = unfit(session);
            if (unfit.isPresent()) {
                hindered(unfit.get());
                return;
            }
            try (ClientConsumer consumer = session.createConsumer(queue.name());
                    ClientProducer dead = session.createProducer(queue.deadLetters())) {
                session.start();
                unhindered();
                takeAll(broker, session, consumer, dead);
            }
        } catch (NotConnected e) {
            hindered(e.word());
        } catch (ActiveMQInterruptedException e) {
            throw new InterruptedException("interrupted while reading a queue");
        } catch (ActiveMQException e) {
            hindered(word(e.getType()));
        }
    }

    /** A message that isn't settled is given back by the session's end, which no broker counts as an attempt. */
    private void takeAll(Broker broker, ClientSession session, ClientConsumer consumer, ClientProducer dead)
            throws ActiveMQException, InterruptedException {
        while (isOpen() && broker.isOpen()) {
            Optional<ClientMessage> message = Optional.ofNullable(consumer.receive(LISTENS_MILLIS));
            if (message.isPresent()) {
                take(message.get(), session, dead);
            }
        }
    }

    private void take(ClientMessage message, ClientSession session, ClientProducer dead)
            throws ActiveMQException, InterruptedException {
        QueuedRecord record = QueuedRecord.read(message);
        Optional<Taken.Settled> taken = switch (record) {
            case QueuedRecord.Unusable(Fields properties, String cause) -> Optional.of(intake.refuse(cause));
            case QueuedRecord.Whole(Fields properties, byte[] body) -> intake.insist(properties, body, closed());
        };
        if (taken.isEmpty()) {
            return;
        }
        if (taken.get() instanceof Taken.Refused(String cause, var problem)) {
            LOG.warn("a message of queue {} is put to the dead letters: {}", queue.name(), cause);
            dead.send(letter(record, cause, session));
        }
        message.acknowledge();
        session.commit();
    }

    /** Why the queues, as they are set up, can't be read without losing something or its order. */
    private Optional<String> unfit(ClientSession session) throws ActiveMQException {
        ClientSession.QueueQuery read = session.queueQuery(SimpleString.of(queue.name()));
        if (!isAnycast(read)) {
            return Optional.of("NO_QUEUE");
        }
        if (!Boolean.TRUE.equals(read.isExclusive())) {
            return Optional.of("NOT_EXCLUSIVE");
        }
        ClientSession.QueueQuery letters = session.queueQuery(SimpleString.of(queue.deadLetters()));
        // what is sent to where no queue takes it, the broker says it has, and throws away
        return isAnycast(letters) && letters.getName().equals(letters.getAddress())
                ? Optional.empty()
                : Optional.of("NO_DEAD_LETTERS");
    }

    private static boolean isAnycast(ClientSession.QueueQuery found) {
        return found.isExists() && found.getRoutingType() == RoutingType.ANYCAST;
    }

    private static String word(ActiveMQExceptionType type) {
        return switch (type) {
            case SECURITY_EXCEPTION -> "UNAUTHORISED";
            case QUEUE_DOES_NOT_EXIST, ADDRESS_DOES_NOT_EXIST -> "NO_QUEUE";
            case ADDRESS_FULL -> "DEAD_LETTERS_FULL";
            default -> "CONNECTION";
        };
    }

    /** What was read of it and no more, with the cause; a code, never what stood in it. */
    private static ClientMessage letter(QueuedRecord record, String cause, ClientSession session) {
        ClientMessage letter = session.createMessage(Message.BYTES_TYPE, true);
        letter.setRoutingType(RoutingType.ANYCAST);
        letter.putStringProperty(CAUSE, cause);
        switch (record) {
            case QueuedRecord.Unusable(Fields properties, String _) -> QueueProperties.write(properties, letter);
            case QueuedRecord.Whole(Fields properties, byte[] body) -> {
                QueueProperties.write(properties, letter);
                letter.writeBodyBufferBytes(body);
            }
        }
        return letter;
    }
}
