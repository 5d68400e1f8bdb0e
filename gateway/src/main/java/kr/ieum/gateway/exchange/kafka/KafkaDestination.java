package kr.ieum.gateway.exchange.kafka;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.adapters.kafka.KafkaCluster;
import kr.ieum.adapters.kafka.KafkaTopic;
import kr.ieum.adapters.kafka.Published;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.exchange.queue.QueuedFields;

/**
 * A system that receives from a topic of its agency's Kafka cluster. A delivery is a record of bytes, signed as the profile has messages in
 * queues; it counts as delivered when every replica in step has it. Its key is the same for all that has to stay in order, so that one
 * partition has it, and another at each destination, so that two agencies can't find by it whom they both were told of. Thread-safe.
 */
public final class KafkaDestination implements Destination {

    private static final String HASH = "HmacSHA256";

    private final String system;
    private final String name;
    private final KafkaTopic topic;
    private final MessageSigner signer;

    /**
     * A topic of a cluster; nothing is connected yet.
     *
     * @param system {@code agency/system} that receives from it
     */
    public KafkaDestination(String system, KafkaCluster cluster, String topic, MessageSigner signer) {
        this.system = system;
        this.name = topic;
        this.topic = new KafkaTopic(cluster, topic);
        this.signer = signer;
    }

    @Override
    public Attempt deliver(Outgoing outgoing) throws InterruptedException {
        Fields fields = QueuedFields.of(outgoing, name, signer);
        Map<String, byte[]> headers = new LinkedHashMap<>();
        QueuedFields.NAMES.forEach(field ->
                fields.single(field).ifPresent(value -> headers.put(field, value.getBytes(StandardCharsets.UTF_8))));
        return switch (topic.publish(key(outgoing), headers, outgoing.body())) {
            case Published.Held() -> new Attempt.Delivered();
            // a limit of the topic and not the receiver's will: whoever runs it may raise it, and then it is replayed
            case Published.Declined(String cause) -> new Attempt.Aside(code(cause));
            case Published.Failed(String cause) -> new Attempt.Failed("BROKER_" + code(cause));
            case Published.Away(String cause) -> new Attempt.Unreachable(code(cause));
        };
    }

    private static String code(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Keyed by the conversation's own mark, which is a secret of this installation and never leaves it. */
    private byte[] key(Outgoing outgoing) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(outgoing.conversation().bytes(), HASH));
            return mac.doFinal(("kafka-key " + system).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HASH, e);
        }
    }

    @Override
    public void close() {
        topic.close();
    }
}
