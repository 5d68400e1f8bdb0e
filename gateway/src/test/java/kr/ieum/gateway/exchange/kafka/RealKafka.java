package kr.ieum.gateway.exchange.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kr.ieum.adapters.Credential;
import kr.ieum.simulator.server.LoopbackPorts;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.LoggerFactory;

/**
 * A cluster of one broker as an agency runs one: with logins (SCRAM-SHA-512), durable, and with the topics that were set up and no others. Its
 * own side goes by a listener without login.
 */
public final class RealKafka implements AutoCloseable {

    /** The password has what a careless login line would stumble over. */
    public static final Credential.Login HUB = new Credential.Login("hub", "sesame \"\\;");

    /** Of each topic. */
    public static final int PARTITIONS = 4;

    private static final int ITERATIONS = 4096;
    private static final String CONTROL = "CONTROL";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required;";

    static {
        // a broker has thousands of lines to say about itself
        List.of("org.apache.kafka", "kafka", "state.change.logger")
                .forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.WARN));
    }

    private final int port = LoopbackPorts.free();
    private final int inside = LoopbackPorts.free();
    private final int secure = LoopbackPorts.free();
    private final int control = LoopbackPorts.free();
    private final Map<String, String> settings;
    private KafkaRaftServer server;

    /** @param folder empty */
    public RealKafka(Path folder) throws Exception {
        this(folder, Optional.empty(), "127.0.0.1", Map.of());
    }

    /** @param keys with the certificate of {@code localhost}, PKCS 12 with the password {@code changeit}; to listen over TLS too */
    public RealKafka(Path folder, Optional<Path> keys) throws Exception {
        this(folder, keys, "127.0.0.1", Map.of());
    }

    /** @param more settings of the broker */
    public RealKafka(Path folder, Map<String, String> more) throws Exception {
        this(folder, Optional.empty(), "127.0.0.1", more);
    }

    /** @param named the host as which it tells clients to come back */
    RealKafka(Path folder, Optional<Path> keys, String named) throws Exception {
        this(folder, keys, named, Map.of());
    }

    private RealKafka(Path folder, Optional<Path> keys, String named, Map<String, String> more) throws Exception {
        settings = settings(folder, keys);
        settings.putAll(more);
        settings.computeIfPresent(
                "advertised.listeners", (key, value) -> value.replace("OUTSIDE://127.0.0.1", "OUTSIDE://" + named));
        Formatter formatter = new Formatter();
        formatter
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(CONTROL)
                .setDirectories(List.of(folder.toString()));
        formatter.run();
        server = launched();
        try (Admin admin = admin()) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            HUB.user(),
                            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                            HUB.password())))
                    .all()
                    .get();
        }
    }

    private KafkaRaftServer launched() {
        KafkaRaftServer made = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        made.startup();
        return made;
    }

    private Map<String, String> settings(Path folder, Optional<Path> keys) {
        Map<String, String> made = new HashMap<>();
        made.put("process.roles", "broker,controller");
        made.put("node.id", "1");
        made.put("log.dirs", folder.toString());
        made.put("controller.listener.names", CONTROL);
        made.put("controller.quorum.voters", "1@127.0.0.1:" + control);
        String listeners = "OUTSIDE://127.0.0.1:" + port + ",INSIDE://127.0.0.1:" + inside
                + (keys.isPresent() ? ",SECURE://localhost:" + secure : "");
        made.put("listeners", listeners + "," + CONTROL + "://127.0.0.1:" + control);
        made.put("advertised.listeners", listeners);
        made.put(
                "listener.security.protocol.map",
                "OUTSIDE:SASL_PLAINTEXT,SECURE:SASL_SSL,INSIDE:PLAINTEXT," + CONTROL + ":PLAINTEXT");
        keys.ifPresent(store -> {
            made.put("listener.name.secure.ssl.keystore.location", store.toString());
            made.put("listener.name.secure.ssl.keystore.type", "PKCS12");
            made.put("listener.name.secure.ssl.keystore.password", "changeit");
            made.put("listener.name.secure.ssl.key.password", "changeit");
            made.put("listener.name.secure.scram-sha-512.sasl.jaas.config", SCRAM);
        });
        made.put("inter.broker.listener.name", "INSIDE");
        made.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        made.put("listener.name.outside.scram-sha-512.sasl.jaas.config", SCRAM);
        made.put("auto.create.topics.enable", "false");
        made.put("offsets.topic.replication.factor", "1");
        made.put("offsets.topic.num.partitions", "1");
        made.put("transaction.state.log.replication.factor", "1");
        made.put("transaction.state.log.min.isr", "1");
        made.put("share.coordinator.state.topic.replication.factor", "1");
        made.put("share.coordinator.state.topic.min.isr", "1");
        made.put("group.initial.rebalance.delay.ms", "0");
        made.put("log.cleaner.enable", "false");
        made.put("num.network.threads", "2");
        made.put("num.io.threads", "2");
        return made;
    }

    public URI address() {
        return URI.create("kafka://127.0.0.1:" + port);
    }

    /** The port of {@code localhost} at which it listens over TLS. */
    public int secure() {
        return secure;
    }

    /** Where the agency's own programs connect. */
    public String inside() {
        return "127.0.0.1:" + inside;
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", inside()));
    }

    /** Sets up a topic. */
    public void topic(String name, Map<String, String> configuration) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1).configs(configuration)))
                    .all()
                    .get();
        }
    }

    /** All that lies in a topic, of each partition in its order. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        inside(),
                        "group.id",
                        UUID.randomUUID().toString()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(all::add);
            }
            return all;
        }
    }

    /** Ends every connection and takes no other. */
    public void away() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Is there again, with all that was in its topics. */
    public void back() {
        server = launched();
    }

    @Override
    public void close() throws IOException {
        away();
    }
}
