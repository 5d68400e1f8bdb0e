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

/** What all nodes know of a destination: whether somebody paused it, and the breaker. */
final class DestinationRows {

    private DestinationRows() {}

    /**
     * What may begin.
     *
     * @param deliveries how many
     * @param failing whether the place has failed since it last answered
     */
    record Admitted(int deliveries, boolean failing) {}

    /**
     * How many deliveries may begin: none while it is paused or the breaker is open, one of one node when the breaker's time has passed.
     *
     * @param most otherwise
     */
    static Admitted admitted(Connection connection, String id, int most, DeliverySettings settings, Instant now)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT paused_at, failures, open_until FROM exchange_destination WHERE id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new Admitted(most, false);
                }
                int failures = row.getInt(2);
                if (row.getObject(1) != null) {
                    return new Admitted(0, failures > 0);
                }
                if (failures < settings.breaksAfter()) {
                    return new Admitted(most, failures > 0);
                }
                Optional<OffsetDateTime> open = Optional.ofNullable(row.getObject(3, OffsetDateTime.class));
                if (open.isPresent() && open.get().toInstant().isAfter(now)) {
                    return new Admitted(0, true);
                }
            }
        }
        return new Admitted(tries(connection, id, now, now.plus(settings.breaksFor())) ? 1 : 0, true);
    }

    private static boolean tries(Connection connection, String id, Instant now, Instant until) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE exchange_destination SET open_until = ? WHERE id = ? AND open_until <= ?")) {
            update.setObject(1, until.atOffset(ZoneOffset.UTC));
            update.setString(2, id);
            update.setObject(3, now.atOffset(ZoneOffset.UTC));
            return update.executeUpdate() == 1;
        }
    }

    static void failed(Connection connection, String id, DeliverySettings settings, Instant now) throws SQLException {
        make(connection, id);
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE exchange_destination SET failures = failures + 1,
                open_until = CASE WHEN failures + 1 >= ? THEN CAST(? AS TIMESTAMP WITH TIME ZONE) ELSE open_until END
            WHERE id = ?\
            """)) {
            update.setInt(1, settings.breaksAfter());
            update.setObject(2, now.plus(settings.breaksFor()).atOffset(ZoneOffset.UTC));
            update.setString(3, id);
            update.executeUpdate();
        }
    }

    static void answered(Connection connection, String id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE exchange_destination SET failures = 0, open_until = NULL WHERE id = ? AND failures > 0")) {
            update.setString(1, id);
            update.executeUpdate();
        }
    }

    /** @param since nothing to let it go on */
    static void pause(Connection connection, String id, Optional<Instant> since) throws SQLException {
        make(connection, id);
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE exchange_destination SET paused_at = ? WHERE id = ?")) {
            if (since.isPresent()) {
                update.setObject(1, since.get().atOffset(ZoneOffset.UTC));
            } else {
                update.setNull(1, Types.TIMESTAMP_WITH_TIMEZONE);
            }
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    private static void make(Connection connection, String id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO exchange_destination (id, failures) VALUES (?, 0) ON CONFLICT DO NOTHING")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }
}
