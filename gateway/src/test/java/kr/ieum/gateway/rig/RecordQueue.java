package kr.ieum.gateway.rig;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.codec.base64.Base64;
import io.netty.handler.codec.compression.JdkZlibDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.socksx.SocksMessage;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kr.ieum.adapters.Credential;
import kr.ieum.gateway.exchange.jms.RealBroker;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateSessionMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.commons.beanutils.BeanUtilsBean;
import org.apache.commons.logging.Log;

/** A queue of a real broker, which is seen from within: what a connection asks of it is told before it is done. */
final class RecordQueue implements RecordPlace {

    private static final String QUEUE = "FAMILY.REPORTS";
    private static final String DEAD = "FAMILY.REPORTS.DEAD";

    private final RecordSigner signer = new RecordSigner();
    private final Watch watch;
    private final RealBroker broker;
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;

    /** Who logged in, by connection. */
    private final Map<Object, String> users = new ConcurrentHashMap<>();

    /** Connections of processes that were killed before they asked for something: what they asked for after that is lost with it. */
    private final Set<Object> lost = ConcurrentHashMap.newKeySet();

    /** Connections whose commit isn't answered yet. */
    private final Set<Object> committing = ConcurrentHashMap.newKeySet();

    RecordQueue(Watch watch) throws Exception {
        this.watch = watch;
        broker = new RealBroker(
                List.of(DEAD),
                List.of(QUEUE),
                IntakeRig.USERS.stream()
                        .map(user -> new Credential.Login(user, PASSWORD))
                        .toList());
        broker.watch(this::asked, this::answered);
        factory = new ActiveMQConnectionFactory(broker.address() + "?useEpoll=false");
        connection = factory.createConnection(RealBroker.AGENCY.user(), RealBroker.AGENCY.password());
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        producer = session.createProducer(session.createQueue(QUEUE));
        connection.start();
    }

    @Override
    public Set<IntakeStep> steps() {
        return IntakeStep.and(IntakeStep.LETTER, IntakeStep.GONE, IntakeStep.AWAY);
    }

    /** The client's own, which loads what it has of other transports too. */
    @Override
    public List<Class<?>> libraries() {
        return List.of(
                ActiveMQClient.class,
                SimpleString.class,
                ByteBuf.class,
                Channel.class,
                UnixChannel.class,
                EpollIoHandler.class,
                KQueueIoHandler.class,
                Base64.class,
                JdkZlibDecoder.class,
                HttpRequest.class,
                SocksMessage.class,
                ProxyHandler.class,
                SslHandler.class,
                NoopAddressResolverGroup.class,
                EventExecutor.class,
                BeanUtilsBean.class,
                Log.class);
    }

    @Override
    public Address address(String user) {
        return new Address(Kind.QUEUE, user, signer.publicKey(), QUEUE, broker.address(), DEAD);
    }

    @Override
    public synchronized void leave(Left record) throws IOException {
        try {
            producer.send(RealBroker.bytes(
                    session, signer.signed(QUEUE, record), record.text().getBytes(US_ASCII)));
        } catch (JMSException e) {
            throw new IOException("the agency can't reach its own broker", e);
        }
    }

    @Override
    public int waiting() {
        return broker.holds(QUEUE);
    }

    @Override
    public synchronized Map<String, List<String>> putAside() throws IOException {
        Map<String, List<String>> aside = new HashMap<>();
        try (QueueBrowser letters = session.createBrowser(session.createQueue(DEAD))) {
            for (Enumeration<?> all = letters.getEnumeration(); all.hasMoreElements(); ) {
                Message read = (Message) all.nextElement();
                aside.computeIfAbsent(read.getStringProperty("Idempotency_Key"), key -> new ArrayList<>())
                        .add(read.getStringProperty("Ieum_Cause"));
            }
        } catch (JMSException e) {
            throw new IOException("the agency can't reach its own broker", e);
        }
        return aside;
    }

    /** The broker commits the letter with the record's going. */
    @Override
    public boolean isPutAsideAgain() {
        return false;
    }

    @Override
    public boolean isTidy(Set<String> accepted, Set<String> aside) {
        return waiting() == 0;
    }

    /** A connection that ends is noticed. */
    @Override
    public void bury() {}

    private boolean asked(Packet packet, RemotingConnection from) {
        if (packet instanceof CreateSessionMessage login) {
            users.put(from.getID(), login.getUsername());
        }
        if (lost.contains(from.getID())) {
            return false;
        }
        return switch (packet.getType()) {
            case PacketImpl.SESS_SEND -> isLetIn(IntakeStep.LETTER, from);
            case PacketImpl.SESS_COMMIT -> {
                committing.add(from.getID());
                yield isLetIn(IntakeStep.GONE, from);
            }
            default -> true;
        };
    }

    private boolean isLetIn(IntakeStep step, RemotingConnection from) {
        try {
            watch.reached(step, user(from));
            return true;
        } catch (IOException e) {
            lost.add(from.getID());
            return false;
        }
    }

    private boolean answered(Packet packet, RemotingConnection to) {
        if (packet.getType() == PacketImpl.NULL_RESPONSE && committing.remove(to.getID())) {
            boolean _ = isLetIn(IntakeStep.AWAY, to);
            watch.settled(user(to));
        }
        return true;
    }

    private String user(RemotingConnection connected) {
        return Optional.ofNullable(users.get(connected.getID())).orElse("");
    }

    @Override
    public void close() throws IOException {
        try (factory;
                connection) {
            session.close();
        } catch (JMSException e) {
            throw new IOException("the agency can't leave its own broker", e);
        } finally {
            stop();
        }
    }

    private void stop() throws IOException {
        try {
            broker.stop();
        } catch (Exception e) {
            // the broker declares no narrower one
            throw new IOException("the broker doesn't stop", e);
        }
    }
}
