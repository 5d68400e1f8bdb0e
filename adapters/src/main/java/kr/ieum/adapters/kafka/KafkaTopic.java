package kr.ieum.adapters.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A topic that we write to, bytes only. A record counts as held when all replicas in step have it, and the broker knows one that the client
 * sends again. Records with the same key stay in the order in which they were published. Once it was said that a record isn't held, nothing of
 * this topic sends it later. Thread-safe; all records share one client, which is made again when it has failed.
 */
public final class KafkaTopic implements AutoCloseable {

    /** Greeting, two questions, the topic's partitions and twice a request may each take their share of the patience. */
    public static final int STEPS = 6;

    /** Longest record that we try; what a topic takes is its own setting. */
    private static final int LONGEST = 8 << 20;

    private final KafkaCluster cluster;
    private final String topic;
    private final ReentrantLock joining = new ReentrantLock();
    private Optional<Producer<byte[], byte[]>> producer = Optional.empty();
    private Optional<InVain> inVain = Optional.empty();

    /** The last attempt to join that failed. */
    private record InVain(long ended, NotJoined why) {}

    /** Of a cluster; nothing is connected yet. */
    public KafkaTopic(KafkaCluster cluster, String topic) {
        this.cluster = cluster;
        this.topic = topic;
    }

    /**
     * Publishes one record, and returns when it is known what became of it, within {@link #STEPS} shares.
     *
     * @param key records with the same one go to the same partition
     * @param headers in UTF-8, in their order
     */
    public Published publish(byte[] key, Map<String, byte[]> headers, byte[] body) throws InterruptedException {
        Producer<byte[], byte[]> open;
        try {
            open = joined();
        } catch (NotJoined e) {
            return new Published.Away(e.word());
        }
        List<Header> named = new ArrayList<>();
        headers.forEach((name, value) -> named.add(new RecordHeader(name, value)));
        Published published = published(open, new ProducerRecord<>(topic, null, null, key, body, named));
        if (published instanceof Published.Away || published instanceof Published.Failed) {
            drop(open);
        }
        return published;
    }

    private Published published(Producer<byte[], byte[]> open, ProducerRecord<byte[], byte[]> message)
            throws InterruptedException {
        try {
            Future<RecordMetadata> sent = open.send(message);
            // the client ends it sooner by itself; this is for one that doesn't
            sent.get(cluster.share().multipliedBy(STEPS).toMillis(), TimeUnit.MILLISECONDS);
            return new Published.Held();
        } catch (ExecutionException e) {
            return KafkaFailure.of(e.getCause());
        } catch (TimeoutException e) {
            return new Published.Away("timeout");
        } catch (InterruptException e) {
            drop(open);
            throw new InterruptedException("interrupted while publishing");
        } catch (KafkaException e) {
            return KafkaFailure.of(e);
        } catch (IllegalStateException e) {
            // another thread found the client broken and closed it
            return new Published.Away("connection");
        }
    }

    private Producer<byte[], byte[]> joined() throws NotJoined, InterruptedException {
        long begun = System.nanoTime();
        joining.lockInterruptibly();
        try {
            if (producer.isEmpty()) {
                producer = Optional.of(opened(begun));
            }
            return producer.orElseThrow();
        } finally {
            joining.unlock();
        }
    }

    /** Who waited while another tried in vain doesn't try after it: several, one behind the other, would outlast any patience. */
    private Producer<byte[], byte[]> opened(long begun) throws NotJoined, InterruptedException {
        Optional<NotJoined> meanwhile =
                inVain.filter(failed -> failed.ended() - begun > 0).map(InVain::why);
        if (meanwhile.isPresent()) {
            throw meanwhile.get();
        }
        try {
            cluster.join(topic);
            return opened();
        } catch (NotJoined e) {
            inVain = Optional.of(new InVain(System.nanoTime(), e));
            throw e;
        }
    }

    private Producer<byte[], byte[]> opened() throws NotJoined {
        try {
            return new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            // such as a name that stopped resolving since the greeting
            throw new NotJoined(KafkaFailure.word(e));
        }
    }

    private Map<String, Object> settings() {
        int share = Math.toIntExact(cluster.share().toMillis());
        Map<String, Object> settings = cluster.settings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) share);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0L);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * share);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LONGEST);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * LONGEST);
        return settings;
    }

    /** What it still had to send isn't sent: whoever waits for it is told so. */
    private void drop(Producer<byte[], byte[]> failed) {
        joining.lock();
        try {
            if (producer.filter(failed::equals).isPresent()) {
                producer = Optional.empty();
            }
        } finally {
            joining.unlock();
        }
        failed.close(Duration.ZERO);
    }

    @Override
    public void close() {
        joining.lock();
        try {
            producer.ifPresent(open -> open.close(Duration.ZERO));
            producer = Optional.empty();
        } finally {
            joining.unlock();
        }
    }
}
