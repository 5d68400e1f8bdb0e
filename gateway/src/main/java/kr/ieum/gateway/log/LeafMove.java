package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;

/**
 * Moves leaves from rows of their own into the rows of their groups, as the migration of V97 does once: each group becomes the rows that the
 * writer would write today. Nothing is recomputed that was written down: the root of a group stays the one that was noted for it, so that
 * fsck finds afterwards what it would have found before.
 */
public final class LeafMove {
    private LeafMove() {}

    private record Noted(long size, Digest root, OffsetDateTime writtenAt) {}

    /** Fills the rows in the caller's transaction, and the index from them. */
    public static void run(Connection connection) throws SQLException {
        IndexTables.empty(connection);
        for (String shard : shards(connection)) {
            Frontier tree = Frontier.empty();
            for (Noted group : groups(connection, shard)) {
                List<PendingLeaf> leaves = leaves(connection, shard, tree.size(), group.size());
                delete(connection, shard, group.size());
                List<GroupRows.Filled> rows = GroupRows.fill(tree, leaves);
                GroupRows.insert(connection, shard, rows, group.writtenAt().toInstant());
                keepRoot(connection, shard, group);
                tree = rows.getLast().tree();
            }
            while (LogIndex.step(connection, shard).isPresent()) {
                // the next rows
            }
        }
    }

    private static List<String> shards(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT shard FROM log_head ORDER BY shard");
                ResultSet row = query.executeQuery()) {
            List<String> shards = new ArrayList<>();
            while (row.next()) {
                shards.add(row.getString(1));
            }
            return shards;
        }
    }

    private static List<Noted> groups(Connection connection, String shard) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT size, root, written_at FROM log_group WHERE shard = ? ORDER BY size")) {
            query.setString(1, shard);
            List<Noted> groups = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    groups.add(new Noted(
                            row.getLong(1), Digest.of(row.getBytes(2)), row.getObject(3, OffsetDateTime.class)));
                }
            }
            return groups;
        }
    }

    private static List<PendingLeaf> leaves(Connection connection, String shard, long from, long to)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT leaf FROM log_leaf WHERE shard = ? AND idx >= ? AND idx < ? ORDER BY idx")) {
            query.setString(1, shard);
            query.setLong(2, from);
            query.setLong(3, to);
            List<PendingLeaf> leaves = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    leaves.add(new PendingLeaf(row.getBytes(1)));
                }
            }
            if (leaves.size() != to - from) {
                throw new SQLException("shard " + shard + " lacks a leaf from " + from + " to " + (to - 1)
                        + ": its leaves can't move; run 'ieum log fsck' of the version before and restore what"
                        + " is missing");
            }
            return leaves;
        }
    }

    private static void delete(Connection connection, String shard, long size) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM log_group WHERE shard = ? AND size = ?")) {
            delete.setString(1, shard);
            delete.setLong(2, size);
            delete.executeUpdate();
        }
    }

    private static void keepRoot(Connection connection, String shard, Noted group) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE log_group SET root = ? WHERE shard = ? AND size = ?")) {
            update.setBytes(1, group.root().bytes());
            update.setString(2, shard);
            update.setLong(3, group.size());
            update.executeUpdate();
        }
    }
}
