package kr.ieum.gateway.exchange.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.exchange.bulk.HandedFiles.Whose;
import kr.ieum.gateway.log.CompanionRefused;

/** The rows of files: what was handed in, whose it is, and how it stands. */
final class BulkRows {

    private BulkRows() {}

    /** A file's row changed meanwhile. */
    static final class Changed extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        Changed() {
            super("the file isn't as it was");
        }
    }

    /** How a file stands. */
    enum State {
        OPEN,
        WORKING,
        DONE,
        DELETED
    }

    /** A file. */
    record File(
            UUID id,
            String handedBy,
            State state,
            Optional<Sealed> sealed,
            int parts,
            int lines,
            int batchLines,
            Counts counts,
            boolean claimed,
            Optional<Instant> nextAttempt,
            int failures,
            String cause,
            Instant openedAt,
            Optional<Instant> closedAt,
            Optional<Instant> endedAt,
            String task,
            String register) {}

    /** An order under its file's key, and that key. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(byte[] order, byte[] wrappedKey) {}

    /** What lines came to. */
    record Counts(int lines, int answered, int unreadable, int refused, int silent) {}

    private static final String FILE = """
        SELECT id, handed_by, state, sealed_order, wrapped_key, parts, line_count, batch_lines, answered, unreadable,
            refused, silent, claim, next_attempt, failures, cause, opened_at, closed_at, ended_at, task, register
        FROM bulk_file\
        """;

    /** How many files of a system are open or being worked on; two that look at once may both find room for one. */
    static int underWay(Connection connection, String handedBy) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT COUNT(*) FROM bulk_file WHERE handed_by = ? AND state IN ('OPEN', 'WORKING')")) {
            select.setString(1, handedBy);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    static void open(Connection connection, UUID id, String handedBy, BulkOrder order, Sealed sealed, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO bulk_file (id, handed_by, task, register, state, sealed_order, wrapped_key, parts, line_count,
                batch_lines, answered, unreadable, refused, silent, failures, cause, opened_at)
            VALUES (?, ?, ?, ?, 'OPEN', ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, '', ?)\
            """)) {
            insert.setObject(1, id);
            insert.setString(2, handedBy);
            insert.setString(3, order.task());
            insert.setString(4, order.register());
            insert.setBytes(5, sealed.order);
            insert.setBytes(6, sealed.wrappedKey);
            insert.setObject(7, at(now));
            insert.executeUpdate();
        }
    }

    static Optional<File> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FILE + " WHERE id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(file(row)) : Optional.empty();
            }
        }
    }

    /** Those whose time has come to be deleted. */
    static List<File> outlived(Connection connection, Instant openedBefore, Instant endedBefore) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                FILE + " WHERE state = 'OPEN' AND opened_at < ? OR state = 'DONE' AND ended_at < ?")) {
            select.setObject(1, at(openedBefore));
            select.setObject(2, at(endedBefore));
            List<File> files = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    files.add(file(row));
                }
            }
            return files;
        }
    }

    /** The newest of those that aren't deleted, or of those that are. */
    static List<File> list(Connection connection, Whose whose, boolean deleted, int skipped, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FILE
                + " WHERE handed_by LIKE ? AND state " + (deleted ? "=" : "<>")
                + " 'DELETED' ORDER BY opened_at DESC, id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY")) {
            select.setString(1, whose.whole() ? whose.by() : whose.by() + "%");
            select.setInt(2, skipped);
            select.setInt(3, most);
            List<File> files = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    files.add(file(row));
                }
            }
            return files;
        }
    }

    private static File file(ResultSet row) throws SQLException {
        byte[] order = row.getBytes(4);
        return new File(
                row.getObject(1, UUID.class),
                row.getString(2),
                State.valueOf(row.getString(3)),
                order == null ? Optional.empty() : Optional.of(new Sealed(order, row.getBytes(5))),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                new Counts(row.getInt(7), row.getInt(9), row.getInt(10), row.getInt(11), row.getInt(12)),
                row.getObject(13) != null,
                moment(row, 14),
                row.getInt(15),
                row.getString(16),
                row.getObject(17, OffsetDateTime.class).toInstant(),
                moment(row, 18),
                moment(row, 19),
                row.getString(20),
                row.getString(21));
    }

    /** The file is whole: it is worked on from now on. */
    static void close(Connection connection, UUID id, int parts, int lines, int batchLines, Instant now)
            throws SQLException, Changed {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE bulk_file SET state = 'WORKING', parts = ?, line_count = ?, batch_lines = ?, closed_at = ?,
                next_attempt = ? WHERE id = ? AND state = 'OPEN'\
            """)) {
            update.setInt(1, parts);
            update.setInt(2, lines);
            update.setInt(3, batchLines);
            update.setObject(4, at(now));
            update.setObject(5, at(now));
            update.setObject(6, id);
            if (update.executeUpdate() == 0) {
                throw new Changed();
            }
        }
    }

    /** Claims a file that is due and that nobody works on; each claim is one statement that commits by itself. */
    static Optional<File> claim(Connection connection, UUID claim, Instant now, Instant until) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE bulk_file SET claim = ?, claim_until = ? WHERE id IN (
                SELECT f.id FROM bulk_file f WHERE f.state = 'WORKING' AND f.next_attempt <= ?
                  AND (f.claim IS NULL OR f.claim_until <= ?)
                ORDER BY f.closed_at FETCH FIRST 1 ROWS ONLY FOR UPDATE SKIP LOCKED)\
            """)) {
            update.setObject(1, claim);
            update.setObject(2, at(until));
            update.setObject(3, at(now));
            update.setObject(4, at(now));
            if (update.executeUpdate() == 0) {
                return Optional.empty();
            }
        }
        try (PreparedStatement select = connection.prepareStatement(FILE + " WHERE claim = ?")) {
            select.setObject(1, claim);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(file(row)) : Optional.empty();
            }
        }
    }

    /** Holds on to a file; false when another node has it by now. */
    static boolean hold(Connection connection, UUID id, UUID claim, Instant until) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE bulk_file SET claim_until = ? WHERE id = ? AND claim = ?")) {
            update.setObject(1, at(until));
            update.setObject(2, id);
            update.setObject(3, claim);
            return update.executeUpdate() == 1;
        }
    }

    /** Lets go of a file until a moment. */
    static void pause(Connection connection, UUID id, UUID claim, int failures, String cause, Instant until)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE bulk_file SET claim = NULL, claim_until = NULL, failures = ?, cause = ?, next_attempt = ?
            WHERE id = ? AND claim = ?\
            """)) {
            update.setInt(1, failures);
            update.setString(2, cause);
            update.setObject(3, at(until));
            update.setObject(4, id);
            update.setObject(5, claim);
            update.executeUpdate();
        }
    }

    /** All results are there: what was handed in isn't needed any more, and is left over. */
    static void done(Connection connection, UUID id, UUID claim, Counts counts, String cause, Instant now)
            throws SQLException, Changed {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE bulk_file SET state = 'DONE', answered = ?, unreadable = ?, refused = ?, silent = ?, claim = NULL,
                claim_until = NULL, next_attempt = NULL, failures = 0, cause = ?, ended_at = ?
            WHERE id = ? AND claim = ? AND state = 'WORKING'\
            """)) {
            update.setInt(1, counts.answered);
            update.setInt(2, counts.unreadable);
            update.setInt(3, counts.refused);
            update.setInt(4, counts.silent);
            update.setString(5, cause);
            update.setObject(6, at(now));
            update.setObject(7, id);
            update.setObject(8, claim);
            if (update.executeUpdate() == 0) {
                throw new Changed();
            }
        }
    }

    /** Destroys the file's key, and with it all that rests of the file; how many lines there were stays. */
    static void delete(Connection connection, UUID id, Instant now) throws SQLException, Changed {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE bulk_file SET state = 'DELETED', sealed_order = NULL, wrapped_key = NULL, claim = NULL,
                claim_until = NULL, next_attempt = NULL,
                ended_at = COALESCE(ended_at, CAST(? AS TIMESTAMP WITH TIME ZONE))
            WHERE id = ? AND state <> 'DELETED'\
            """)) {
            update.setObject(1, at(now));
            update.setObject(2, id);
            if (update.executeUpdate() == 0) {
                throw new Changed();
            }
        }
    }

    /**
     * Removes some of what is left over of files that are done or deleted: one part or a few results, for a database holds in memory what one
     * transaction removes.
     *
     * @return whether there was any
     */
    static boolean clearSome(Connection connection) throws SQLException {
        return removed(connection, """
            DELETE FROM bulk_part WHERE (file_id, number) IN (
                SELECT p.file_id, p.number FROM bulk_part p JOIN bulk_file f ON f.id = p.file_id
                WHERE f.state IN ('DONE', 'DELETED') FETCH FIRST 1 ROW ONLY)\
            """) || removed(connection, """
                DELETE FROM bulk_result WHERE (file_id, batch) IN (
                    SELECT r.file_id, r.batch FROM bulk_result r JOIN bulk_file f ON f.id = r.file_id
                    WHERE f.state = 'DELETED' FETCH FIRST 100 ROWS ONLY)\
                """);
    }

    private static boolean removed(Connection connection, String sql) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            return delete.executeUpdate() > 0;
        }
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
