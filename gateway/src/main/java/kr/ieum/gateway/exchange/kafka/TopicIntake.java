package kr.ieum.gateway.exchange.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.adapters.kafka.KafkaCluster;
import kr.ieum.adapters.kafka.KafkaTopic;
import kr.ieum.adapters.kafka.NotJoined;
import kr.ieum.adapters.kafka.Published;
import kr.ieum.adapters.kafka.TopicReader;
import kr.ieum.adapters.kafka.TopicReader.Lain;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.intake.Intake;
import kr.ieum.gateway.exchange.intake.Taken;
import kr.ieum.gateway.exchange.intake.Taking;
import kr.ieum.gateway.exchange.message.Messages;
import kr.ieum.gateway.exchange.queue.QueuedFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a register's system announces out of a topic of its agency's Kafka cluster, of each partition in its order. The group's place in the topic moves on
 * only when a record is durable here, or lies in the topic of dead letters with a cause; a node that dies in between is given it again, and accepts it
 * under the same key once. Of the headers only the listed ones are read.
 */
public final class TopicIntake extends Taking {

    /** The header of a dead letter that says why it is one. */
    static final String CAUSE = "ieum-cause";

    private static final String GROUP = "ieum.";
    private static final Logger LOG = LoggerFactory.getLogger(TopicIntake.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int LONGEST_HEADER = 8192;
    private static final int TURNS_A_SECOND = 5;

    private final KafkaCluster cluster;
    private final String topic;
    private final String deadLetters;
    private final Intake intake;

    /**
     * Nothing is taken before {@link #start}.
     *
     * @param deadLetters topic for what can't be accepted
     */
    public TopicIntake(KafkaCluster cluster, String topic, String deadLetters, Intake intake) {
        super("topic", topic, PAUSE);
        this.cluster = cluster;
        this.topic = topic;
        this.deadLetters = deadLetters;
        this.intake = intake;
    }

    /** Until it is closed or the cluster is lost. */
    @Override
    protected void look() throws InterruptedException {
        try {
            cluster.join(deadLetters);
            try (TopicReader reader = TopicReader.open(cluster, topic, GROUP + topic);
                    KafkaTopic dead = new KafkaTopic(cluster, deadLetters)) {
                while (isOpen()) {
                    List<Lain> lain = reader.next();
                    takeAll(lain, reader, dead);
                }
            }
        } catch (NotJoined e) {
            hindered(e.word());
        }
    }

    private void takeAll(List<Lain> lain, TopicReader reader, KafkaTopic dead) throws NotJoined, InterruptedException {
        for (int i = 0; i < lain.size() && isOpen(); i++) {
            Optional<Duration> pause = take(lain.get(i), dead);
            if (pause.isPresent()) {
                reader.postpone(
                        lain.subList(i, lain.size()),
                        Math.toIntExact(Math.max(1, pause.get().toSeconds() * TURNS_A_SECOND)));
                return;
            }
            reader.done(lain.get(i));
        }
        unhindered();
    }

    /** How long to wait before it is tried again; nothing where it is settled. */
    private Optional<Duration> take(Lain lain, KafkaTopic dead) throws InterruptedException {
        return switch (taken(lain)) {
            case Taken.Later(Duration pause) -> Optional.of(pause);
            case Taken.Accepted accepted -> Optional.empty();
            case Taken.Refused refused -> {
                LOG.warn("a record of topic {} is put to the dead letters: {}", topic, refused.cause());
                yield switch (dead.publish(lain.key(), headers(lain, refused.cause()), letter(lain))) {
                    case Published.Held() -> Optional.empty();
                    case Published.Declined(String cause) -> full(cause);
                    case Published.Failed(String cause) -> full(cause);
                    case Published.Away(String cause) -> full(cause);
                };
            }
        };
    }

    private Optional<Duration> full(String cause) {
        hindered("DEAD_LETTERS_" + cause);
        return Optional.of(PAUSE);
    }

    private Taken taken(Lain lain) {
        if (lain.value().isEmpty()) {
            return intake.refuse("BODY");
        }
        byte[] body = lain.value().get();
        return body.length > Messages.MAX_BYTES ? intake.refuse("SIZE") : intake.take(fields(lain), body);
    }

    /** The listed headers; one that stands twice is there twice, which no signature survives. */
    private static Fields fields(Lain lain) {
        Map<String, List<String>> fields = new HashMap<>();
        for (String name : QueuedFields.NAMES) {
            List<byte[]> values = lain.headers().getOrDefault(name, List.of());
            if (!values.isEmpty() && values.stream().allMatch(value -> value.length <= LONGEST_HEADER)) {
                fields.put(
                        name,
                        values.stream()
                                .map(value -> new String(value, StandardCharsets.UTF_8))
                                .toList());
            }
        }
        return Fields.of(fields);
    }

    private static Map<String, byte[]> headers(Lain lain, String cause) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        QueuedFields.NAMES.forEach(name -> lain.headers().getOrDefault(name, List.of()).stream()
                .filter(value -> value.length <= LONGEST_HEADER)
                .findFirst()
                .ifPresent(value -> headers.put(name, value)));
        headers.put(CAUSE, cause.getBytes(StandardCharsets.US_ASCII));
        return headers;
    }

    /** What is too large isn't carried on. */
    private static byte[] letter(Lain lain) {
        return lain.value().filter(body -> body.length <= Messages.MAX_BYTES).orElseGet(() -> new byte[0]);
    }
}
