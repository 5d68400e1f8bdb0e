package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;
import org.jspecify.annotations.Nullable;

/** The statements that write the log's tables: what is in a row is said here once and used by writer and fsck. */
final class LogTables {
    private LogTables() {}

    /**
     * What a leaf's row holds beside bytes and hash, so that leaves can be found; all of it follows from the leaf.
     *
     * @param registers number of different registers of an intent
     */
    record Finding(
            int kind,
            Instant madeAt,
            @Nullable UUID lookup,
            @Nullable Integer registers,
            @Nullable String intentShard,
            @Nullable Long intentIndex) {
        static Finding of(Leaf leaf, byte[] bytes) {
            int kind = LeafFormat.kind(bytes);
            return switch (leaf) {
                case Leaf.Intent i -> {
                    int registers = (int) i.asked().stream()
                            .map(Leaf.Asked::register)
                            .distinct()
                            .count();
                    yield new Finding(kind, i.time(), i.lookup(), registers, null, null);
                }
                case Leaf.Refusal r -> new Finding(kind, r.time(), r.lookup(), null, null, null);
                case Leaf.Release r ->
                    new Finding(
                            kind,
                            r.time(),
                            null,
                            null,
                            r.intent().shard(),
                            r.intent().index());
                default -> new Finding(kind, leaf.time(), null, null, null, null);
            };
        }
    }

    /** Makes the first shard when there is none, and tells the current one. */
    static Head open(Connection connection, String firstShard) throws SQLException {
        // Two nodes that start at the same moment must not begin two logs; this row always exists and serves as the
        // gate.
        try (PreparedStatement gate =
                        connection.prepareStatement("SELECT epoch FROM policy_epoch WHERE id = 1 FOR UPDATE");
                ResultSet row = gate.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("table policy_epoch has lost its only row");
            }
        }
        String current;
        try (PreparedStatement query = connection.prepareStatement("SELECT MAX(shard) FROM log_head");
                ResultSet row = query.executeQuery()) {
            current = row.next() ? row.getString(1) : null;
        }
        if (current == null) {
            current = firstShard;
            insertHead(connection, Shards.unread(firstShard, 1));
        }
        return lockHead(connection, current);
    }

    static void insertHead(Connection connection, Head head) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO log_head (shard, size, root, epoch, frontier) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, head.shard());
            insert.setLong(2, head.size());
            insert.setBytes(3, head.root().bytes());
            insert.setLong(4, head.epoch());
            insert.setBytes(5, head.frontier().encoded());
            insert.executeUpdate();
        }
    }

    /** Reads the head and keeps other nodes from moving it until the transaction ends. */
    static Head lockHead(Connection connection, String shard) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT size, root, epoch, frontier, successor FROM log_head WHERE shard = ? FOR UPDATE")) {
            query.setString(1, shard);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the head of shard " + shard + " is gone");
                }
                Head head = new Head(
                        shard,
                        row.getLong(3),
                        frontier(row.getLong(1), row.getBytes(4)),
                        Optional.ofNullable(row.getString(5)));
                if (!head.root().equals(Digest.of(row.getBytes(2)))) {
                    throw new SQLException("the head of shard " + shard + " contradicts its own frontier: run fsck");
                }
                return head;
            }
        }
    }

    private static Frontier frontier(long size, byte[] encoded) throws SQLException {
        try {
            return Frontier.decode(size, encoded);
        } catch (IllegalArgumentException e) {
            throw new SQLException("the head's frontier doesn't fit its size: run fsck", e);
        }
    }

    /** The compare-and-swap: true when the head was still the expected one and is now the next. */
    static boolean swapHead(Connection connection, Head expected, Head next) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE log_head SET size = ?, root = ?, frontier = ?
            WHERE shard = ? AND size = ? AND root = ? AND epoch = ? AND successor IS NULL\
            """)) {
            update.setLong(1, next.size());
            update.setBytes(2, next.root().bytes());
            update.setBytes(3, next.frontier().encoded());
            update.setString(4, expected.shard());
            update.setLong(5, expected.size());
            update.setBytes(6, expected.root().bytes());
            update.setLong(7, expected.epoch());
            return update.executeUpdate() == 1;
        }
    }

    static void insertLeaves(Connection connection, String shard, long first, List<PendingLeaf> leaves)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO log_leaf
              (shard, idx, leaf, hash, kind, made_at, lookup_id, registers, intent_shard, intent_idx)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
            long index = first;
            for (PendingLeaf leaf : leaves) {
                Finding finding = Finding.of(leaf.leaf(), leaf.bytes());
                insert.setString(1, shard);
                insert.setLong(2, index++);
                insert.setBytes(3, leaf.bytes());
                insert.setBytes(4, leaf.hash().bytes());
                insert.setInt(5, finding.kind());
                insert.setObject(6, finding.madeAt().atOffset(ZoneOffset.UTC));
                insert.setObject(7, finding.lookup());
                insert.setObject(8, finding.registers(), Types.INTEGER);
                insert.setObject(9, finding.intentShard(), Types.VARCHAR);
                insert.setObject(10, finding.intentIndex(), Types.BIGINT);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void insertGroup(Connection connection, Head head, Instant writtenAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO log_group (shard, size, root, written_at) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, head.shard());
            insert.setLong(2, head.size());
            insert.setBytes(3, head.root().bytes());
            insert.setObject(4, writtenAt.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Whether exactly these leaves stand at these indexes. */
    static boolean contains(Connection connection, String shard, long first, List<PendingLeaf> leaves)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT hash FROM log_leaf WHERE shard = ? AND idx >= ? AND idx < ? ORDER BY idx")) {
            query.setString(1, shard);
            query.setLong(2, first);
            query.setLong(3, first + leaves.size());
            try (ResultSet row = query.executeQuery()) {
                for (PendingLeaf leaf : leaves) {
                    if (!row.next() || !Digest.of(row.getBytes(1)).equals(leaf.hash())) {
                        return false;
                    }
                }
                return true;
            }
        }
    }
}
