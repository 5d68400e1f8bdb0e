package kr.ieum.gateway.rig;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import kr.ieum.gateway.exchange.kafka.RealKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of a real broker that has a {@link TopicGate}. */
final class RecordTopic implements RecordPlace {

    private static final int ITERATIONS = 4096;

    private final String topic = "family.reports." + UUID.randomUUID();
    private final String dead = topic + ".dead";
    private final String group = "ieum." + topic;
    private final RecordSigner signer = new RecordSigner();
    private final RealKafka kafka;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private int left;

    /** What a broker needs to have, so that it tells each step. */
    static Map<String, String> settings() {
        return Map.of("authorizer.class.name", TopicGate.class.getName());
    }

    /** A new topic. */
    RecordTopic(RealKafka kafka, Watch watch) throws Exception {
        this.kafka = kafka;
        kafka.topic(topic, Map.of());
        kafka.topic(dead, Map.of());
        admin = Admin.create(Map.of("bootstrap.servers", kafka.inside()));
        List<UserScramCredentialAlteration> logins = new ArrayList<>();
        for (String user : IntakeRig.USERS) {
            logins.add(new UserScramCredentialUpsertion(
                    user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), PASSWORD));
        }
        admin.alterUserScramCredentials(logins).all().get();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.inside(), "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        TopicGate.watch(group, watch);
        TopicGate.watch(dead, watch);
    }

    @Override
    public Set<IntakeStep> steps() {
        return IntakeStep.and(IntakeStep.LETTER, IntakeStep.OFFSET);
    }

    @Override
    public List<Class<?>> libraries() {
        return List.of(KafkaProducer.class);
    }

    @Override
    public Address address(String user) {
        return new Address(Kind.TOPIC, user, signer.publicKey(), topic, kafka.address(), dead);
    }

    @Override
    public synchronized void leave(Left record) throws IOException, InterruptedException {
        ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>(
                topic, record.conversation().getBytes(US_ASCII), record.text().getBytes(US_ASCII));
        signer.signed(topic, record)
                .all()
                .forEach((name, values) ->
                        sent.headers().add(name, values.getFirst().getBytes(US_ASCII)));
        try {
            producer.send(sent).get();
        } catch (ExecutionException e) {
            throw new IOException("the agency can't reach its own cluster", e);
        }
        left++;
    }

    /** Each record has one number in its partition, and the group's place is behind the last one that is settled. */
    @Override
    public synchronized int waiting() throws IOException, InterruptedException {
        return left
                - asked(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).values().stream()
                        .filter(Objects::nonNull)
                        .mapToInt(place -> Math.toIntExact(place.offset()))
                        .sum();
    }

    private static <T> T asked(KafkaFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IOException("the agency can't reach its own cluster", e);
        }
    }

    @Override
    public Map<String, List<String>> putAside() {
        Map<String, List<String>> aside = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> letter : kafka.records(dead)) {
            aside.computeIfAbsent(header(letter, "idempotency-key"), key -> new ArrayList<>())
                    .add(header(letter, "ieum-cause"));
        }
        return aside;
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), US_ASCII);
    }

    /** The letter is there before the group's place moves on. */
    @Override
    public boolean isPutAsideAgain() {
        return true;
    }

    @Override
    public boolean isTidy(Set<String> accepted, Set<String> aside) throws IOException, InterruptedException {
        return waiting() == 0;
    }

    /** By itself the broker gives the partitions of a dead member to nobody for ten seconds. Whoever of the group is alive has to join it anew. */
    @Override
    public void bury() throws InterruptedException {
        try {
            asked(admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all());
        } catch (IOException e) {
            // one of them left meanwhile, or never joined; else it takes as long as it takes
        }
    }

    @Override
    public void close() {
        TopicGate.leave(group);
        TopicGate.leave(dead);
        producer.close();
        admin.close();
    }
}
