package kr.ieum.gateway.exchange.jms;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kr.ieum.adapters.Credential;
import kr.ieum.simulator.server.LoopbackPorts;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/** A broker as an agency runs one: with logins, and with the queues that were set up and no others. */
final class RealBroker {

    static final Credential.Login HUB = new Credential.Login("hub", "sesame");
    static final Credential.Login AGENCY = new Credential.Login("agency", "mellon");

    private static final Map<String, String> USERS =
            Map.of(HUB.user(), HUB.password(), AGENCY.user(), AGENCY.password());

    private static final String OUTSIDE = "outside";

    private final int port = LoopbackPorts.free();
    private final List<String> queues;
    private final List<String> exclusive;
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    RealBroker(List<String> queues) throws Exception {
        this(queues, List.of());
    }

    /** @param exclusive queues that give what they hold to one receiver at a time */
    RealBroker(List<String> queues, List<String> exclusive) throws Exception {
        this.queues = Stream.concat(queues.stream(), exclusive.stream()).toList();
        this.exclusive = exclusive;
        broker.setConfiguration(configuration());
        broker.setSecurityManager(new Users());
        broker.start();
    }

    URI address() {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    /** Ends every connection and takes no other. */
    void away() throws Exception {
        broker.getActiveMQServer().getRemotingService().getAcceptor(OUTSIDE).stop();
    }

    /** Is there again, with all that was in its queues. */
    void back() throws Exception {
        broker.getActiveMQServer().getRemotingService().getAcceptor(OUTSIDE).start();
    }

    private Configuration configuration() throws Exception {
        Configuration made = new ConfigurationImpl();
        made.setPersistenceEnabled(false);
        made.setJournalType(JournalType.NIO);
        made.setJMXManagementEnabled(false);
        made.setSecurityEnabled(true);
        made.setGracefulShutdownEnabled(false);
        made.setThreadPoolMaxSize(8);
        made.setScheduledThreadPoolMaxSize(2);
        made.setGlobalMaxSize(-1);
        made.setMaxDiskUsage(-1);
        made.addAcceptorConfiguration(
                OUTSIDE, "tcp://127.0.0.1:" + port + "?protocols=CORE&useEpoll=false&remotingThreads=2");
        for (String queue : queues) {
            made.addAddressConfiguration(new CoreAddressConfiguration()
                    .setName(queue)
                    .addRoutingType(RoutingType.ANYCAST)
                    .addQueueConfiguration(QueueConfiguration.of(queue)
                            .setAddress(queue)
                            .setRoutingType(RoutingType.ANYCAST)
                            .setExclusive(exclusive.contains(queue))
                            .setDurable(true)));
        }
        made.addAddressSetting(
                "#",
                new AddressSettings()
                        .setAutoCreateQueues(false)
                        .setAutoCreateAddresses(false)
                        .setMaxDeliveryAttempts(-1)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL));
        made.putSecurityRoles("#", Set.of(role(HUB.user()), role(AGENCY.user())));
        return made;
    }

    private static Role role(String user) {
        return new Role(user, true, true, false, false, false, false, false, true, false, false, false, false);
    }

    /** Does something as the agency, over the JMS API. */
    void asAgency(Work work) throws JMSException {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(address() + "?useEpoll=false");
                Connection connection = factory.createConnection(AGENCY.user(), AGENCY.password());
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            work.with(session);
        }
    }

    /** What is done with a session. */
    interface Work {
        void with(Session session) throws JMSException;
    }

    /** Takes the next message of a queue; none where none comes within a moment. */
    void taken(String queue, Consumer<Optional<Message>> taken) throws JMSException {
        asAgency(session -> {
            try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
                taken.accept(Optional.ofNullable(consumer.receive(500)));
            }
        });
    }

    /** Puts a message into a queue. */
    void put(String queue, Making making) throws JMSException {
        asAgency(session -> {
            try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
                producer.send(making.from(session));
            }
        });
    }

    /** Makes a message. */
    interface Making {
        Message from(Session session) throws JMSException;
    }

    void stop() throws Exception {
        broker.stop();
    }

    private static final class Users implements ActiveMQSecurityManager {

        @Override
        public boolean validateUser(String user, String password) {
            return user != null && password != null && password.equals(USERS.get(user));
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
            return validateUser(user, password)
                    && roles.stream().anyMatch(role -> role.getName().equals(user) && check.hasRole(role));
        }
    }
}
