package kr.ieum.gateway.exchange.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.JournalMarks;
import kr.ieum.gateway.exchange.journal.JournalMonths;
import kr.ieum.gateway.exchange.message.Acceptance;
import kr.ieum.gateway.exchange.message.FixedSubscribers;
import kr.ieum.gateway.exchange.message.Handed;
import kr.ieum.gateway.exchange.message.ItemKeys;
import kr.ieum.gateway.exchange.message.MessageMarks;
import kr.ieum.gateway.exchange.message.Messages;
import kr.ieum.gateway.exchange.message.Outbox;
import kr.ieum.gateway.exchange.message.Subscribers;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.start.ShippedConfig;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.Decoded;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.yaml.Faults;

/**
 * What stands behind every place from which records are taken: real messages in a real database, two systems with keys, and records that are read
 * by the shipped mapping where they say that they are XML.
 */
public final class IntakeStand implements AutoCloseable {

    public static final SystemId FAMILY = new SystemId("Z000001", "family-reports");
    public static final SystemId PENSION = new SystemId("Z000002", "pension-events");

    private static final SecretKeySpec MAC = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final Mapping REPORTS = Optional.ofNullable(
                    Schemas.load(ShippedConfig.SHIPPED.resolveSibling("schemas"), new Faults())
                            .mappings()
                            .get("family-death-report"))
            .orElseThrow();

    private final SecureRandom random = new SecureRandom();
    private final Databases.Database database = Databases.h2();
    private final DisclosureLog log =
            DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, Clock.systemUTC());
    private final SigningKey family = SigningKey.generate("family/1", SignatureAlgorithm.ED25519, random);
    private final SigningKey pension = SigningKey.generate("pension/1", SignatureAlgorithm.ED25519, random);
    private final SigningKey unknown = SigningKey.generate("nobody/1", SignatureAlgorithm.ED25519, random);
    private final List<String> unproven = new CopyOnWriteArrayList<>();
    private final List<Acceptance> answers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicReference<Runnable> afterwards = new AtomicReference<>(() -> {});
    private final Journal journal = new Journal(database.dataSource(), new JournalMonths(database.dataSource()), 1000);
    private final Messages messages = new Messages(
            database.dataSource(),
            log,
            new Reading(new FixedSubscribers(() -> Set.of(PENSION.text()))),
            new Outbox(new ItemKeys(new SecretKeySpec(new byte[32], "AES"), random)),
            new MessageMarks(MAC),
            1000,
            Clock.systemUTC(),
            random);

    /** What says that it is XML is read by the mapping first, as it is where agreements decide. */
    private record Reading(FixedSubscribers subscribers) implements Subscribers {

        @Override
        public Subscribed decide(Handed handed, Set<String> only, Set<String> exhausted) {
            boolean readable = !handed.contentType().equals("application/xml")
                    || REPORTS.decoder().decode(handed.bytes(), REPORTS.sourceFields(REPORTS.attributes()))
                            instanceof Decoded.Records;
            if (new String(handed.bytes(), UTF_8).startsWith("stumble")) {
                throw new IllegalStateException("a bug that this record meets");
            }
            return subscribers.decide(
                    readable
                            ? handed
                            : new Handed(
                                    handed.message(),
                                    handed.sender(),
                                    handed.register(),
                                    handed.recordType(),
                                    handed.contentType(),
                                    "unreadable".getBytes(UTF_8),
                                    handed.receivedAt()),
                    only,
                    exhausted);
        }

        @Override
        public void moved(long decided) {
            subscribers.moved(decided);
        }
    }

    /** Takes what the family register's system leaves in a place. */
    public Intake intake(String place) {
        MessageVerifier verifier = new MessageVerifier(
                id -> Optional.ofNullable(Map.of(
                                "family/1", new KnownKey(FAMILY.text(), family.verificationKey(), true),
                                "pension/1", new KnownKey(PENSION.text(), pension.verificationKey(), true))
                        .get(id)),
                Clock.systemUTC());
        return new Intake(
                new Intake.Source(FAMILY, "death", "family", place),
                verifier,
                this::accept,
                (system, fault) -> unproven.add(system + " " + fault),
                journal,
                new JournalMarks(MAC),
                Clock.systemUTC());
    }

    private Acceptance accept(
            String sender, String key, String register, String recordType, String contentType, byte[] bytes) {
        if (away.get()) {
            return new Acceptance.Unavailable();
        }
        Acceptance acceptance = messages.accept(sender, key, register, recordType, contentType, bytes);
        answers.add(acceptance);
        afterwards.get().run();
        return acceptance;
    }

    /** The log is away, or there again. */
    public void away(boolean gone) {
        away.set(gone);
    }

    /** Does this after each answer, before anybody is told of it. */
    public void afterwards(Runnable then) {
        afterwards.set(then);
    }

    /** A record's fields, signed by the family register's system for a place. */
    public Fields signed(String place, String key, String type, byte[] body) {
        return fields(place, FAMILY, key, type, body, family);
    }

    /** The same, of the pension fund's system. */
    public Fields signedByPension(String place, String key, byte[] body) {
        return fields(place, PENSION, key, "text/plain", body, pension);
    }

    /** The same, of somebody who says that it is the family register's system. */
    public Fields signedByNobody(String place, String key, byte[] body) {
        return fields(place, FAMILY, key, "text/plain", body, unknown);
    }

    private Fields fields(String place, SystemId system, String key, String type, byte[] body, SigningKey by) {
        return new MessageSigner(by, Clock.systemUTC(), random)
                .signQueued(
                        Fields.NONE
                                .with(ExchangeProfile.QUEUE_FIELD, place)
                                .with(ExchangeProfile.SYSTEM_FIELD, system.text())
                                .with(ExchangeProfile.IDEMPOTENCY_FIELD, key)
                                .with("content-type", type),
                        body);
    }

    /** How often a record was accepted for the first time, by what was answered. */
    public long accepted() {
        return answers.stream()
                .filter(answer -> answer instanceof Acceptance.Accepted accepted && !accepted.repeated())
                .count();
    }

    /** All answers, in order. */
    public List<Acceptance> answers() {
        return List.copyOf(answers);
    }

    /** How many messages stand in the database. */
    public long messages() {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM exchange_message");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Of whom nothing proved what they said, with the fault. */
    public List<String> unproven() {
        return new ArrayList<>(unproven);
    }

    /** How many entries the journal was given. */
    public long entered() {
        return journal.waiting();
    }

    @Override
    public void close() {
        log.close();
        database.close();
    }
}
