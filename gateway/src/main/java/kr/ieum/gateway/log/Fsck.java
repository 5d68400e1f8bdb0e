package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.log.LogTables.Finding;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.MalformedLeaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;
import kr.ieum.gateway.log.tree.MerkleHash;

/**
 * Derives everything anew from the leaf bytes and names the first row that doesn't agree (design §9). It reads one
 * snapshot, so it may run beside the writer.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>F1</td><td>indexes run from 0 without gap up to the head's size</td></tr>
 * <tr><td>F2</td><td>a leaf's bytes have the stored hash</td></tr>
 * <tr><td>F3</td><td>a leaf's bytes are what the encoder writes</td></tr>
 * <tr><td>F4</td><td>the columns by which a leaf is found follow from it</td></tr>
 * <tr><td>F5</td><td>the tree's root after each group is the one noted for it</td></tr>
 * <tr><td>F6</td><td>the head has the size, root and frontier of the last group</td></tr>
 * <tr><td>F7</td><td>a release's intent is an intent</td></tr>
 * <tr><td>F8</td><td>a shard's first leaf states the last head of the shard before, which names it and no other</td></tr>
 * </table>
 */
public final class Fsck {
    private static final int PAGE = 2000;

    private final DataSource database;

    public Fsck(DataSource database) {
        this.database = database;
    }

    /** What was found. */
    public sealed interface Result {
        /** Everything agrees. */
        record Clean(List<LogReader.Extent> shards) implements Result {}

        /**
         * The first row that doesn't.
         *
         * @param at the row; for F5 the first leaf of the group, for F6 the head's size
         * @param rule F1 to F8
         * @param fault what is wrong, in words
         */
        record Damaged(Position at, String rule, String fault) implements Result {}
    }

    /**
     * Checks all shards.
     *
     * @throws LogUnavailable when the database can't be read
     */
    public Result run() {
        try (Connection connection = database.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return run(connection);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LogUnavailable("the log couldn't be read: SQLSTATE " + e.getSQLState(), false, e);
        }
    }

