package kr.ieum.gateway.log.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.log.Durability;
import kr.ieum.gateway.log.tree.Digest;

/** The one row of each shard that the publisher writes. */
final class LogRows {
    private final DataSource database;

    LogRows(DataSource database) {
        this.database = database;
    }

    /**
     * The last checkpoint that was signed for a shard, by whichever node.
     *
     * @param size of its tree
     * @param root of its tree
     */
    record Signed(long size, Digest root) {}

    /** The last signed checkpoint of each shard that has one. */
    Map<String, Signed> signed() throws SQLException {
        Map<String, Signed> signed = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT shard, size, root FROM log_checkpoint");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                signed.put(row.getString(1), new Signed(row.getLong(2), Digest.of(row.getBytes(3))));
            }
        }
        return signed;
    }

    /**
     * Puts a checkpoint in the place of the one that was read before.
     *
     * @param note the signed note, kept for whoever asks what was signed
     * @return false when another node was quicker; nothing is changed then
     */
    boolean swap(String shard, Optional<Signed> expected, Signed next, String note, Instant now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean won = expected.isPresent()
                    ? update(connection, shard, expected.get(), next, note, now)
                    : insert(connection, shard, next, note, now);
            if (won) {
                Durability.of(connection).force(connection);
            }
            return won;
        }
    }

    private static boolean update(
            Connection connection, String shard, Signed expected, Signed next, String note, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE log_checkpoint SET size = ?, root = ?, note = ?, signed_at = ?
            WHERE shard = ? AND size = ? AND root = ?\
            """)) {
            update.setLong(1, next.size());
            update.setBytes(2, next.root().bytes());
            update.setString(3, note);
            update.setObject(4, now.atOffset(ZoneOffset.UTC));
            update.setString(5, shard);
            update.setLong(6, expected.size());
            update.setBytes(7, expected.root().bytes());
            return update.executeUpdate() == 1;
        }
    }

    private static boolean insert(Connection connection, String shard, Signed next, String note, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO log_checkpoint (shard, size, root, note, signed_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING\
            """)) {
            insert.setString(1, shard);
            insert.setLong(2, next.size());
            insert.setBytes(3, next.root().bytes());
            insert.setString(4, note);
            insert.setObject(5, now.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }
}
