package kr.ieum.gateway.rig;

import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.kafka.KafkaCluster;
import kr.ieum.adapters.sftp.DropFolder;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.exchange.intake.Intake;
import kr.ieum.gateway.exchange.intake.Taking;
import kr.ieum.gateway.exchange.jms.QueueIntake;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.JournalMarks;
import kr.ieum.gateway.exchange.journal.JournalMonths;
import kr.ieum.gateway.exchange.kafka.TopicIntake;
import kr.ieum.gateway.exchange.message.Acceptance;
import kr.ieum.gateway.exchange.message.Messages;
import kr.ieum.gateway.exchange.sftp.FolderIntake;
import kr.ieum.gateway.identity.SystemId;

/** The real intake of what lies somewhere, for the process that gets killed, with its bugs. Nobody writes the journal here. */
record LeftRecords(DataSource database, Messages messages, MessageBug bug, Consumer<String> before) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofMillis(10);
    private static final int JOURNAL = 100_000;

    /** Takes from there, once it is started. */
    Taking taking(RecordPlace.Address at) {
        Credential.Login login = new Credential.Login(at.user(), RecordPlace.PASSWORD);
        return switch (at.kind()) {
            case FOLDER ->
                new FolderIntake(
                        new DropFolder(at.server(), at.more(), login, at.place(), PATIENCE, Duration.ofMinutes(1)),
                        INTERVAL,
                        intake(at),
                        Clock.systemUTC());
            case QUEUE ->
                new QueueIntake(new QueueIntake.Queue(at.server(), at.place(), at.more()), () -> login, intake(at));
            case TOPIC ->
                new TopicIntake(
                        new KafkaCluster(at.server(), () -> login, PATIENCE, tls()), at.place(), at.more(), intake(at));
        };
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Intake intake(RecordPlace.Address at) {
        KnownKey key = new KnownKey(
                RecordSigner.SYSTEM,
                VerificationKey.ofSpki(Base64.getDecoder().decode(at.publicKey()))
                        .orElseThrow(),
                true);
        return new Intake(
                new Intake.Source(system(), "death", "family", at.place()),
                new MessageVerifier(
                        id -> id.equals(RecordSigner.KEY) ? Optional.of(key) : Optional.empty(), Clock.systemUTC()),
                bug == MessageBug.SETTLES_BEFORE_ACCEPTING ? late() : accepting(),
                (system, fault) -> {},
                new Journal(database, new JournalMonths(database), JOURNAL),
                new JournalMarks(new SecretKeySpec(new byte[32], "HmacSHA256")),
                Clock.systemUTC());
    }

    private static SystemId system() {
        String[] parts = RecordSigner.SYSTEM.split("/", -1);
        return new SystemId(parts[0], parts[1]);
    }

    private Intake.Accepting accepting() {
        return (sender, key, register, type, contentType, bytes) -> {
            before.accept(MessageChild.HANDED_IN);
            String used = bug == MessageBug.FORGETS_KEYS ? UUID.randomUUID().toString() : key;
            Acceptance acceptance = messages.accept(sender, used, register, type, contentType, bytes);
            if (acceptance instanceof Acceptance.Accepted accepted) {
                if (accepted.repeated()) {
                    MessageChild.tell("R " + key);
                }
                before.accept("tell");
            }
            return acceptance;
        };
    }

    /** Says that it has a record, and accepts it when the next one comes. */
    private Intake.Accepting late() {
        AtomicReference<Runnable> owed = new AtomicReference<>(() -> {});
        return (sender, key, register, type, contentType, bytes) -> {
            before.accept(MessageChild.HANDED_IN);
            owed.getAndSet(() -> messages.accept(sender, key, register, type, contentType, bytes))
                    .run();
            return new Acceptance.Accepted(UUID.randomUUID(), Instant.now(), false);
        };
    }
}
