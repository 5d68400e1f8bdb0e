package kr.ieum.gateway.rig;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.sftp.DropFolder;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.exchange.intake.Intake;
import kr.ieum.gateway.exchange.intake.Taking;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.JournalMarks;
import kr.ieum.gateway.exchange.journal.JournalMonths;
import kr.ieum.gateway.exchange.message.Acceptance;
import kr.ieum.gateway.exchange.message.Messages;
import kr.ieum.gateway.exchange.sftp.FolderIntake;
import kr.ieum.gateway.identity.SystemId;

/** The real intake of a folder, for the process that gets killed, with its bugs. Nobody writes the journal here. */
record LeftRecords(DataSource database, Messages messages, MessageBug bug, Consumer<String> before) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofMillis(10);
    private static final int JOURNAL = 100_000;

    /** Takes from that folder, once it is started. */
    Taking taking(URI server, String hostKey, String user, byte[] publicKey) {
        KnownKey key = new KnownKey(
                RecordFolder.SYSTEM, VerificationKey.ofSpki(publicKey).orElseThrow(), true);
        return new FolderIntake(
                new DropFolder(
                        server,
                        hostKey,
                        new Credential.Login(user, "secret"),
                        RecordFolder.PLACE,
                        PATIENCE,
                        Duration.ofMinutes(1)),
                INTERVAL,
                new Intake(
                        new Intake.Source(system(), "death", "family", RecordFolder.PLACE),
                        new MessageVerifier(
                                id -> id.equals(RecordFolder.KEY) ? Optional.of(key) : Optional.empty(),
                                Clock.systemUTC()),
                        bug == MessageBug.SETTLES_BEFORE_ACCEPTING ? late() : accepting(),
                        (system, fault) -> {},
                        new Journal(database, new JournalMonths(database), JOURNAL),
                        new JournalMarks(new SecretKeySpec(new byte[32], "HmacSHA256")),
                        Clock.systemUTC()),
                Clock.systemUTC());
    }

    private static SystemId system() {
        String[] parts = RecordFolder.SYSTEM.split("/", -1);
        return new SystemId(parts[0], parts[1]);
    }

    private Intake.Accepting accepting() {
        return (sender, key, register, type, contentType, bytes) -> {
            String used = bug == MessageBug.FORGETS_KEYS ? UUID.randomUUID().toString() : key;
            Acceptance acceptance = messages.accept(sender, used, register, type, contentType, bytes);
            before.accept("tell");
            return acceptance;
        };
    }

    /** Says that it has a record, and accepts it when the next one comes. */
    private Intake.Accepting late() {
        AtomicReference<Runnable> owed = new AtomicReference<>(() -> {});
        return (sender, key, register, type, contentType, bytes) -> {
            owed.getAndSet(() -> messages.accept(sender, key, register, type, contentType, bytes))
                    .run();
            return new Acceptance.Accepted(UUID.randomUUID(), Instant.now(), false);
        };
    }
}
