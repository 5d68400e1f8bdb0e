package kr.ieum.gateway.systems;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import kr.ieum.gateway.keys.KeySeries;
import kr.ieum.gateway.keys.Revocation;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.systems.RegisteredSystems.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The gateway's own keys for answers, receipts and deliveries. One signs; the next is announced some time before it takes over, so that systems pin
 * it beside the present one and no answer is strange to them; former ones stay published, for what they signed stays signed. One that was stolen is
 * revoked: the next one signs at once. All nodes have the same keys and change over by their clocks. Thread-safe.
 */
public final class GatewayKeys {

    /** The shortest time between the announcement and the first signature: until then every node has heard of it. */
    public static final Duration SHORTEST_NOTICE = Duration.ofSeconds(5);

    /** The longest such time. */
    public static final Duration LONGEST_NOTICE = Duration.ofDays(90);

    private static final Logger LOG = LoggerFactory.getLogger(GatewayKeys.class);
    private static final String SERIES = "exchange";
    private static final String PURPOSE = "exchange-answers";

    /** How old a node's knowledge of what another has announced or revoked may be. */
    private static final Duration READ_ANEW = Duration.ofSeconds(2);

    /** For how long a former key's secret is kept for a node whose clock is behind. */
    private static final Duration LAGGARDS = Duration.ofMinutes(1);

    private final KeySeries series;
    private final DisclosureLog log;
    private final Clock clock;
    private final SecureRandom random;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile KnownGatewayKeys known;

    /**
     * The keys of a migrated database; the first use makes the first.
     *
     * @throws kr.ieum.gateway.keys.KeysLockedException when they were made under another master key
     */
    public GatewayKeys(WrappedKeys wrapped, DisclosureLog log, Clock clock, SecureRandom random) {
        this.series = wrapped.series(SERIES);
        this.log = log;
        this.clock = clock;
        this.random = random;
        this.known = read();
    }

    /** What became of an announcement. */
    public sealed interface Announced {
        /** It is announced. */
        record Done(GatewayKey key) implements Announced {}

        /** Nothing was done. */
        record Hindered(Hindrance hindrance) implements Announced {}
    }

    /** What became of a revocation. */
    public sealed interface Revoked {
        /**
         * It is revoked.
         *
         * @param signs the key that signs from now on
         */
        record Done(GatewayKey key, GatewayKey signs) implements Revoked {}

        /** Nothing was done. */
        record Hindered(Hindrance hindrance) implements Revoked {}
    }

    /** The key that signs now, then the one that is to follow where there is one, then former and revoked ones, the latest first. */
    public List<GatewayKey> all() {
        Instant now = clock.instant();
        KnownGatewayKeys seen = known;
        if (!now.isBefore(seen.readAt().plus(READ_ANEW)) && reading.tryLock()) {
            try {
                seen = readAgain(seen, now);
                known = seen;
            } finally {
                reading.unlock();
            }
        }
        return seen.isInOrderAt(now)
                ? seen.keys()
                : KnownGatewayKeys.of(seen.keys(), seen.readAt(), now).keys();
    }

