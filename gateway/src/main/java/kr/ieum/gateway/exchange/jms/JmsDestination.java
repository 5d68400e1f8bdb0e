package kr.ieum.gateway.exchange.jms;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.jms.Broker;
import kr.ieum.adapters.jms.NotConnected;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.exchange.queue.QueuedFields;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.reader.MessageUtil;

/**
 * A system that receives from a queue of its agency's broker. A delivery is a persistent bytes message whose correlation id is the delivery's
 * id, signed as the profile has messages in queues; it counts as delivered when the broker has said that it has it. The broker is told
 * the delivery's id for its own detection of duplicates too. All deliveries share one connection, which is made again when it is needed
 * again. Thread-safe.
 */
public final class JmsDestination implements Destination {

    /** Connection, session, query, producer and send may each take their share of the patience. */
    private static final int CALLS = 6;

    private static final String NO_QUEUE = "NO_QUEUE";

    private final Place place;
    private final Supplier<Credential.Login> login;
    private final MessageSigner signer;
    private final ReentrantLock connecting = new ReentrantLock();
    private Optional<Broker> broker = Optional.empty();
    private Optional<InVain> inVain = Optional.empty();

    /** The last attempt to connect that failed. */
    private record InVain(long ended, NotConnected why) {}

    /**
     * Where it is.
     *
     * @param address {@code tcp} for this machine, {@code ssl} for all others
     * @param patience for one delivery
     */
    public record Place(URI address, String queue, Duration patience) {}

    /** @param login asked anew for each connection */
    public JmsDestination(Place place, Supplier<Credential.Login> login, MessageSigner signer) {
        this.place = place;
        this.login = login;
        this.signer = signer;
    }

    @Override
    public Attempt deliver(Outgoing outgoing) throws InterruptedException {
        try (ClientSession session = connected().session()) {
            return send(session, outgoing);
        } catch (NotConnected e) {
            return new Attempt.Unreachable(e.word().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (ActiveMQInterruptedException e) {
            throw new InterruptedException("interrupted while sending");
        } catch (ActiveMQException e) {
            return failed(e.getType());
        }
    }

    private Attempt send(ClientSession session, Outgoing outgoing) throws ActiveMQException {
        ClientSession.QueueQuery found = session.queueQuery(SimpleString.of(place.queue()));
        // what is sent to where no queue takes it, the broker says it has, and throws away
        if (!found.isExists() || found.getRoutingType() != RoutingType.ANYCAST) {
            return new Attempt.Unreachable(NO_QUEUE);
        }
        try (ClientProducer producer = session.createProducer(place.queue())) {
            producer.send(message(session, outgoing));
        }
        return new Attempt.Delivered();
    }

    private ClientMessage message(ClientSession session, Outgoing outgoing) {
        String delivery = outgoing.delivery().toString();
        ClientMessage message = session.createMessage(Message.BYTES_TYPE, true);
        message.setRoutingType(RoutingType.ANYCAST);
        message.putStringProperty(Message.HDR_DUPLICATE_DETECTION_ID, SimpleString.of(delivery));
        MessageUtil.setJMSCorrelationID(message, delivery);
        QueueProperties.write(QueuedFields.of(outgoing, place.queue(), signer), message);
        message.writeBodyBufferBytes(outgoing.body());
        return message;
    }

    private Broker connected() throws NotConnected, InterruptedException {
        long begun = System.nanoTime();
        connecting.lockInterruptibly();
        try {
            if (broker.filter(Broker::isOpen).isEmpty()) {
                drop();
                broker = Optional.of(opened(begun));
            }
            return broker.orElseThrow();
        } finally {
            connecting.unlock();
        }
    }

    /** Who waited while another tried in vain doesn't try after it: several, one behind the other, would outlast any patience. */
    private Broker opened(long begun) throws NotConnected {
        Optional<NotConnected> meanwhile =
                inVain.filter(failed -> failed.ended() - begun > 0).map(InVain::why);
        if (meanwhile.isPresent()) {
            throw meanwhile.get();
        }
        try {
            return new Broker(place.address(), login.get(), place.patience().dividedBy(CALLS), () -> {});
        } catch (NotConnected e) {
            inVain = Optional.of(new InVain(System.nanoTime(), e));
            throw e;
        }
    }

    private void drop() {
        broker.ifPresent(Broker::close);
        broker = Optional.empty();
    }

    /** Whose failure it is: of the broker and what was set up there, unless it is known to be of this one message. */
    private static Attempt failed(ActiveMQExceptionType type) {
        return switch (type) {
            case SECURITY_EXCEPTION -> new Attempt.Unreachable("UNAUTHORISED");
            case QUEUE_DOES_NOT_EXIST, ADDRESS_DOES_NOT_EXIST -> new Attempt.Unreachable(NO_QUEUE);
            case ADDRESS_FULL -> new Attempt.Unreachable("QUEUE_FULL");
            case CONNECTION_TIMEDOUT -> new Attempt.Unreachable("TIMEOUT");
            case INTERCEPTOR_REJECTED_PACKET, IO_ERROR, LARGE_MESSAGE_ERROR_BODY ->
                new Attempt.Failed("BROKER_" + type.name());
            default -> new Attempt.Unreachable("CONNECTION");
        };
    }

    @Override
    public void close() {
        connecting.lock();
        try {
            drop();
        } finally {
            connecting.unlock();
        }
    }
}
