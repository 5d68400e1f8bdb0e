package kr.ieum.simulator.employment;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kr.ieum.simulator.server.Activity;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.LoopbackPorts;
import kr.ieum.simulator.server.Mode;
import kr.ieum.simulator.server.RecordedRequest;
import kr.ieum.simulator.server.RequestLog;
import kr.ieum.simulator.server.SimulatedRegister;
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
 * The employment insurance's broker on 127.0.0.1: user {@value #USER}, password, the request queue {@value #QUEUE}. Nothing is
 * kept on the disk. The user may send to that queue and read from reply queues of its own, and nothing else.
 */
public final class EmploymentBroker implements SimulatedRegister {

    /** The queue that requests are sent to. */
    public static final String QUEUE = "EI.PIBO.REQ";

    /** The one user from outside. */
    public static final String USER = "ieum";

    private static final String NAME = "employment";
    private static final String AGENCY = "comwel";
    private static final String OUTSIDE = "outside";

    private final int port;
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final RequestLog log;
    private final Counter counter;
    private volatile Behaviour behaviour = Behaviour.of(Mode.NORMAL);

    private EmploymentBroker(int port, String password, Clock clock, List<EmploymentEntry> entries) throws Exception {
        this.port = port == 0 ? LoopbackPorts.free() : port;
        this.log = new RequestLog(clock);
        String own = UUID.randomUUID().toString();
        String inside = "vm://" + this.port;
        broker.setConfiguration(configuration(inside));
        broker.setSecurityManager(new BrokerUsers(Map.of(USER, password, AGENCY, own)));
        broker.start();
        counter = new Counter(
                new Counter.Place(inside, AGENCY, own, QUEUE),
                new EmploymentDesk(entries, clock),
                log,
                () -> behaviour,
                this::isThere);
    }

    /** Starts the broker on that port, or on any free one when it is 0, and the agency behind it. */
    public static EmploymentBroker open(int port, String password, Clock clock, List<EmploymentEntry> entries) {
        try {
            return new EmploymentBroker(port, password, clock, entries);
        } catch (Exception e) {
            throw new IllegalStateException("the broker of the employment insurance on port " + port, e);
        }
    }

    private Configuration configuration(String inside) throws Exception {
        Configuration made = new ConfigurationImpl();
        made.setName(AGENCY);
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
        made.addAcceptorConfiguration("inside", inside);
        made.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(QUEUE)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(QueueConfiguration.of(QUEUE)
                        .setAddress(QUEUE)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(false)));
        made.addAddressSetting(
                "#",
                new AddressSettings()
                        .setAutoCreateQueues(false)
                        .setAutoCreateAddresses(false)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL));
        made.putSecurityRoles("#", Set.of(all(AGENCY), own(USER)));
        made.putSecurityRoles(QUEUE, Set.of(all(AGENCY), sender(USER)));
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

    private boolean isThere(String replyQueue) {
        return server().locateQueue(SimpleString.of(replyQueue)) != null;
    }

    private ActiveMQServer server() {
        return broker.getActiveMQServer();
    }

    /** Sends an answer that nobody asked for to every reply queue there is. */
    public void answerUnasked(String text) {
        Set<String> replies = new HashSet<>();
        server().getPostOffice().getAllBindings().forEach(binding -> {
            String name = binding.getUniqueName().toString();
            if (!name.equals(QUEUE) && server().locateQueue(binding.getUniqueName()) != null) {
                replies.add(name);
            }
        });
        replies.forEach(reply -> counter.sendUnasked(reply, text));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Behaviour behaviour() {
        return behaviour;
    }

    @Override
    public synchronized void behave(Behaviour changed) {
        behaviour = changed;
        Acceptor outside = server().getRemotingService().getAcceptor(OUTSIDE);
        try {
            if (changed.mode() == Mode.DEAD) {
                outside.stop();
            } else if (!outside.isStarted()) {
                outside.start();
            }
        } catch (Exception e) {
            throw new IllegalStateException(NAME + " on port " + port, e);
        }
    }

    @Override
    public Activity activity() {
        int fromOutside = (int) server().getRemotingService().getConnections().stream()
                .filter(connection -> connection.getRemoteAddress() != null
                        && connection.getRemoteAddress().contains("127.0.0.1"))
                .count();
        return new Activity(counter.active(), fromOutside);
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
            counter.close();
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException(NAME, e);
        }
    }
}
