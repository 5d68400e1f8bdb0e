package kr.ieum.adapters.kafka;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import kr.ieum.adapters.Credential;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;

/**
 * An agency's Kafka cluster as we log in to it: {@code kafkas://host:port} over TLS, {@code kafka://host:port} on this machine only, both with
 * SCRAM-SHA-512, which shows the password to nobody, whatever address a broker sends us on to.
 *
 * @param address of one broker of the cluster, from which the others are learned
 * @param login asked anew for each client
 * @param share longest time for one step: the greeting, a question to the cluster, a request
 * @param tls trust in the cluster's certificates
 */
public record KafkaCluster(URI address, Supplier<Credential.Login> login, Duration share, SSLContext tls) {

    private static final String OVER_TLS = "kafkas";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    /**
     * What every client of the cluster is told. What a client does on its own (reports to JMX, tells the broker how it fares) it leaves.
     *
     * @return settings in Kafka's words; to be added to
     */
    public Map<String, Object> settings() {
        int millis = Math.toIntExact(share.toMillis());
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bare(address.getHost()) + ':' + address.getPort());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "ieum");
        settings.put(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                (isTls() ? SecurityProtocol.SASL_SSL : SecurityProtocol.SASL_PLAINTEXT).name);
        settings.put(SaslConfigs.SASL_MECHANISM, ScramMechanism.SCRAM_SHA_512.mechanismName());
        settings.put(SaslConfigs.SASL_JAAS_CONFIG, jaas(login.get()));
        settings.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, GuardedTls.class);
        settings.put(GuardedTls.CONTEXT, tls);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) millis);
        settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, (long) millis);
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }

    /**
     * Greets the cluster and asks for the topic, which isn't made by asking.
     *
     * @throws NotJoined when it can't be used as it is, and why
     */
    public void join(String topic) throws NotJoined, InterruptedException {
        Greeting.say(
                new InetSocketAddress(bare(address.getHost()), address.getPort()),
                isTls() ? Optional.of(tls) : Optional.empty(),
                share);
        Map<String, Object> settings = settings();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(share.toMillis()));
        try {
            Admin admin = Admin.create(settings);
            try {
                ask(admin, topic);
            } finally {
                // what is still asked isn't waited for
                admin.close(Duration.ZERO);
            }
        } catch (KafkaException e) {
            throw new NotJoined(KafkaFailure.word(e));
        }
    }

    private void ask(Admin admin, String topic) throws NotJoined, InterruptedException {
        try {
            Collection<Node> nodes = admin.describeCluster().nodes().get(share.toMillis(), TimeUnit.MILLISECONDS);
            if (!isTls() && !nodes.stream().map(Node::host).allMatch(LOOPBACK::contains)) {
                throw new NotJoined("not-local");
            }
            admin.describeTopics(List.of(topic)).allTopicNames().get(share.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NotJoined("timeout");
        } catch (ExecutionException e) {
            throw new NotJoined(KafkaFailure.word(e.getCause()));
        }
    }

    private boolean isTls() {
        return OVER_TLS.equals(address.getScheme());
    }

    /** Without the brackets that an address of IPv6 has in a URI. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String jaas(Credential.Login login) {
        return ScramLoginModule.class.getName() + " required username=" + quoted(login.user()) + " password="
                + quoted(login.password()) + ';';
    }

    /** As the reader of such a line takes it for one text, whatever a password is made of. */
    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
