package kr.ieum.gateway.exchange.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.exchange.message.MessageRows.Receipt;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.CompanionRefused;

/**
 * The rows of deliveries. Each claim is one statement that commits by itself, so that a node that stops in the middle of claiming holds no
 * lock for longer than the database needs, and it is known by a fresh id: whoever lost it can't end anything under it.
 */
final class DeliveryRows {

    /** How many times as many are looked at as are claimed. */
    private static final int LOOKED_AT = 4;

    private DeliveryRows() {}

    /** How a delivery ends, or is put aside. */
    enum End {
        DELIVERED(true, Optional.of(Receipt.HAND_OVER)),
        REFUSED(true, Optional.of(Receipt.REFUSAL)),
        /** What it was made from is kept, for a person to replay or discard. */
        QUARANTINED(false, Optional.empty()),
        REPLAYED(true, Optional.empty()),
        DISCARDED(true, Optional.empty());

        private final boolean last;
        private final Optional<Receipt> receipt;

        End(boolean last, Optional<Receipt> receipt) {
            this.last = last;
            this.receipt = receipt;
        }
    }

    /** Somebody else has it by now, or it has ended. */
    static final class Lost extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        Lost() {
            super("the claim on this delivery was lost");
        }
    }

    /** A delivery to be written. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fresh(
            UUID id,
            UUID message,
            String destination,
            KeyedHash conversation,
            String contentType,
            byte[] leaf,
            Optional<UUID> lookup,
            Optional<byte[]> release,
            ItemKeys.Sealed sealed,
            byte[] digest,
            Optional<UUID> replayOf) {}

    /** A delivery that is claimed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Claimed(
            UUID id,
            UUID message,
            String destination,
            KeyedHash conversation,
            UUID claim,
            int attempts,
            int failures,
            Instant madeAt,
            String contentType,
            byte[] leaf,
            Optional<UUID> lookup,
            Optional<byte[]> release,
            ItemKeys.Sealed sealed) {}

    /**
     * Their order is that of their rows, which is the order of commits: the log's head is locked before. For the same reason nobody ends
     * one while another is put behind it, so that each learns here whether it is its turn, or else at the end of what was ahead.
     */
    static void insert(Connection connection, List<Fresh> fresh, Instant now) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO exchange_delivery (id, message_id, destination, conversation, state, attempts, failures, due,
                cause, content_type, leaf, lookup_id, release_leaf, sealed, wrapped_key, made_at, replay_of, digest)
            VALUES (?, ?, ?, ?, 'WAITING', 0, 0,
                CASE WHEN EXISTS (SELECT 1 FROM exchange_delivery e
                        WHERE e.destination = ? AND e.conversation = ? AND e.state = 'WAITING')
                    OR EXISTS (SELECT 1 FROM exchange_delivery e
                        WHERE e.destination = ? AND e.conversation = ? AND e.state = 'CLAIMED')
                    THEN NULL ELSE CAST(? AS TIMESTAMP WITH TIME ZONE) END,
                '', ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
            for (Fresh one : fresh) {
                byte[] conversation = one.conversation.bytes();
                insert.setObject(1, one.id);
                insert.setObject(2, one.message);
                insert.setString(3, one.destination);
                insert.setBytes(4, conversation);
                insert.setString(5, one.destination);
                insert.setBytes(6, conversation);
                insert.setString(7, one.destination);
                insert.setBytes(8, conversation);
                insert.setObject(9, at);
                insert.setString(10, one.contentType);
                insert.setBytes(11, one.leaf);
                set(insert, 12, one.lookup);
                if (one.release.isPresent()) {
                    insert.setBytes(13, one.release.get());
                } else {
                    insert.setNull(13, Types.BINARY);
                }
                insert.setBytes(14, one.sealed.bytes());
                insert.setBytes(15, one.sealed.wrappedKey());
                insert.setObject(16, at);
                set(insert, 17, one.replayOf);
                insert.setBytes(18, one.digest);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement statement, int index, Optional<UUID> id) throws SQLException {
        if (id.isPresent()) {
            statement.setObject(index, id.get());
        } else {
            statement.setNull(index, Types.OTHER);
        }
    }

    /**
     * Claims what is due: the first of each conversation that hasn't ended, whose claim nobody holds. What comes behind it isn't due, however
     * long that one takes. What has been due longest is found before anything is locked, a few times as much as is claimed, since other nodes
     * look at the same time: H2 locks every row that it sorts.
     */
    static List<Claimed> claim(
            Connection connection, String destination, String node, int most, Instant now, Instant until)
            throws SQLException {
        UUID claim = UUID.randomUUID();
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        OffsetDateTime end = until.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE exchange_delivery SET state = 'CLAIMED', claim = ?, due = ?, claimed_by = ? WHERE id IN (
                SELECT id FROM exchange_delivery WHERE due <= ? AND id IN (
                    SELECT id FROM exchange_delivery WHERE destination = ? AND due <= ?
                    ORDER BY destination, due, sequence FETCH FIRST ? ROWS ONLY)
                FETCH FIRST ? ROWS ONLY FOR UPDATE SKIP LOCKED)\
            """)) {
            update.setObject(1, claim);
            update.setObject(2, end);
            update.setString(3, node);
            update.setObject(4, at);
            update.setString(5, destination);
            update.setObject(6, at);
            update.setInt(7, most * LOOKED_AT);
            update.setInt(8, most);
            if (update.executeUpdate() == 0) {
                return List.of();
            }
        }
        return claimed(connection, destination, claim, end);
    }

    /** Ends all claims, whoever holds them; the number of claims. */
    static int takeBack(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE exchange_delivery SET state = 'WAITING', claim = NULL, due = ? WHERE state = 'CLAIMED'\
            """)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            return update.executeUpdate();
        }
    }

    private static List<Claimed> claimed(Connection connection, String destination, UUID claim, OffsetDateTime until)
            throws SQLException {
        List<Claimed> claimed = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
            SELECT id, message_id, destination, attempts, failures, made_at, content_type, leaf, lookup_id, release_leaf, sealed,
                wrapped_key, conversation
            FROM exchange_delivery WHERE destination = ? AND due = ? AND claim = ? ORDER BY sequence\
            """)) {
            select.setString(1, destination);
            select.setObject(2, until);
            select.setObject(3, claim);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    claimed.add(new Claimed(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            new KeyedHash(row.getBytes(13)),
                            claim,
                            row.getInt(4),
                            row.getInt(5),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            row.getString(7),
                            row.getBytes(8),
                            Optional.ofNullable(row.getObject(9, UUID.class)),
                            Optional.ofNullable(row.getBytes(10)),
                            new ItemKeys.Sealed(row.getBytes(11), row.getBytes(12))));
                }
            }
        }
        return claimed;
    }

    /**
     * Gives a claim back, to be tried again then; nothing happens when it is lost already.
     *
     * @param failed whether the destination answered
     */
    static void again(Connection connection, Claimed claimed, boolean failed, String cause, Instant next)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE exchange_delivery SET state = 'WAITING', claim = NULL, due = ?, attempts = attempts + 1,
                failures = failures + ?, cause = ?
            WHERE id = ? AND claim = ?\
            """)) {
            update.setObject(1, next.atOffset(ZoneOffset.UTC));
            update.setInt(2, failed ? 1 : 0);
            update.setString(3, cause);
            update.setObject(4, claimed.id);
            update.setObject(5, claimed.claim);
            update.executeUpdate();
        }
    }

    /**
     * Ends a delivery that is claimed. The row is looked for without waiting: a lock that a stopped node holds must not hold up the log.
     *
     * @throws Lost when somebody else has it
     */
    static void end(Connection connection, Claimed claimed, End end, String cause, Instant now)
            throws SQLException, Lost {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id FROM exchange_delivery WHERE id = ? AND claim = ? FOR UPDATE SKIP LOCKED")) {
            select.setObject(1, claimed.id);
            select.setObject(2, claimed.claim);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new Lost();
                }
            }
        }
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE exchange_delivery SET state = ?, claim = NULL, due = NULL, attempts = attempts + 1, cause = ?,
                ended_at = ?, sealed = NULL, wrapped_key = NULL
            WHERE id = ?\
            """)) {
            update.setString(1, end.name());
            update.setString(2, cause);
            update.setObject(3, now.atOffset(ZoneOffset.UTC));
            update.setObject(4, claimed.id);
            update.executeUpdate();
        }
        nextIsDue(connection, claimed.destination, claimed.conversation, now);
        ended(connection, claimed.message, claimed.id, claimed.destination, end, now);
    }

    private static void nextIsDue(Connection connection, String destination, KeyedHash conversation, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE exchange_delivery SET due = ? WHERE id = (
                SELECT id FROM exchange_delivery WHERE destination = ? AND conversation = ? AND state = 'WAITING'
                ORDER BY destination, conversation, state, sequence FETCH FIRST 1 ROW ONLY)\
            """)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setString(2, destination);
            update.setBytes(3, conversation.bytes());
            update.executeUpdate();
        }
    }

    /** What an ending means for the message. */
    static void ended(Connection connection, UUID message, UUID delivery, String destination, End end, Instant now)
            throws SQLException {
        if (end.receipt.isPresent()) {
            MessageRows.receipt(connection, message, Optional.of(delivery), end.receipt.get(), destination, now);
        }
        if (end.last) {
            MessageRows.deliveryEnded(connection, message, now);
        }
    }
}
