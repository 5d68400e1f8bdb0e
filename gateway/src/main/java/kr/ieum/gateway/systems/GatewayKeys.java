package kr.ieum.gateway.systems;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import kr.ieum.gateway.keys.WrappedKeys;
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
 * it beside the present one and no answer is strange to them; former ones stay published, for what they signed stays signed. All nodes have
 * the same keys and change over by their clocks. Thread-safe.
 */
public final class GatewayKeys {

    /** The shortest time between the announcement and the first signature: until then every node has heard of it. */
    public static final Duration SHORTEST_NOTICE = Duration.ofSeconds(5);

    /** The longest such time. */
    public static final Duration LONGEST_NOTICE = Duration.ofDays(90);

    private static final Logger LOG = LoggerFactory.getLogger(GatewayKeys.class);
    private static final String SERIES = "exchange";
    private static final String PURPOSE = "exchange-answers";

    /** How old a node's knowledge of what another has announced may be. */
    private static final Duration READ_ANEW = Duration.ofSeconds(2);

    private final WrappedKeys wrapped;
    private final DisclosureLog log;
    private final Clock clock;
    private final SecureRandom random;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Known known;

    /**
     * The keys of a migrated database; the first use makes the first.
     *
     * @throws kr.ieum.gateway.keys.KeysLockedException when they were made under another master key
     */
    public GatewayKeys(WrappedKeys wrapped, DisclosureLog log, Clock clock, SecureRandom random) {
        this.wrapped = wrapped;
        this.log = log;
        this.clock = clock;
        this.random = random;
        this.known = read();
    }

    /**
     * What a node knows.
     *
     * @param keys the one that signs first, then the one that follows, then former ones, the latest first
     * @param readAt when the database said so
     * @param until when another one signs, and the order with it
     */
    private record Known(List<GatewayKey> keys, Instant readAt, Optional<Instant> until) {

        static Known of(List<GatewayKey> keys, Instant readAt, Instant now) {
            List<GatewayKey> ordered = new ArrayList<>(keys);
            ordered.sort(Comparator.comparingInt((GatewayKey key) ->
                            key.signsAt(now) ? 0 : key.from().isAfter(now) ? 1 : 2)
                    .thenComparing(GatewayKey::from, Comparator.reverseOrder()));
            return new Known(List.copyOf(ordered), readAt, ordered.getFirst().until());
        }

        boolean isInOrderAt(Instant now) {
            return until.map(now::isBefore).orElse(true);
        }
    }

    /** What became of an announcement. */
    public sealed interface Announced {
        /** It is announced. */
        record Done(GatewayKey key) implements Announced {}

        /** Nothing was done. */
        record Hindered(Hindrance hindrance) implements Announced {}
    }

    /** The key that signs now, then the one that is to follow where there is one, then the former ones, the latest first. */
    public List<GatewayKey> all() {
        Instant now = clock.instant();
        Known seen = known;
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
                : Known.of(seen.keys(), seen.readAt(), now).keys();
    }

    /** What is signed doesn't wait for a database that is away: the keys are known, and a change was announced before. */
    private Known readAgain(Known seen, Instant now) {
        try {
            return read();
        } catch (DataAccessException e) {
            LOG.warn("the keys for answers can't be read anew: {}", e.getClass().getName());
            return Known.of(seen.keys(), now, now);
        }
    }

    private Known read() {
        List<WrappedKeys.InSeries> series = wrapped.series(SERIES);
        List<GatewayKey> keys = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            keys.add(GatewayKey.of(
                    series.get(i).key(),
                    series.get(i).from(),
                    i + 1 < series.size() ? Optional.of(series.get(i + 1).from()) : Optional.empty()));
        }
        Instant now = clock.instant();
        return Known.of(keys, now, now);
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
        WrappedKeys.Successor next = wrapped.successor(SERIES, now.plus(notice));
        GatewayKey key = GatewayKey.of(next.key().key(), next.key().from(), Optional.empty());
        try {
            log.append(leaves(by, key, now), List.of(connection -> {
                if (!next.write(connection)) {
                    throw new OneWaits();
                }
            }));
        } catch (OneWaits e) {
            return new Announced.Hindered(Hindrance.SUCCESSOR_WAITS);
        } catch (CompanionRefused e) {
            throw new IllegalStateException("no other companion is there", e);
        }
        known = read();
        return new Announced.Done(key);
    }

    private static final class OneWaits extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        OneWaits() {
            super("a key that was announced waits for its time");
        }
    }

    /** The public key by its digest, for anybody who has it; and who announced it, by commitment. */
    private List<Leaf> leaves(Actor by, GatewayKey key, Instant now) {
        Digest published = Digest.sha256(Base64.getDecoder().decode(key.spki()));
        return List.of(
                new Leaf.Key(now, by.agency(), key.keyId(), PURPOSE, "announced", published),
                Leaf.Admin.closed(
                        now,
                        by.agency(),
                        "gateway-key-announced",
                        key.keyId() + " from " + key.from(),
                        by.official(),
                        key.key().published().pem(),
                        random));
    }
}
