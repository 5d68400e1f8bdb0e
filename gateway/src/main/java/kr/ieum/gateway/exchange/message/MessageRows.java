package kr.ieum.gateway.exchange.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.CompanionRefused;

/** The rows of messages, their senders and receipts, each written in a transaction of the log's. */
final class MessageRows {

    private MessageRows() {}

    /** What a receipt acknowledges. */
    enum Receipt {
        ACCEPTANCE,
        RELAY,
        HAND_OVER,
        REFUSAL
    }

    /** Somebody was quicker with this key. */
    static final class KeyTaken extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        KeyTaken() {
            super("a message with this idempotency key is accepted already");
        }
    }

    /** The sender's bound is reached. */
    static final class TooMany extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super("too many messages of this sender wait to be delivered");
        }
    }

    /** A message that was accepted before. */
    record Known(UUID id, Instant receivedAt, KeyedHash body) {}

    static Optional<Known> find(Connection connection, String sender, KeyedHash key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, received_at, body_mark FROM exchange_message WHERE sender = ? AND key_mark = ?")) {
            select.setString(1, sender);
            select.setBytes(2, key.bytes());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Known(
                                row.getObject(1, UUID.class),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                new KeyedHash(row.getBytes(3))))
                        : Optional.empty();
            }
        }
    }

    static int open(Connection connection, String sender) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT open_messages FROM exchange_sender WHERE sender = ?")) {
            select.setString(1, sender);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** A body that nobody waits for isn't kept. */
    static void insert(
            Connection connection,
            Handed handed,
            KeyedHash key,
            KeyedHash body,
            int deliveries,
            Optional<ItemKeys.Sealed> sealed,
            byte[] digest)
            throws SQLException, KeyTaken {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO exchange_message (id, sender, key_mark, body_mark, register, record_type, content_type,
                received_at, open_deliveries, ended_at, sealed, wrapped_key, digest)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
            """)) {
            OffsetDateTime at = handed.receivedAt().atOffset(ZoneOffset.UTC);
            insert.setObject(1, handed.message());
            insert.setString(2, handed.sender());
            insert.setBytes(3, key.bytes());
            insert.setBytes(4, body.bytes());
            insert.setString(5, handed.register());
            insert.setString(6, handed.recordType());
            insert.setString(7, handed.contentType());
            insert.setObject(8, at);
            insert.setInt(9, deliveries);
            if (deliveries == 0) {
                insert.setObject(10, at);
            } else {
                insert.setNull(10, Types.TIMESTAMP_WITH_TIMEZONE);
            }
            insert.setBytes(11, sealed.map(ItemKeys.Sealed::bytes).orElse(null));
            insert.setBytes(12, sealed.map(ItemKeys.Sealed::wrappedKey).orElse(null));
            insert.setBytes(13, digest);
            if (insert.executeUpdate() == 0) {
                throw new KeyTaken();
            }
        }
    }

    /** Counts one more of the sender's, in one statement with the check, so that the bound holds under a race too. */
    static void countUp(Connection connection, String sender, int bound) throws SQLException, TooMany {
        if (add(connection, sender, bound)) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO exchange_sender (sender, open_messages) VALUES (?, 0) ON CONFLICT DO NOTHING")) {
            insert.setString(1, sender);
            insert.executeUpdate();
        }
        if (!add(connection, sender, bound)) {
            throw new TooMany();
        }
    }

    private static boolean add(Connection connection, String sender, int bound) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE exchange_sender SET open_messages = open_messages + 1 WHERE sender = ? AND open_messages < ?\
            """)) {
            update.setString(1, sender);
            update.setInt(2, bound);
            return update.executeUpdate() == 1;
        }
    }

    /**
     * One of its deliveries has ended. With the last one the body's key is destroyed, the sender has one message fewer under way, and is
     * told that what was due has been handed on; not to whom.
     */
    static void deliveryEnded(Connection connection, UUID message, Instant now) throws SQLException {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE exchange_message SET open_deliveries = open_deliveries - 1,
                ended_at = CASE WHEN open_deliveries = 1 THEN CAST(? AS TIMESTAMP WITH TIME ZONE) ELSE ended_at END,
                sealed = CASE WHEN open_deliveries = 1 THEN NULL ELSE sealed END,
                wrapped_key = CASE WHEN open_deliveries = 1 THEN NULL ELSE wrapped_key END
            WHERE id = ?\
            """)) {
            update.setObject(1, at);
            update.setObject(2, message);
            update.executeUpdate();
        }
        try (PreparedStatement sender = connection.prepareStatement("""
            SELECT sender FROM exchange_message WHERE id = ? AND open_deliveries = 0\
            """)) {
            sender.setObject(1, message);
            try (ResultSet row = sender.executeQuery()) {
                if (row.next()) {
                    countDown(connection, row.getString(1));
                    receipt(connection, message, Optional.empty(), Receipt.RELAY, row.getString(1), now);
                }
            }
        }
    }

    private static void countDown(Connection connection, String sender) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE exchange_sender SET open_messages = open_messages - 1 WHERE sender = ?")) {
            update.setString(1, sender);
            update.executeUpdate();
        }
    }

    static void receipt(
            Connection connection, UUID message, Optional<UUID> delivery, Receipt kind, String told, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO exchange_receipt (id, message_id, delivery_id, kind, told, made_at) VALUES (?, ?, ?, ?, ?, ?)\
            """)) {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, message);
            if (delivery.isPresent()) {
                insert.setObject(3, delivery.get());
            } else {
                insert.setNull(3, Types.OTHER);
            }
            insert.setString(4, kind.name());
            insert.setString(5, told);
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
