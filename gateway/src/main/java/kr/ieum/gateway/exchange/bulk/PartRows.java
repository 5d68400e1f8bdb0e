package kr.ieum.gateway.exchange.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.Optional;
import java.util.UUID;

/** The rows of what files consist of: parts of what was handed in, and results of batches of lines. */
final class PartRows {

    private PartRows() {}

    /** Puts a part where none of its number is and the file is open; false otherwise. */
    static boolean put(Connection connection, UUID file, int number, int length, byte[] sealed) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO bulk_part (file_id, number, length, sealed)
            SELECT f.id, CAST(? AS INTEGER), CAST(? AS INTEGER), CAST(? AS BYTEA) FROM bulk_file f
            WHERE f.id = ? AND f.state = 'OPEN' ON CONFLICT DO NOTHING\
            """)) {
            insert.setInt(1, number);
            insert.setInt(2, length);
            insert.setBytes(3, sealed);
            insert.setObject(4, file);
            return insert.executeUpdate() == 1;
        }
    }

    /** How many parts there are, and the bytes of all. */
    record Sum(int parts, int last, long bytes) {}

    static Sum sum(Connection connection, UUID file) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT COUNT(*), COALESCE(MAX(number), 0), COALESCE(SUM(length), 0) FROM bulk_part WHERE file_id"
                        + " = ?")) {
            select.setObject(1, file);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Sum(row.getInt(1), row.getInt(2), row.getLong(3));
            }
        }
    }

    static Optional<byte[]> part(Connection connection, UUID file, int number) throws SQLException {
        return sealed(connection, "SELECT sealed FROM bulk_part WHERE file_id = ? AND number = ?", file, number);
    }

    static Optional<byte[]> result(Connection connection, UUID file, int batch) throws SQLException {
        return sealed(connection, "SELECT sealed FROM bulk_result WHERE file_id = ? AND batch = ?", file, batch);
    }

    private static Optional<byte[]> sealed(Connection connection, String sql, UUID file, int number)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, file);
            select.setInt(2, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    /** Stores the result of a batch once: whoever comes second, after a lost lease, changes nothing. */
    static void store(Connection connection, UUID file, int batch, ResultText.Lines lines, byte[] sealed, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO bulk_result (file_id, batch, line_count, answered, unreadable, refused, silent, sealed, stored_at)
            SELECT f.id, CAST(? AS INTEGER), CAST(? AS INTEGER), CAST(? AS INTEGER), CAST(? AS INTEGER),
                CAST(? AS INTEGER), CAST(? AS INTEGER), CAST(? AS BYTEA), CAST(? AS TIMESTAMP WITH TIME ZONE)
            FROM bulk_file f WHERE f.id = ? AND f.state = 'WORKING' ON CONFLICT DO NOTHING\
            """)) {
            insert.setInt(1, batch);
            insert.setInt(2, lines.count());
            insert.setInt(3, lines.answered());
            insert.setInt(4, lines.unreadable());
            insert.setInt(5, lines.refused());
            insert.setInt(6, lines.silent());
            insert.setBytes(7, sealed);
            insert.setObject(8, BulkRows.at(now));
            insert.setObject(9, file);
            insert.executeUpdate();
        }
    }

    /** Which batches have their result. */
    static BitSet stored(Connection connection, UUID file) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT batch FROM bulk_result WHERE file_id = ?")) {
            select.setObject(1, file);
            BitSet stored = new BitSet();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    stored.set(row.getInt(1));
                }
            }
            return stored;
        }
    }

    static BulkRows.Counts counts(Connection connection, UUID file) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
            SELECT COALESCE(SUM(line_count), 0), COALESCE(SUM(answered), 0), COALESCE(SUM(unreadable), 0),
                COALESCE(SUM(refused), 0), COALESCE(SUM(silent), 0) FROM bulk_result WHERE file_id = ?\
            """)) {
            select.setObject(1, file);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new BulkRows.Counts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5));
            }
        }
    }

    /** Lines whose results were stored since a moment. */
    static long storedSince(Connection connection, UUID file, Instant since) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT COALESCE(SUM(line_count), 0) FROM bulk_result WHERE file_id = ? AND stored_at >= ?")) {
            select.setObject(1, file);
            OffsetDateTime at = BulkRows.at(since);
            select.setObject(2, at);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
