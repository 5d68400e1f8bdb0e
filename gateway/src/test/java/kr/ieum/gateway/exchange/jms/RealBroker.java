package kr.ieum.gateway.exchange.jms;

import jakarta.jms.BytesMessage;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.adapters.Credential;
import kr.ieum.client.signature.Fields;
import kr.ieum.simulator.server.LoopbackPorts;
import org.apache.activemq.artemis.api.core.Interceptor;
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
public final class RealBroker {

    static final Credential.Login HUB = new Credential.Login("hub", "sesame");

    /** The agency itself. */
    public static final Credential.Login AGENCY = new Credential.Login("agency", "mellon");

    private static final String OUTSIDE = "outside";

    private final int port = LoopbackPorts.free();
    private final List<String> queues;
    private final List<String> exclusive;
    private final Map<String, String> passwords;
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    RealBroker(List<String> queues) throws Exception {
        this(queues, List.of());
    }

    /** @param exclusive queues that give what they hold to one receiver at a time */
    RealBroker(List<String> queues, List<String> exclusive) throws Exception {
        this(queues, exclusive, List.of(HUB));
    }

    /**
     * The same with these logins beside the agency's.
     *
     * @param exclusive queues that give what they hold to one receiver at a time
     */
    public RealBroker(List<String> queues, List<String> exclusive, List<Credential.Login> logins) throws Exception {
        this.queues = Stream.concat(queues.stream(), exclusive.stream()).toList();
        this.exclusive = exclusive;
        this.passwords = Stream.concat(Stream.of(AGENCY), logins.stream())
                .collect(Collectors.toMap(Credential.Login::user, Credential.Login::password));
        broker.setConfiguration(configuration());
        broker.setSecurityManager(new Users(passwords));
        broker.start();
    }

    /** Where it is reached. */
    public URI address() {
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
        made.putSecurityRoles(
                "#", passwords.keySet().stream().map(RealBroker::role).collect(Collectors.toSet()));
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

    /** How many messages lie in a queue, with those that somebody was given and that aren't settled. */
    public int holds(String queue) {
        return Math.toIntExact(broker.getActiveMQServer().locateQueue(queue).getMessageCount());
    }

    /** Shows each packet to these, of connections that are made from now on; one that isn't let in is lost. */
    public void watch(Interceptor in, Interceptor out) {
        broker.getActiveMQServer().getRemotingService().addIncomingInterceptor(in);
        broker.getActiveMQServer().getRemotingService().addOutgoingInterceptor(out);
    }

    /** A bytes message with the properties that the profile's fields have in a queue. */
    public static Message bytes(Session session, Fields fields, byte[] body) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        return with(message, fields);
    }

    static Message with(Message message, Fields fields) throws JMSException {
        for (Map.Entry<String, List<String>> field : fields.all().entrySet()) {
            StringBuilder name = new StringBuilder();
            for (String word : field.getKey().split("-")) {
                name.append(name.isEmpty() ? "" : "_")
                        .append(Character.toUpperCase(word.charAt(0)))
                        .append(word.substring(1));
            }
            message.setStringProperty(name.toString(), field.getValue().getFirst());
        }
        return message;
    }

    /** Ends it, with all that lies in it. */
    public void stop() throws Exception {
        broker.stop();
    }

    private record Users(Map<String, String> passwords) implements ActiveMQSecurityManager {

        @Override
        public boolean validateUser(String user, String password) {
            return user != null && password != null && password.equals(passwords.get(user));
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
            return validateUser(user, password)
                    && roles.stream().anyMatch(role -> role.getName().equals(user) && check.hasRole(role));
        }
    }
}
