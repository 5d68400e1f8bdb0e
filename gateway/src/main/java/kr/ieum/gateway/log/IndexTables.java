package kr.ieum.gateway.log;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.log.leaf.Position;

/** The statements on the tables that leaves are found by; {@link LogIndex} says what stands in them. */
final class IndexTables {
    private IndexTables() {}

    /** Times of the first and the last intent of a look-up that lacks a release. */
    record Open(Instant first, Instant last) {
        static Open at(Instant time) {
            return new Open(time, time);
        }

        Open and(Instant time) {
            return new Open(time.isBefore(first) ? time : first, time.isAfter(last) ? time : last);
        }
    }

    /** Has all of it made anew. */
    static void empty(Connection connection) throws SQLException {
        for (String delete : List.of(
                "DELETE FROM log_indexed",
                "DELETE FROM log_lookup",
                "DELETE FROM log_open",
                "DELETE FROM log_seldom")) {
            try (PreparedStatement statement = connection.prepareStatement(delete)) {
                statement.executeUpdate();
            }
        }
    }

    /** Up to where a shard is covered, and keeps others from covering it; empty when somebody else is at it. */
    static Optional<Long> lock(Connection connection, String shard) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO log_indexed (shard, size) VALUES (?, 0) ON CONFLICT DO NOTHING");
                PreparedStatement query = connection.prepareStatement(
                        "SELECT size FROM log_indexed WHERE shard = ? FOR UPDATE SKIP LOCKED")) {
            insert.setString(1, shard);
            insert.executeUpdate();
            query.setString(1, shard);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    static void covered(Connection connection, String shard, long size) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE log_indexed SET size = ? WHERE shard = ?")) {
            update.setLong(1, size);
            update.setString(2, shard);
            update.executeUpdate();
        }
    }

    static void insertLookups(Connection connection, String shard, Map<UUID, List<Long>> lookups) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO log_lookup (lookup_id, shard, first_idx, indexes) VALUES (?, ?, ?, ?)")) {
            for (Map.Entry<UUID, List<Long>> lookup : lookups.entrySet()) {
                ByteBuffer indexes = ByteBuffer.allocate(lookup.getValue().size() * Long.BYTES);
                lookup.getValue().forEach(indexes::putLong);
                insert.setObject(1, lookup.getKey());
                insert.setString(2, shard);
                insert.setLong(3, lookup.getValue().getFirst());
                insert.setBytes(4, indexes.array());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void insertSeldom(Connection connection, String shard, Map<Long, Integer> kinds) throws SQLException {
        if (kinds.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO log_seldom (kind, shard, idx) VALUES (?, ?, ?)")) {
            for (Map.Entry<Long, Integer> leaf : kinds.entrySet()) {
                insert.setInt(1, leaf.getValue());
                insert.setString(2, shard);
                insert.setLong(3, leaf.getKey());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void insertOpen(Connection connection, Map<UUID, Open> open) throws SQLException {
        if (open.isEmpty()) {
            return;
        }
        List<Map.Entry<UUID, Open>> rows = List.copyOf(open.entrySet());
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO log_open (first_at, last_at, lookup_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE log_open SET first_at = LEAST(first_at, ?), last_at = GREATEST(last_at, ?)"
                                + " WHERE lookup_id = ?")) {
            for (Map.Entry<UUID, Open> row : rows) {
                set(insert, row);
            }
            int[] inserted = insert.executeBatch();
            for (int i = 0; i < inserted.length; i++) {
                if (inserted[i] != 1) {
                    set(update, rows.get(i));
                }
            }
            update.executeBatch();
        }
    }

    private static void set(PreparedStatement statement, Map.Entry<UUID, Open> row) throws SQLException {
        statement.setObject(1, row.getValue().first().atOffset(ZoneOffset.UTC));
        statement.setObject(2, row.getValue().last().atOffset(ZoneOffset.UTC));
        statement.setObject(3, row.getKey());
        statement.addBatch();
    }

    static void deleteOpen(Connection connection, Collection<UUID> lookups) throws SQLException {
        if (lookups.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM log_open WHERE lookup_id = ?")) {
            for (UUID lookup : lookups) {
                delete.setObject(1, lookup);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    /** Where the leaves of a look-up stand, by shard and index. */
    static List<Position> positions(Connection connection, UUID lookup) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT shard, indexes FROM log_lookup WHERE lookup_id = ? ORDER BY shard, first_idx")) {
            query.setObject(1, lookup);
            List<Position> positions = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String shard = row.getString(1);
                    ByteBuffer indexes = ByteBuffer.wrap(row.getBytes(2));
                    while (indexes.remaining() >= Long.BYTES) {
                        positions.add(new Position(shard, indexes.getLong()));
                    }
                }
            }
            return positions;
        }
    }

    /** Where the leaves of a kind stand, by shard and index. */
    static List<Position> seldom(Connection connection, int kind) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT shard, idx FROM log_seldom WHERE kind = ? ORDER BY shard, idx")) {
            query.setInt(1, kind);
            List<Position> positions = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    positions.add(new Position(row.getString(1), row.getLong(2)));
                }
            }
            return positions;
        }
    }

    /** Whether a look-up is noted to lack a release. */
    static boolean isOpen(Connection connection, UUID lookup) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM log_open WHERE lookup_id = ?")) {
            query.setObject(1, lookup);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Look-ups that lack a release and may have an intent of this time, the oldest first. */
    static List<UUID> open(Connection connection, Instant from, Instant before, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT lookup_id FROM log_open"
                + " WHERE last_at >= ? AND first_at < ? ORDER BY first_at, lookup_id FETCH FIRST " + most
                + " ROWS ONLY")) {
            query.setObject(1, from.atOffset(ZoneOffset.UTC));
            query.setObject(2, before.atOffset(ZoneOffset.UTC));
            List<UUID> lookups = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    lookups.add(row.getObject(1, UUID.class));
                }
            }
            return lookups;
        }
    }
}
