package kr.ieum.adapters.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A topic that we read from, bytes only, as one of a group: each partition is read by one reader, in its order. What was read counts as read only when
 * that is said. For one thread.
 */
public final class TopicReader implements AutoCloseable {

    private static final int MOST_AT_ONCE = 20;
    private static final int MOST_BYTES_OF_PARTITION = 2 << 20;
    private static final int MOST_BYTES = 4 << 20;
    private static final Duration TURN = Duration.ofMillis(200);
    private static final Duration LEAVING = Duration.ofSeconds(5);

    /**
     * After so long without a word the group gives a dead reader's partitions to another. A thread of the client's own says the word, so that this bounds no work; and brokers
     * take 6 s at the least ({@code group.min.session.timeout.ms}).
     */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration WORD = Duration.ofSeconds(3);

    private final Consumer<byte[], byte[]> consumer;

    /**
     * A record as it lies in the topic.
     *
     * @param headers by name, each with all its values
     * @param value empty where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Lain(
            TopicPartition place, long offset, byte[] key, Map<String, List<byte[]>> headers, Optional<byte[]> value) {

        static Lain of(ConsumerRecord<byte[], byte[]> read) {
            Map<String, List<byte[]>> headers = new HashMap<>();
            for (Header header : read.headers()) {
                Optional.ofNullable(header.value())
                        .ifPresent(value -> headers.computeIfAbsent(header.key(), unseen -> new ArrayList<>())
                                .add(value));
            }
            return new Lain(
                    new TopicPartition(read.topic(), read.partition()),
                    read.offset(),
                    Optional.ofNullable(read.key()).orElseGet(() -> new byte[0]),
                    headers,
                    Optional.ofNullable(read.value()));
        }

        @Override
        public String toString() {
            return "Lain[" + place + " " + offset + "]";
        }
    }

    private TopicReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Joins the group.
     *
     * @throws NotJoined when cluster or topic can't be used as they are, and why
     */
    public static TopicReader open(KafkaCluster cluster, String topic, String group)
            throws NotJoined, InterruptedException {
        cluster.join(topic);
        Map<String, Object> settings = cluster.settings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(SILENCE.toMillis()));
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.toIntExact(WORD.toMillis()));
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MOST_BYTES_OF_PARTITION);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES);
        settings.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(cluster.share().multipliedBy(2).toMillis()));
        try {
            Consumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer.subscribe(List.of(topic));
            return new TopicReader(consumer);
        } catch (KafkaException e) {
            throw new NotJoined(KafkaFailure.word(e));
        }
    }

    /**
     * What lies there next, of each partition in its order.
     *
     * @throws NotJoined when the cluster is lost
     */
    public List<Lain> next() throws NotJoined {
        try {
            List<Lain> lain = new ArrayList<>();
            consumer.poll(TURN).forEach(read -> lain.add(Lain.of(read)));
            return lain;
        } catch (KafkaException e) {
            throw new NotJoined(KafkaFailure.word(e));
        }
    }

    /**
     * It, and all before it in its partition, needn't be read again.
     *
     * @throws NotJoined when that can't be written down, or the partition is another reader's by now
     */
    public void done(Lain lain) throws NotJoined {
        try {
            consumer.commitSync(Map.of(lain.place(), new OffsetAndMetadata(lain.offset() + 1)));
        } catch (KafkaException e) {
            throw new NotJoined(KafkaFailure.word(e));
        }
    }

    /**
     * These weren't worked on: they come again. In the meantime nothing comes, and the group is told that we are there.
     *
     * @param turns how often the group is told, five times a second
     */
    public void postpone(List<Lain> lain, int turns) throws NotJoined {
        try {
            back(lain);
            for (int i = 0; i < turns; i++) {
                consumer.pause(consumer.assignment());
                ConsumerRecords<byte[], byte[]> untimely = consumer.poll(TURN);
                // of a partition that became ours just now
                List<Lain> early = new ArrayList<>();
                untimely.forEach(read -> early.add(Lain.of(read)));
                back(early);
            }
            consumer.resume(consumer.assignment());
        } catch (KafkaException e) {
            throw new NotJoined(KafkaFailure.word(e));
        }
    }

    private void back(List<Lain> lain) {
        Map<TopicPartition, Long> first = new HashMap<>();
        lain.forEach(one -> first.merge(one.place(), one.offset(), Math::min));
        first.keySet().retainAll(consumer.assignment());
        first.forEach(consumer::seek);
    }

    /** Leaves the group, so that another reader takes over at once. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(LEAVING));
    }
}
