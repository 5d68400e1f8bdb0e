package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;

/** The rows that leaves are kept in, written and read: what is in one is said here and in {@link LeafBundle} alone. */
final class GroupRows {
    /** Most rows that are read at a time. */
    private static final int PAGE = 256;

    private GroupRows() {}

    /**
     * Consecutive leaves.
     *
     * @param first index of the first
     * @param leaves their bytes
     */
    record Row(String shard, long first, List<byte[]> leaves) {
        long end() {
            return first + leaves.size();
        }

        boolean holds(Position position) {
            return position.shard().equals(shard) && position.index() >= first && position.index() < end();
        }

        byte[] leaf(long index) {
            return leaves.get(Math.toIntExact(index - first));
        }
    }

    /** Takes rows in order. */
    interface Reading {
        void row(Row row) throws SQLException;
    }

    /**
     * A row to be written.
     *
     * @param tree after the last of its leaves
     * @param bundle its leaves' bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Filled(Frontier tree, byte[] bundle) {}

    /** Puts leaves behind a tree into as many rows as they fill; at least one leaf. */
    static List<Filled> fill(Frontier before, List<PendingLeaf> leaves) {
        List<Filled> rows = new ArrayList<>();
        Frontier tree = before;
        int first = 0;
        int length = 0;
        for (int end = 1; end <= leaves.size(); end++) {
            length += leaves.get(end - 1).bytes().length;
            if (length >= LeafBundle.FULL || end == leaves.size()) {
                List<PendingLeaf> row = leaves.subList(first, end);
                tree = tree.plus(row.stream().map(PendingLeaf::hash).toList());
                rows.add(new Filled(
                        tree,
                        LeafBundle.encode(row.stream().map(PendingLeaf::bytes).toList())));
                first = end;
                length = 0;
            }
        }
        return rows;
    }

    static void insert(Connection connection, String shard, List<Filled> rows, Instant writtenAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO log_group (shard, size, root, written_at, leaves) VALUES (?, ?, ?, ?, ?)")) {
            for (Filled row : rows) {
                insert.setString(1, shard);
                insert.setLong(2, row.tree.size());
                insert.setBytes(3, row.tree.root().bytes());
                insert.setObject(4, writtenAt.atOffset(ZoneOffset.UTC));
                insert.setBytes(5, row.bundle);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Whether the tree had this root at this size, as only the very same leaves give it. */
    static boolean hasRoot(Connection connection, String shard, long size, Digest root) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT root FROM log_group WHERE shard = ? AND size = ?")) {
            query.setString(1, shard);
            query.setLong(2, size);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && Digest.of(row.getBytes(1)).equals(root);
            }
        }
    }

    /** The row that holds a position. */
    static Optional<Row> holding(Connection connection, Position position) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            SELECT size, leaves FROM log_group WHERE shard = ? AND size > ? ORDER BY size FETCH FIRST 1 ROWS ONLY\
            """)) {
            query.setString(1, position.shard());
            query.setLong(2, position.index());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(row(position.shard(), row)).filter(found -> found.holds(position))
                        : Optional.empty();
            }
        }
    }

    /** Leaves' bytes by position; one that isn't there is left out. Neighbours are read with their row once. */
    static SequencedMap<Position, byte[]> leaves(Connection connection, List<Position> positions) throws SQLException {
        SequencedMap<Position, byte[]> leaves = new TreeMap<>(Position.ORDER);
        Optional<Row> row = Optional.empty();
        for (Position position : positions) {
            if (row.filter(present -> present.holds(position)).isEmpty()) {
                row = holding(connection, position);
            }
            row.ifPresent(present -> leaves.put(position, present.leaf(position.index())));
        }
        return leaves;
    }

    /** Reads rows in order, from the one that holds the first index or follows it, up to the one that reaches the end. */
    static void read(Connection connection, String shard, long from, long to, Reading reading) throws SQLException {
        long next = from;
        while (next < to) {
            List<Row> page = page(connection, shard, next, PAGE);
            for (Row row : page) {
                if (row.first() >= to) {
                    return;
                }
                reading.row(row);
            }
            if (page.isEmpty()) {
                return;
            }
            next = page.getLast().end();
        }
    }

    /** The next rows whose leaves don't all stand before an index. */
    static List<Row> page(Connection connection, String shard, long from, int rows) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT size, leaves FROM log_group"
                + " WHERE shard = ? AND size > ? ORDER BY size FETCH FIRST " + rows + " ROWS ONLY")) {
            query.setString(1, shard);
            query.setLong(2, from);
            List<Row> page = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    page.add(row(shard, row));
                }
            }
            return page;
        }
    }

    /** A row that doesn't hold whole leaves holds none: to everybody but fsck they are missing. */
    private static Row row(String shard, ResultSet row) throws SQLException {
        long size = row.getLong(1);
        List<byte[]> leaves = LeafBundle.decode(row.getBytes(2)).orElse(List.of());
        return new Row(shard, size - leaves.size(), leaves);
    }
}
