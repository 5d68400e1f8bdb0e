package kr.ieum.simulator.server;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;

/**
 * An agency's message broker on 127.0.0.1 with one queue, to which the user {@value #USER} may send. All of it is in memory and nothing on the disk: what still
 * lies in the queue when the broker ends is gone. The agency itself comes in from within this process.
 */
public final class QueueListener implements AutoCloseable {

    /** The one user from outside. */
    public static final String USER = "ieum";

    private static final String OUTSIDE = "outside";

    private final int port;
    private final Place inside;
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    /** Where the agency's own side works: the broker's address inside this process, its user, the queue. */
    public record Place(String address, String user, String password, String queue) {

        /** Without the password. */
        @Override
        public String toString() {
            return queue + " at " + address;
        }
    }

    /**
     * What the user may do beside sending to the queue.
     *
     * @see #open
     */
    public enum Beside {
        /** Make reply queues and read from them. */
        REPLY_QUEUES,
        /** Nothing. */
        NOTHING
    }

    private QueueListener(int port, String agency, String queue, String password, Beside beside) throws Exception {
        this.port = port == 0 ? LoopbackPorts.free() : port;
        inside = new Place("vm://" + this.port, agency, UUID.randomUUID().toString(), queue);
        broker.setConfiguration(configuration(beside));
        broker.setSecurityManager(new BrokerUsers(Map.of(USER, password, agency, inside.password())));
        broker.start();
    }

    /**
     * Starts the broker on that port, or on any free one when it is 0.
     *
     * @param agency the user that the agency's own side comes in as
     * @param password of {@value #USER}
     * @throws IllegalStateException when it can't be started
     */
    public static QueueListener open(int port, String agency, String queue, String password, Beside beside) {
        try {
            return new QueueListener(port, agency, queue, password, beside);
        } catch (Exception e) {
            throw new IllegalStateException("the broker of " + agency + " on port " + port, e);
        }
    }

    private Configuration configuration(Beside beside) throws Exception {
        Configuration made = new ConfigurationImpl();
        made.setName(inside.user());
        made.setPersistenceEnabled(false);
        made.setJMXManagementEnabled(false);
        made.setSecurityEnabled(true);
        made.setGracefulShutdownEnabled(false);
        made.setMessageCounterEnabled(false);
        made.setThreadPoolMaxSize(8);
        made.setScheduledThreadPoolMaxSize(2);
        made.setJournalType(JournalType.NIO);
        made.setGlobalMaxSize(-1);
        made.setMaxDiskUsage(-1);
        made.addAcceptorConfiguration(
                OUTSIDE,
                "tcp://127.0.0.1:" + port + "?protocols=CORE&useEpoll=false&remotingThreads=2&tcpNoDelay=true");
        made.addAcceptorConfiguration("inside", inside.address());
        made.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(inside.queue())
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(QueueConfiguration.of(inside.queue())
                        .setAddress(inside.queue())
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(false)));
        made.addAddressSetting(
                "#",
                new AddressSettings()
                        .setAutoCreateQueues(false)
                        .setAutoCreateAddresses(false)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL));
        made.putSecurityRoles(
                "#",
                beside == Beside.REPLY_QUEUES ? Set.of(all(inside.user()), own(USER)) : Set.of(all(inside.user())));
        made.putSecurityRoles(inside.queue(), Set.of(all(inside.user()), sender(USER)));
        return made;
    }

    private static Role all(String user) {
        return new Role(user, true, true, true, true, true, true, false, true, true, true, false, false);
    }

    /** Makes and reads queues of its own, sends to none. */
    private static Role own(String user) {
        return new Role(user, false, true, false, false, true, true, false, false, true, true, false, false);
    }

    private static Role sender(String user) {
        return new Role(user, true, false, false, false, false, false, false, false, false, false, false, false);
    }

    /** Where the agency's own side works. */
    public Place inside() {
        return inside;
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Whether there is such a queue. */
    public boolean holds(String queue) {
        return server().locateQueue(SimpleString.of(queue)) != null;
    }

    /** All queues but the one that is always there. */
    public Stream<String> otherQueues() {
        return server().getPostOffice()
                .getAllBindings()
                .map(binding -> binding.getUniqueName().toString())
                .filter(name -> !name.equals(inside.queue()) && holds(name));
    }

    /** Connections from outside. */
    public int connections() {
        return (int) server().getRemotingService().getConnections().stream()
                .filter(connection -> connection.getRemoteAddress() != null
                        && connection.getRemoteAddress().contains("127.0.0.1"))
                .count();
    }

    /** Closes the port, and the connections on it, or opens it again; the agency's own side notices nothing. */
    public synchronized void listen(boolean on) {
        Acceptor outside = server().getRemotingService().getAcceptor(OUTSIDE);
        try {
            if (!on) {
                outside.stop();
            } else if (!outside.isStarted()) {
                outside.start();
            }
        } catch (Exception e) {
            throw new IllegalStateException(inside.user() + " on port " + port, e);
        }
    }

    private ActiveMQServer server() {
        return broker.getActiveMQServer();
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException(inside.user(), e);
        }
    }
}