    /** One of them. */
    public Optional<GatewayKey> find(String keyId) {
        return all().stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    /** What is signed doesn't wait for a database that is away: without it there is little to answer but that. */
    private KnownGatewayKeys readAgain(KnownGatewayKeys seen, Instant now) {
        try {
            return read();
        } catch (DataAccessException e) {
            LOG.warn("the keys for answers can't be read anew: {}", e.getClass().getName());
            return KnownGatewayKeys.of(seen.keys(), now, now);
        }
    }

    private KnownGatewayKeys read() {
        Instant now = clock.instant();
        List<KeySeries.Member> members = series.all();
        KnownGatewayKeys seen = KnownGatewayKeys.inRow(members, now);
        List<KeySeries.Member> over = members.stream()
                .filter(member -> member.key().isPresent() && seen.isOver(member, now.minus(LAGGARDS)))
                .toList();
        if (over.isEmpty()) {
            return seen;
        }
        over.forEach(series::destroy);
        return KnownGatewayKeys.inRow(series.all(), now);
    }

    /**
     * Destroys the secrets of keys that sign nothing any more, a minute after others took over. Reading does the same; this is for a node that
     * nobody asks anything.
     */
    public void tidy() {
        if (reading.tryLock()) {
            try {
                known = readAgain(known, clock.instant());
            } finally {
                reading.unlock();
            }
        }
    }

    /**
     * Makes the next key and publishes it, with its leaves in the same transaction.
     *
     * @param notice after which it takes over, {@link #SHORTEST_NOTICE} to {@link #LONGEST_NOTICE}
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; then nothing was done
     */
    public Announced announce(Duration notice, Actor by) {
        if (notice.compareTo(SHORTEST_NOTICE) < 0 || notice.compareTo(LONGEST_NOTICE) > 0) {
            return new Announced.Hindered(Hindrance.NOTICE);
        }
        Instant now = clock.instant();
        KeySeries.Successor next = series.successor(now.plus(notice));
        GatewayKey key = KnownGatewayKeys.key(next.key(), Optional.empty());
        List<Leaf> leaves = List.of(
                leaf(by, key, "announced", now),
                act(by, key, "gateway-key-announced", key.keyId() + " from " + key.from(), now));
        if (!isWritten(leaves, connection -> orRefused(next.announce(connection)))) {
            return new Announced.Hindered(Hindrance.SUCCESSOR_WAITS);
        }
        readNow();
        return new Announced.Done(key);
    }

    /**
     * Takes a key out of use at once and for good, with its leaves in the same transaction, and destroys its secret. Where it signs, the one that
     * is announced signs from now on, else a fresh one, which nobody knows yet. Other nodes follow within the time in which they read anew.
     *
     * @param keyId of any key that wasn't revoked before: also of a former one, and of one that is announced, which then never signs
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; then nothing was done
     */
    public Revoked revoke(String keyId, Revocation.Reason reason, Actor by) {
        List<KeySeries.Member> members = series.all();
        Instant now = clock.instant();
        KnownGatewayKeys present = KnownGatewayKeys.inRow(members, now);
        Optional<GatewayKey> found = present.find(keyId);
        if (found.isEmpty()) {
            return new Revoked.Hindered(Hindrance.NO_SUCH_GATEWAY_KEY);
        }
        GatewayKey key = found.get();
        if (key.revoked().isPresent()) {
            return new Revoked.Hindered(Hindrance.GATEWAY_KEY_REVOKED);
        }
        boolean signs = present.keys().getFirst().equals(key);
        Instant at = signs ? after(key.from(), now) : now.truncatedTo(ChronoUnit.MILLIS);
        Revocation revocation = new Revocation(at, reason);
        KeySeries.Member member = KnownGatewayKeys.member(members, key);
        List<Leaf> leaves = new ArrayList<>(List.of(
                leaf(by, key, "revoked", now),
                act(
                        by,
                        key,
                        "gateway-key-revoked",
                        key.keyId() + " " + reason.name().toLowerCase(Locale.ROOT),
                        now)));
        Step following = connection -> true;
        if (signs) {
            Optional<KeySeries.Member> waiting = KnownGatewayKeys.waiting(members, at);
            following = waiting.<Step>map(next -> connection -> series.begin(connection, next, at))
                    .orElseGet(() -> {
                        KeySeries.Successor fresh = series.successor(at);
                        leaves.add(leaf(by, KnownGatewayKeys.key(fresh.key(), Optional.empty()), "announced", now));
                        return fresh::write;
                    });
        }
        Step then = following;
        if (!isWritten(
                leaves,
                connection -> orRefused(series.revoke(connection, member, revocation) && then.take(connection)))) {
            return new Revoked.Hindered(Hindrance.CHANGED_MEANWHILE);
        }
        readNow();
        return new Revoked.Done(known.find(keyId).orElseThrow(), known.keys().getFirst());
    }

    /** Behind whoever is reading, and has seen what was before. */
    private void readNow() {
        reading.lock();
        try {
            known = read();
        } finally {
            reading.unlock();
        }
    }

    /** A moment of which keys can be named: two don't begin at the same. */
    private static Instant after(Instant from, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return at.isAfter(from) ? at : from.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    }

    /** What is done to the rows; whether they were as it was thought. */
    @FunctionalInterface
    private interface Step {
        boolean take(Connection connection) throws SQLException;
    }

    private boolean isWritten(List<Leaf> leaves, Companion rows) {
        try {
            log.append(leaves, List.of(rows));
            return true;
        } catch (Otherwise e) {
            return false;
        } catch (CompanionRefused e) {
            throw new IllegalStateException("no other companion is there", e);
        }
    }

    private static void orRefused(boolean done) throws Otherwise {
        if (!done) {
            throw new Otherwise();
        }
    }

    private static final class Otherwise extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        Otherwise() {
            super("the keys aren't as they would have to be");
        }
    }

    /** The public key by its digest, for anybody who has it. */
    private static Leaf leaf(Actor by, GatewayKey key, String action, Instant now) {
        Digest published = Digest.sha256(Base64.getDecoder().decode(key.spki()));
        return new Leaf.Key(now, by.agency(), key.keyId(), PURPOSE, action, published);
    }

    /** Who did it, by commitment. */
    private Leaf act(Actor by, GatewayKey key, String action, String object, Instant now) {
        return Leaf.Admin.closed(
                now, by.agency(), action, object, by.official(), key.published().pem(), random);
    }
}
