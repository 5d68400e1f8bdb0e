package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.MalformedLeaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Frontier;
import kr.ieum.gateway.log.tree.MerkleHash;

/**
 * Derives everything anew from the leaf bytes and names the first row that doesn't agree (design §9). It reads one
 * snapshot, so it may run beside the writer.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>F1</td><td>each row's leaves follow on those of the row before, from index 0</td></tr>
 * <tr><td>F2</td><td>a row holds whole leaves</td></tr>
 * <tr><td>F3</td><td>a leaf's bytes are what the encoder writes</td></tr>
 * <tr><td>F4</td><td>the tables by which leaves are found say what follows from them, up to where they reach</td></tr>
 * <tr><td>F5</td><td>the tree's root after each row is the one noted in it</td></tr>
 * <tr><td>F6</td><td>the head has the size, root and frontier of the last row</td></tr>
 * <tr><td>F7</td><td>a release's intent is an intent</td></tr>
 * <tr><td>F8</td><td>a shard's first leaf states the last head of the shard before, which names it and no other</td></tr>
 * </table>
 */
public final class Fsck {
    private static final int PAGE = 200;

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
         * @param at the leaf; for F1, F2 and F5 the first of the row, for F6 the head's size
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
        IndexCheck index = new IndexCheck(connection);
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT shard, size, root, frontier, successor FROM log_head ORDER BY shard");
                ResultSet head = query.executeQuery()) {
            Optional<String> successor = Optional.empty();
            while (head.next()) {
                String shard = head.getString(1);
                Frontier tree = derive(connection, shard, index);
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
            }
            index.end();
        } catch (Fault fault) {
            return fault.result();
        }
        return new Result.Clean(shards);
    }

    private static void joined(Connection connection, LogReader.Extent before, Optional<String> successor, String shard)
            throws SQLException, Fault {
        Position first = new Position(shard, 0);
        boolean joined = successor.equals(Optional.of(shard))
                && GroupRows.holding(connection, first)
                        .filter(row -> LeafFormat.decode(row.leaf(0)) instanceof Leaf.Shard leaf
                                && leaf.previous().equals(before.shard())
                                && leaf.size() == before.size()
                                && leaf.root().equals(before.root()))
                        .isPresent();
        if (!joined) {
            throw new Fault(shard, 0, "F8", "the first leaf and the head of shard " + before.shard() + " don't agree");
        }
    }

    private static Frontier derive(Connection connection, String shard, IndexCheck index) throws SQLException, Fault {
        Frontier tree = Frontier.empty();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT size, root, leaves FROM log_group WHERE shard = ? AND size > ? ORDER BY size FETCH FIRST "
                        + PAGE + " ROWS ONLY")) {
            long last = 0;
            boolean more = true;
            while (more) {
                query.setString(1, shard);
                query.setLong(2, last);
                more = false;
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        more = true;
                        last = row.getLong(1);
                        tree = check(shard, tree, row, index);
                    }
                }
            }
        }
        return tree;
    }

    private static Frontier check(String shard, Frontier before, ResultSet row, IndexCheck index)
            throws SQLException, Fault {
        long size = row.getLong(1);
        long first = before.size();
        List<byte[]> leaves = LeafBundle.decode(row.getBytes(3))
                .orElseThrow(() -> new Fault(
                        shard, first, "F2", "the row that ends at size " + size + " doesn't hold whole leaves"));
        if (size - leaves.size() != first) {
            throw new Fault(
                    shard,
                    first,
                    "F1",
                    "the next row has " + leaves.size() + " leaves up to size " + size
                            + ", so that a leaf is missing or stands there twice");
        }
        for (int i = 0; i < leaves.size(); i++) {
            readable(shard, first + i, leaves.get(i));
        }
        Frontier tree = before.plus(leaves.stream().map(MerkleHash::leaf).toList());
        if (!Arrays.equals(tree.root().bytes(), row.getBytes(2))) {
            throw new Fault(
                    shard,
                    first,
                    "F5",
                    "the leaves from " + first + " to " + (size - 1) + " don't give the root that their row notes");
        }
        for (int i = 0; i < leaves.size(); i++) {
            index.leaf(new Position(shard, first + i), leaves.get(i));
        }
        return tree;
    }

    private static void readable(String shard, long index, byte[] bytes) throws Fault {
        Leaf leaf;
        try {
            leaf = LeafFormat.decode(bytes);
        } catch (MalformedLeaf e) {
            throw new Fault(shard, index, "F3", "the leaf can't be read: " + e.getMessage());
        }
        if (!Arrays.equals(LeafFormat.encode(leaf), bytes)) {
            throw new Fault(shard, index, "F3", "the leaf's bytes aren't what the encoder writes for it");
        }
    }

    /** Carries the first fault up to the result. */
    static final class Fault extends Exception {
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
