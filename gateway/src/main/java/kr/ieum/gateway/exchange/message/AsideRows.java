package kr.ieum.gateway.exchange.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.exchange.message.DeliveryRows.End;
import kr.ieum.gateway.exchange.message.DeliveryRows.Lost;
import kr.ieum.gateway.keys.KeyedHash;

/** The rows of deliveries that were put aside, with the message that each was made from. */
final class AsideRows {

    private AsideRows() {}

    /** A delivery that was put aside; its message's body is kept as long as it is. */
    record Aside(
            UUID id,
            UUID message,
            String destination,
            KeyedHash conversation,
            String sender,
            String register,
            String recordType,
            String contentType,
            ItemKeys.Sealed body) {

        Handed handed(Outbox outbox, Instant now) {
            return new Handed(message, sender, register, recordType, contentType, outbox.openBody(message, body), now);
        }
    }

    static Optional<Aside> find(Connection connection, UUID delivery) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
            SELECT d.message_id, d.destination, d.conversation, m.sender, m.register, m.record_type, m.content_type,
                m.sealed, m.wrapped_key
            FROM exchange_delivery d JOIN exchange_message m ON m.id = d.message_id
            WHERE d.id = ? AND d.state = 'QUARANTINED'\
            """)) {
            select.setObject(1, delivery);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Aside(
                                delivery,
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                new KeyedHash(row.getBytes(3)),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                new ItemKeys.Sealed(row.getBytes(8), row.getBytes(9))))
                        : Optional.empty();
            }
        }
    }

    static List<UUID> list(Connection connection, String destination, Optional<String> cause, int most)
            throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
            SELECT id FROM exchange_delivery
            WHERE destination = ? AND state = 'QUARANTINED' AND (? = '' OR cause = ?)
            ORDER BY sequence FETCH FIRST ? ROWS ONLY\
            """)) {
            select.setString(1, destination);
            select.setString(2, cause.orElse(""));
            select.setString(3, cause.orElse(""));
            select.setInt(4, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
        }
        return found;
    }

    /** @throws Lost when somebody else was quicker */
    static void end(Connection connection, Aside aside, End end, Instant now) throws SQLException, Lost {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE exchange_delivery SET state = ?, ended_at = ? WHERE id = ? AND state = 'QUARANTINED'")) {
            update.setString(1, end.name());
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setObject(3, aside.id);
            if (update.executeUpdate() == 0) {
                throw new Lost();
            }
        }
        DeliveryRows.ended(connection, aside.message, aside.id, aside.destination, end, now);
    }

    /** What stands in the place of one that was put aside counts before that one ends, so that the message doesn't end between. */
    static void moreDeliveries(Connection connection, UUID message, int many) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE exchange_message SET open_deliveries = open_deliveries + ? WHERE id = ?")) {
            update.setInt(1, many);
            update.setObject(2, message);
            update.executeUpdate();
        }
    }
}
