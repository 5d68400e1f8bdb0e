package kr.ieum.adapters.jms;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kr.ieum.adapters.Credential;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.FailoverEventType;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/**
 * One connection to a broker (Artemis), {@code tcp} or {@code ssl}. When it is lost it stays lost; whoever needs another opens one. A durable
 * message counts as sent only when the broker has it. Thread-safe; its sessions are for one thread each.
 */
public final class Broker implements AutoCloseable {

    /** A broker that is silent for so long is given up. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final Credential.Login login;
    private final Runnable lost;
    private volatile boolean open = true;

    /**
     * Connects.
     *
     * @param patience for the connection, and for each call of it
     * @param lost is called once when the connection breaks
     */
    public Broker(URI address, Credential.Login login, Duration patience, Runnable lost) throws NotConnected {
        this.login = login;
        this.lost = lost;
        this.locator = locator(address, patience);
        long start = System.nanoTime();
        try {
            factory = locator.createSessionFactory();
            factory.addFailoverListener(event -> {
                if (event != FailoverEventType.FAILOVER_COMPLETED) {
                    broken();
                }
            });
        } catch (Exception e) {
            locator.close();
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            // the client throws what it likes while it connects; whatever it is, there is no connection
            throw NotConnected.because(e, elapsed.compareTo(patience) >= 0);
        }
    }

    private static ServerLocator locator(URI at, Duration patience) throws NotConnected {
        InetSocketAddress address = new InetSocketAddress(at.getHost(), at.getPort());
        if (address.isUnresolved()) {
            throw new NotConnected("dns");
        }
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, at.getHost());
        parameters.put(TransportConstants.PORT_PROP_NAME, address.getPort());
        parameters.put(TransportConstants.NETTY_CONNECT_TIMEOUT, millis);
        parameters.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
        parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, at.getScheme().equals("ssl"));
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
                .setBlockOnDurableSend(true)
                .setProducerWindowSize(-1);
    }

    /** A session in which each send is on its own, and what is received counts as received. */
    public ClientSession session() throws ActiveMQException {
        return session(true);
    }

    /** A session in which what was received is gone from the queue, and what was sent is there, once it is committed. */
    public ClientSession transacted() throws ActiveMQException {
        return session(false);
    }

    private ClientSession session(boolean each) throws ActiveMQException {
        ClientSession session = factory.createSession(login.user(), login.password(), false, each, each, each, 1);
        session.addFailureListener(new Broken(this::broken));
        return session;
    }

    private void broken() {
        if (open) {
            open = false;
            lost.run();
        }
    }

    /** Whether it can be used. */
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        locator.close();
    }
}
