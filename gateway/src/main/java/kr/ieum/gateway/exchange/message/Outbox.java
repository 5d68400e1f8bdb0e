package kr.ieum.gateway.exchange.message;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import kr.ieum.client.signature.ContentDigest;
import kr.ieum.gateway.exchange.message.Subscribers.Addressed;
import kr.ieum.gateway.exchange.message.Subscribers.Disclosed;
import kr.ieum.gateway.exchange.message.Subscribers.Subscribed;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.Position;

/** What waits to be delivered: seals it, writes it in the transaction that decided it, and wakes whoever delivers. Thread-safe. */
public final class Outbox {

    /** In place of what the receiver's format can't say: such a delivery is put aside for a person, and nothing leaves. */
    static final byte[] UNWRITTEN = {};

    /** Stands in a release leaf until its intent's place is known. */
    private static final Position NOWHERE = new Position("-", 0);

    private static final String BODY = "message";
    private static final String PAYLOAD = "delivery";

    private final ItemKeys keys;
    private final RecentIntents intents = new RecentIntents();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grew = lock.newCondition();
    private long growth;

    /** @param keys for bodies and for what leaves */
    public Outbox(ItemKeys keys) {
        this.keys = keys;
    }

    ItemKeys.Sealed seal(UUID message, byte[] body) {
        return keys.seal(BODY, message, body);
    }

    byte[] openBody(UUID message, ItemKeys.Sealed sealed) {
        return keys.open(BODY, message, sealed);
    }

    byte[] digestOfBody(UUID message, byte[] body) {
        return keys.sealDigest(BODY, message, ContentDigest.of(body));
    }

    /** Of a record that was handed in, as {@code Content-Digest} spells it. */
    String openDigestOfBody(UUID message, byte[] sealed) {
        return keys.openDigest(BODY, message, sealed);
    }

    /** Of what left. */
    String openDigestOfPayload(UUID delivery, byte[] sealed) {
        return keys.openDigest(PAYLOAD, delivery, sealed);
    }

    byte[] openPayload(UUID delivery, ItemKeys.Sealed sealed) {
        return keys.open(PAYLOAD, delivery, sealed);
    }

    /** The intents of what is told, in order. */
    static List<Leaf.Intent> intents(Subscribed.Told told) {
        return told.addressed().stream()
                .map(Addressed::disclosed)
                .flatMap(Optional::stream)
                .map(Disclosed::intent)
                .toList();
    }

    /** Of deliveries that wait here. */
    RecentIntents recentIntents() {
        return intents;
    }

    /** The rows of what is told; sealed at once, so that the log's writer only writes. */
    Companion rows(UUID message, Subscribed.Told told, Instant now) {
        return rows(message, told, now, Optional.empty());
    }

    /** @param replayOf the delivery in whose place they stand */
    Companion rows(UUID message, Subscribed.Told told, Instant now, Optional<UUID> replayOf) {
        List<DeliveryRows.Fresh> fresh = new ArrayList<>();
        for (Addressed addressed : told.addressed()) {
            UUID id = UUID.randomUUID();
            fresh.add(new DeliveryRows.Fresh(
                    id,
                    message,
                    addressed.destination(),
                    told.conversation(),
                    addressed.contentType(),
                    LeafFormat.encode(addressed.delivery()),
                    addressed.disclosed().map(disclosed -> disclosed.intent().lookup()),
                    addressed.disclosed().map(disclosed -> LeafFormat.encode(release(addressed, disclosed))),
                    keys.seal(PAYLOAD, id, addressed.payload()),
                    keys.sealDigest(PAYLOAD, id, ContentDigest.of(addressed.payload())),
                    replayOf));
        }
        return new Written(fresh, now);
    }

    private record Written(List<DeliveryRows.Fresh> fresh, Instant now) implements Companion {
        @Override
        public void write(Connection connection) throws SQLException {
            DeliveryRows.insert(connection, fresh, now);
        }
    }

    private static Leaf.Release release(Addressed addressed, Disclosed disclosed) {
        return new Leaf.Release(
                addressed.delivery().time(),
                NOWHERE,
                disclosed.intent().asked().getFirst().register(),
                disclosed.outcomes(),
                disclosed.values());
    }

    /** There is something new, or something that had to wait need not any more. */
    void grown() {
        lock.lock();
        try {
            growth++;
            grew.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long growth() {
        lock.lock();
        try {
            return growth;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when it has grown since, or after that time. */
    void awaitGrowth(long since, Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lockInterruptibly();
        try {
            while (growth == since && left > 0) {
                left = grew.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
