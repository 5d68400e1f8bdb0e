package kr.ieum.adapters.jms;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQConnectionTimedOutException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.FailoverEventType;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.apache.activemq.artemis.reader.TextMessageUtil;

/**
 * One connection to the broker with a reply queue of its own, which ends with it. When it is lost it stays lost; whoever needs
 * another opens one. Thread-safe.
 */
final class JmsLink implements AutoCloseable {

    /** A broker that is silent for so long is given up. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** How JMS writes the kind of a destination before its name. */
    private static final String TEMPORARY_QUEUE = "temp-queue://";

    private final ServerLocator locator;
    private final ReentrantLock sending = new ReentrantLock();
    private final String replyQueue = "ieum.reply." + UUID.randomUUID();
    private volatile boolean open = true;
    private ClientSession session;
    private ClientProducer producer;

    /**
     * Connects.
     *
     * @param arrived is given every message of the reply queue, one after the other
     * @param lost is called once when the connection breaks
     */
    JmsLink(JmsTarget target, Consumer<ClientMessage> arrived, Runnable lost) throws NotConnected {
        locator = locator(target);
        long start = System.nanoTime();
        try {
            ClientSessionFactory factory = locator.createSessionFactory();
            factory.addFailoverListener(event -> {
                if (event != FailoverEventType.FAILOVER_COMPLETED) {
                    broken(lost);
                }
            });
            ClientSession replies = session(factory, target);
            replies.addFailureListener(new Broken(() -> broken(lost)));
            replies.createQueue(QueueConfiguration.of(replyQueue)
                    .setAddress(replyQueue)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(false)
                    .setTemporary(true));
            replies.createConsumer(replyQueue).setMessageHandler(arrived::accept);
            session = session(factory, target);
            if (!session.addressQuery(SimpleString.of(target.queue())).isExists()) {
                throw new NotConnected("no-queue");
            }
            producer = session.createProducer(target.queue());
            replies.start();
        } catch (NotConnected e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            // the client throws what it likes while it connects; whatever it is, there is no connection
            throw notConnected(e, elapsed.compareTo(target.connectTimeout()) >= 0);
        }
    }

    private static ClientSession session(ClientSessionFactory factory, JmsTarget target) throws ActiveMQException {
        return factory.createSession(target.login().user(), target.login().password(), false, true, true, true, 1);
    }

    private static ServerLocator locator(JmsTarget target) throws NotConnected {
        InetSocketAddress address = new InetSocketAddress(
                target.address().getHost(), target.address().getPort());
        if (address.isUnresolved()) {
            throw new NotConnected("dns");
        }
        int millis = Math.toIntExact(target.connectTimeout().toMillis());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, target.address().getHost());
        parameters.put(TransportConstants.PORT_PROP_NAME, address.getPort());
        parameters.put(TransportConstants.NETTY_CONNECT_TIMEOUT, millis);
        parameters.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
        parameters.put(
                TransportConstants.SSL_ENABLED_PROP_NAME,
                target.address().getScheme().equals("ssl"));
        parameters.put(TransportConstants.USE_DEFAULT_SSL_CONTEXT_PROP_NAME, true);
        parameters.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
        ServerLocator locator = ActiveMQClient.createServerLocatorWithoutHA(
                new TransportConfiguration(NettyConnectorFactory.class.getName(), parameters));
        return locator.setInitialConnectAttempts(1)
                .setReconnectAttempts(0)
                .setCallTimeout(millis)
                .setClientFailureCheckPeriod(SILENCE.toMillis())
                .setConnectionTTL(SILENCE.toMillis() * 2)
                .setBlockOnNonDurableSend(false)
                .setProducerWindowSize(-1);
    }

    private static NotConnected notConnected(Exception failure, boolean timedOut) {
        return switch (failure) {
            case ActiveMQSecurityException refused -> new NotConnected("unauthorised");
            case ActiveMQInterruptedException interrupted -> new NotConnected("closed");
            case ActiveMQConnectionTimedOutException late -> new NotConnected("timeout");
            case ActiveMQNotConnectedException none -> new NotConnected(timedOut ? "timeout" : "refused");
            default -> NotConnected.broken(failure);
        };
    }

    private void broken(Runnable lost) {
        if (open) {
            open = false;
            lost.run();
        }
    }

    /** Whether it can be used. */
    boolean isOpen() {
        return open;
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
        open = false;
        locator.close();
    }
}