    private static Result run(Connection connection) throws SQLException {
        List<LogReader.Extent> shards = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT shard, size, root, frontier, successor FROM log_head ORDER BY shard");
                ResultSet head = query.executeQuery()) {
            Optional<String> successor = Optional.empty();
            while (head.next()) {
                String shard = head.getString(1);
                try {
                    Frontier tree = derive(connection, shard);
                    if (!shards.isEmpty()) {
                        joined(connection, shards.getLast(), successor, shard);
                    }
                    successor = Optional.ofNullable(head.getString(5));
                    if (tree.size() != head.getLong(2)
                            || !Arrays.equals(tree.root().bytes(), head.getBytes(3))
                            || !Arrays.equals(tree.encoded(), head.getBytes(4))) {
                        throw new Fault(
                                shard,
                                tree.size(),
                                "F6",
                                "the head says size " + head.getLong(2) + " and another root or frontier than the "
                                        + tree.size() + " leaves give");
                    }
                    shards.add(new LogReader.Extent(shard, tree.size(), tree.root()));
                } catch (Fault fault) {
                    return fault.result();
                }
            }
        }
        return new Result.Clean(shards);
    }

    private static void joined(Connection connection, LogReader.Extent before, Optional<String> successor, String shard)
            throws SQLException, Fault {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT leaf FROM log_leaf WHERE shard = ? AND idx = 0")) {
            query.setString(1, shard);
            try (ResultSet row = query.executeQuery()) {
                boolean joined = successor.equals(Optional.of(shard))
                        && row.next()
                        && LeafFormat.decode(row.getBytes(1)) instanceof Leaf.Shard first
                        && first.previous().equals(before.shard())
                        && first.size() == before.size()
                        && first.root().equals(before.root());
                if (!joined) {
                    throw new Fault(
                            shard, 0, "F8", "the first leaf and the head of shard " + before.shard() + " don't agree");
                }
            }
        }
    }

    private static Frontier derive(Connection connection, String shard) throws SQLException, Fault {
        Frontier tree = Frontier.empty();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT size, root FROM log_group WHERE shard = ? ORDER BY size");
                PreparedStatement leaves = connection.prepareStatement("""
                    SELECT l.idx, l.leaf, l.hash, l.kind, l.made_at, l.lookup_id, l.registers, l.intent_shard,
                           l.intent_idx, i.kind
                    FROM log_leaf l LEFT JOIN log_leaf i ON i.shard = l.intent_shard AND i.idx = l.intent_idx
                    WHERE l.shard = ? AND l.idx >= ? AND l.idx < ? ORDER BY l.idx\
                    """)) {
            query.setString(1, shard);
            try (ResultSet group = query.executeQuery()) {
                while (group.next()) {
                    long first = tree.size();
                    long size = group.getLong(1);
                    tree = addGroup(leaves, shard, tree, size);
                    if (!Arrays.equals(tree.root().bytes(), group.getBytes(2))) {
                        throw new Fault(
                                shard,
                                first,
                                "F5",
                                "the leaves from " + first + " to " + (size - 1)
                                        + " don't give the root that their group noted");
                    }
                }
            }
            try (PreparedStatement beyond =
                    connection.prepareStatement("SELECT MIN(idx) FROM log_leaf WHERE shard = ? AND idx >= ?")) {
                beyond.setString(1, shard);
                beyond.setLong(2, tree.size());
                try (ResultSet row = beyond.executeQuery()) {
                    if (row.next() && row.getObject(1) != null) {
                        throw new Fault(shard, row.getLong(1), "F1", "a leaf stands beyond the last group");
                    }
                }
            }
        }
        return tree;
    }

    private static Frontier addGroup(PreparedStatement leaves, String shard, Frontier start, long size)
            throws SQLException, Fault {
        Frontier tree = start;
        while (tree.size() < size) {
            long from = tree.size();
            long to = Math.min(size, from + PAGE);
            leaves.setString(1, shard);
            leaves.setLong(2, from);
            leaves.setLong(3, to);
            List<Digest> hashes = new ArrayList<>();
            try (ResultSet row = leaves.executeQuery()) {
                for (long index = from; index < to; index++) {
                    if (!row.next() || row.getLong(1) != index) {
                        throw new Fault(shard, index, "F1", "the leaf is missing");
                    }
                    hashes.add(check(shard, index, row));
                }
            }
            tree = tree.plus(hashes);
        }
        return tree;
    }

    private static Digest check(String shard, long index, ResultSet row) throws SQLException, Fault {
        byte[] bytes = row.getBytes(2);
        Digest hash = MerkleHash.leaf(bytes);
        if (!Arrays.equals(hash.bytes(), row.getBytes(3))) {
            throw new Fault(shard, index, "F2", "the leaf's bytes don't have the hash stored beside them");
        }
        Leaf leaf;
        try {
            leaf = LeafFormat.decode(bytes);
        } catch (MalformedLeaf e) {
            throw new Fault(shard, index, "F3", "the leaf can't be read: " + e.getMessage());
        }
        if (!Arrays.equals(LeafFormat.encode(leaf), bytes)) {
            throw new Fault(shard, index, "F3", "the leaf's bytes aren't what the encoder writes for it");
        }
        Finding stored = new Finding(
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getObject(6, java.util.UUID.class),
                row.getObject(7, Integer.class),
                row.getString(8),
                row.getObject(9, Long.class));
        if (!stored.equals(Finding.of(leaf, bytes))) {
            throw new Fault(shard, index, "F4", "the columns by which the leaf is found don't follow from it");
        }
        if (leaf instanceof Leaf.Release && !Objects.equals(row.getObject(10, Integer.class), 1)) {
            throw new Fault(shard, index, "F7", "the release names an intent that isn't there");
        }
        return hash;
    }

    /** Carries the first fault up to the result. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Result.Damaged result;

        Fault(String shard, long index, String rule, String fault) {
            super(fault, null, false, false);
            this.result = new Result.Damaged(new Position(shard, index), rule, fault);
        }

        Result.Damaged result() {
            return result;
        }
    }
}
