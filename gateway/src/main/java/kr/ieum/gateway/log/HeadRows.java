package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;

/** The statements on the heads of shards. */
final class HeadRows {
    private HeadRows() {}

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
            insert(connection, Shards.unread(firstShard, 1));
        }
        return lock(connection, current);
    }

    static void insert(Connection connection, Head head) throws SQLException {
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
    static Head lock(Connection connection, String shard) throws SQLException {
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
    static boolean swap(Connection connection, Head expected, Head next) throws SQLException {
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
}
