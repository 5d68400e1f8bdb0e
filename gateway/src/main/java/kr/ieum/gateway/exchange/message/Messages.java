package kr.ieum.gateway.exchange.message;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import kr.ieum.gateway.disclosure.KeyDestroyed;
import kr.ieum.gateway.disclosure.KeysUnavailable;
import kr.ieum.gateway.exchange.message.MessageRows.Known;
import kr.ieum.gateway.exchange.message.MessageRows.Receipt;
import kr.ieum.gateway.exchange.message.Subscribers.Subscribed;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.PolicyEpoch;
import kr.ieum.gateway.log.VolumeReservation;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts messages (design §8). Key, body, leaves, deliveries and the receipt commit in one append of the log, so that there is no state
 * in between: after a crash a message is accepted with all that follows from it, or it never was, and its sender, who was told nothing,
 * hands it in again. Thread-safe.
 */
public final class Messages {

    /** Longest record, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    /** Longest idempotency key, in characters. */
    public static final int MAX_KEY = 128;

    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final int MAX_TRIES = 8;
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final DataSource database;
    private final DisclosureLog log;
    private final Subscribers subscribers;
    private final Outbox outbox;
    private final MessageMarks marks;
    private final int bound;
    private final Clock clock;
    private final SecureRandom random;

    /** Keys that this node is working on; between nodes the row decides. */
    private final Set<KeyedHash> underWay = ConcurrentHashMap.newKeySet();

    /** @param bound most messages of one system that may wait to be delivered */
    public Messages(
            DataSource database,
            DisclosureLog log,
            Subscribers subscribers,
            Outbox outbox,
            MessageMarks marks,
            int bound,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        this.log = log;
        this.subscribers = subscribers;
        this.outbox = outbox;
        this.marks = marks;
        this.bound = bound;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Accepts a record once for its key.
     *
     * @param sender {@code agency/system}, as certificate and signature say
     * @param idempotencyKey 1 to {@value #MAX_KEY} characters of the sender's choice
     * @param bytes the record in the register's own format, at most {@value #MAX_BYTES}
     */
    public Acceptance accept(
            String sender,
            String idempotencyKey,
            String register,
            String recordType,
            String contentType,
            byte[] bytes) {
        if (idempotencyKey.isEmpty() || idempotencyKey.length() > MAX_KEY) {
            return new Acceptance.Refused("IDEMPOTENCY_KEY");
        }
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            return new Acceptance.Refused("SIZE");
        }
        KeyedHash key = marks.key(sender, idempotencyKey);
        if (!underWay.add(key)) {
            return new Acceptance.InProgress();
        }
        try {
            return accept(
                    key,
                    new Handed(
                            UUID.randomUUID(),
                            sender,
                            register,
                            recordType,
                            contentType,
                            bytes.clone(),
                            clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        } catch (LogUnavailable e) {
            LOG.error("a message of {} isn't accepted: {}", sender, e.getMessage());
            return new Acceptance.Unavailable();
        } catch (KeysUnavailable e) {
            LOG.error("a message of {} isn't accepted: {}", sender, e.getMessage());
            return new Acceptance.Unavailable();
        } catch (SQLException e) {
            LOG.error("a message of {} isn't accepted: messages can't be read, SQLSTATE {}", sender, e.getSQLState());
            return new Acceptance.Unavailable();
        } finally {
            underWay.remove(key);
        }
    }

    private Acceptance accept(KeyedHash key, Handed handed) throws SQLException {
        KeyedHash body = marks.body(handed);
        Set<String> exhausted = new HashSet<>();
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<Acceptance> known = known(handed, key, body);
            if (known.isPresent()) {
                return known.get();
            }
            try {
                return switch (subscribers.decide(handed, Set.of(), exhausted)) {
                    case Subscribed.Refused refused -> {
                        log.append(List.of(refused.leaf()), List.of());
                        yield new Acceptance.Refused(refused.reason(), refused.problem());
                    }
                    case Subscribed.Told told -> {
                        write(handed, key, body, told);
                        outbox.grown();
                        yield new Acceptance.Accepted(handed.message(), handed.receivedAt(), false);
                    }
                };
            } catch (MessageRows.KeyTaken e) {
                // its answer is found in the next round
            } catch (MessageRows.TooMany e) {
                return new Acceptance.Backlog(RETRY_AFTER);
            } catch (PolicyEpoch.Moved e) {
                subscribers.moved(e.expected());
            } catch (VolumeReservation.Exceeded e) {
                exhausted.add(e.reservation().agreement());
            } catch (KeyDestroyed e) {
                LOG.info("message {}: a key was destroyed while it was decided", handed.message());
            } catch (CompanionRefused e) {
                throw new IllegalStateException("unknown refusal of a message: " + e.getClass(), e);
            }
        }
        LOG.error("message {}: agreements changed {} times while it was decided", handed.message(), MAX_TRIES);
        return new Acceptance.Unavailable();
    }

    /** What is known of the key already, and that the bound is reached, before anything is decided. */
    private Optional<Acceptance> known(Handed handed, KeyedHash key, KeyedHash body) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            Optional<Known> before = MessageRows.find(connection, handed.sender(), key);
            if (before.isPresent()) {
                return before.map(message -> message.body().equals(body)
                        ? new Acceptance.Accepted(message.id(), message.receivedAt(), true)
                        : new Acceptance.OtherBody());
            }
            return MessageRows.open(connection, handed.sender()) >= bound
                    ? Optional.of(new Acceptance.Backlog(RETRY_AFTER))
                    : Optional.empty();
        }
    }

    private void write(Handed handed, KeyedHash key, KeyedHash body, Subscribed.Told told) throws CompanionRefused {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(new Leaf.Admin(
                handed.receivedAt(),
                handed.agency(),
                "message-accepted",
                handed.register(),
                Opening.fresh(Purpose.OFFICIAL, handed.sender(), random).commitment(),
                Opening.fresh(Purpose.PAYLOAD, handed.bytes(), random).commitment()));
        int first = leaves.size();
        List<Leaf.Intent> intents = Outbox.intents(told);
        leaves.addAll(intents);
        int deliveries = told.addressed().size();
        Optional<ItemKeys.Sealed> sealed =
                deliveries == 0 ? Optional.empty() : Optional.of(outbox.seal(handed.message(), handed.bytes()));
        byte[] digest = outbox.digestOfBody(handed.message(), handed.bytes());
        List<Companion> companions = new ArrayList<>(told.beside());
        companions.add(connection -> {
            MessageRows.insert(connection, handed, key, body, deliveries, sealed, digest);
            if (deliveries > 0) {
                MessageRows.countUp(connection, handed.sender(), bound);
            }
            MessageRows.receipt(
                    connection,
                    handed.message(),
                    Optional.empty(),
                    Receipt.ACCEPTANCE,
                    handed.sender(),
                    handed.receivedAt());
        });
        companions.add(outbox.rows(handed.message(), told, handed.receivedAt()));
        outbox.recentIntents().written(intents, log.append(leaves, companions), first);
    }
}
