package kr.ieum.gateway.exchange.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import kr.ieum.adapters.kafka.KafkaCluster;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination.Outgoing;
import kr.ieum.gateway.keys.KeyedHash;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whom a cluster has to be, and what it may claim. */
class KafkaTlsTest {

    private static final String TOPIC = "nps.events";
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Outgoing OUTGOING = new Outgoing(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new KeyedHash(new byte[32]),
            "application/json",
            "{}".getBytes(UTF_8));

    @TempDir
    private static Path folder;

    private static Path keys;
    private static SSLContext trusting;
    private static SSLContext serving;

    @BeforeAll
    static void makes_a_certificate_for_localhost() throws Exception {
        keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD);
        serving = SSLContext.getInstance("TLS");
        serving.init(own.getKeyManagers(), null, null);
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("broker", store.getCertificate("broker"));
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trust);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, others.getTrustManagers(), null);
    }

    private static Attempt deliver(String host, int port, SSLContext tls, Duration share) throws InterruptedException {
        return deliver(URI.create("kafkas://" + host + ":" + port), tls, share);
    }

    private static Attempt deliver(URI address, SSLContext tls, Duration share) throws InterruptedException {
        try (KafkaDestination destination = new KafkaDestination(
                "Z000002/pension-events",
                new KafkaCluster(address, () -> RealKafka.HUB, share, tls),
                TOPIC,
                new MessageSigner(
                        SigningKey.generate("gateway/1", SignatureAlgorithm.ED25519, new SecureRandom()),
                        Clock.systemUTC(),
                        new SecureRandom()))) {
            return destination.deliver(OUTGOING);
        }
    }

    @Test
    void a_cluster_is_talked_to_over_tls_when_its_certificate_is_trusted_and_has_its_name() throws Exception {
        try (RealKafka kafka = new RealKafka(Files.createDirectory(folder.resolve("data")), Optional.of(keys))) {
            kafka.topic(TOPIC, Map.of());
            Duration share = Duration.ofSeconds(5);
            assertThat(deliver("localhost", kafka.secure(), trusting, share)).isEqualTo(new Attempt.Delivered());
            assertThat(deliver("127.0.0.1", kafka.secure(), trusting, share))
                    .as("the certificate has another name")
                    .isEqualTo(new Attempt.Unreachable("TLS"));
            assertThat(deliver("localhost", kafka.secure(), SSLContext.getDefault(), share))
                    .as("nobody vouches for the certificate")
                    .isEqualTo(new Attempt.Unreachable("TLS"));
            assertThat(kafka.records(TOPIC)).hasSize(1);
        }
    }

    @Test
    void a_cluster_without_tls_that_leads_beyond_this_machine_is_not_followed() throws Exception {
        // a spelling that leads back here, and that nobody would take for this machine
        try (RealKafka kafka =
                new RealKafka(Files.createDirectory(folder.resolve("elsewhere")), Optional.empty(), "127.1")) {
            kafka.topic(TOPIC, Map.of());
            assertThat(deliver(kafka.address(), SSLContext.getDefault(), Duration.ofSeconds(5)))
                    .isEqualTo(new Attempt.Unreachable("NOT_LOCAL"));
        }
    }

    @Test
    void a_broker_that_announces_two_gigabytes_costs_a_connection_and_no_room() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try (LyingBroker broker = new LyingBroker(serving)) {
            assertThat(deliver("localhost", broker.port(), trusting, Duration.ofSeconds(3)))
                    .isInstanceOf(Attempt.Unreachable.class);
            assertThat(broker.lies())
                    .as("it was asked by Kafka's own client too")
                    .isPositive();
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .as("making room for it ends the thread, or the process")
                .noneMatch(event -> event.getFormattedMessage().contains("Uncaught")
                        || event.getThrowableProxy() != null
                                && event.getThrowableProxy().getClassName().contains("OutOfMemory"));
    }

    /** Greets well, and then states lengths that nobody has room for. */
    private static final class LyingBroker implements AutoCloseable {

        private static final int GREETING = 10;

        private final SSLServerSocket server;
        private final AtomicInteger lies = new AtomicInteger();

        LyingBroker(SSLContext tls) throws IOException {
            server = (SSLServerSocket)
                    tls.getServerSocketFactory().createServerSocket(0, 16, InetAddress.getByName("localhost"));
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return server.getLocalPort();
        }

        int lies() {
            return lies.get();
        }

        private void accept() {
            try {
                while (true) {
                    SSLSocket socket = (SSLSocket) server.accept();
                    Thread.ofVirtual().start(() -> answer(socket));
                }
            } catch (IOException closed) {
                // the test has ended
            }
        }

        private void answer(SSLSocket socket) {
            try (socket) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                int length = in.readInt();
                byte[] request = in.readNBytes(length);
                if (length == GREETING) {
                    out.writeInt(10);
                    // the correlation of the request, no error, no versions
                    out.write(request, 4, 4);
                    out.write(new byte[6]);
                } else {
                    lies.incrementAndGet();
                    out.writeInt(Integer.MAX_VALUE - 8);
                    out.write(new byte[64]);
                }
                out.flush();
                in.read();
            } catch (IOException gone) {
                // the other side has had enough
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
