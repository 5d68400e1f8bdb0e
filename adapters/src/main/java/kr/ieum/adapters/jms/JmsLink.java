package kr.ieum.adapters.jms;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.apache.activemq.artemis.reader.TextMessageUtil;

/**
 * One connection to the broker with a reply queue of its own, which ends with it. When it is lost it stays lost; whoever needs
 * another opens one. Thread-safe.
 */
final class JmsLink implements AutoCloseable {

    /** How JMS writes the kind of a destination before its name. */
    private static final String TEMPORARY_QUEUE = "temp-queue://";

    private final Broker broker;
    private final ReentrantLock sending = new ReentrantLock();
    private final String replyQueue = "ieum.reply." + UUID.randomUUID();
    private final ClientSession session;
    private final ClientProducer producer;

    /**
     * Connects.
     *
     * @param arrived is given every message of the reply queue, one after the other
     * @param lost is called once when the connection breaks
     */
    JmsLink(JmsTarget target, Consumer<ClientMessage> arrived, Runnable lost) throws NotConnected {
        broker = new Broker(target.address(), target.login(), target.connectTimeout(), lost);
        long start = System.nanoTime();
        try {
            ClientSession replies = broker.session();
            replies.createQueue(QueueConfiguration.of(replyQueue)
                    .setAddress(replyQueue)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(false)
                    .setTemporary(true));
            replies.createConsumer(replyQueue).setMessageHandler(arrived::accept);
            session = broker.session();
            if (!session.addressQuery(SimpleString.of(target.queue())).isExists()) {
                throw new NotConnected("no-queue");
            }
            producer = session.createProducer(target.queue());
            replies.start();
        } catch (NotConnected e) {
            broker.close();
            throw e;
        } catch (Exception e) {
            broker.close();
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            throw NotConnected.because(e, elapsed.compareTo(target.connectTimeout()) >= 0);
        }
    }

    /** Whether it can be used. */
    boolean isOpen() {
        return broker.isOpen();
    }

    /**
     * Sends a text.
     *
     * @param now stands in the message
     * @param until after which the register needn't answer; the broker drops the request then
     * @throws NotConnected when the connection is broken
     */
    void send(String correlation, String text, Instant now, Instant until) throws NotConnected, InterruptedException {
        sending.lockInterruptibly();
        try {
            ClientMessage message =
                    session.createMessage(Message.TEXT_TYPE, false, until.toEpochMilli(), now.toEpochMilli(), (byte) 4);
            message.setRoutingType(RoutingType.ANYCAST);
            MessageUtil.setJMSReplyTo(message, TEMPORARY_QUEUE + replyQueue);
            MessageUtil.setJMSCorrelationID(message, correlation);
            TextMessageUtil.writeBodyText(message.getBodyBuffer(), SimpleString.of(text));
            producer.send(message);
        } catch (ActiveMQException e) {
            throw NotConnected.broken(e);
        } catch (ActiveMQInterruptedException e) {
            throw new InterruptedException("interrupted while sending");
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
