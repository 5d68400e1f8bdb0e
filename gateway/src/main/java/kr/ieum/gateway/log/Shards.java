package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.tree.Frontier;

/**
 * One tree for each half-year of UTC (design §9). The first leaf of a shard states the last head of the one before, and that one takes no
 * leaf any more: both stand in one transaction, so that no tree grows beyond what its successor says of it.
 */
public final class Shards {
    private Shards() {}

    /** The shard that a moment belongs to, such as {@code 2026h1}; the names sort by time. */
    public static String at(Instant moment) {
        ZonedDateTime utc = moment.atZone(ZoneOffset.UTC);
        return utc.getYear() + (utc.getMonthValue() <= 6 ? "h1" : "h2");
    }

    /** Whether the shard of this head is over at this moment; a clock that was set back ends nothing. */
    static boolean over(Head head, Instant now) {
        return at(now).compareTo(head.shard()) > 0;
    }

    /**
     * Begins the shard of this moment behind this head, in the caller's transaction.
     *
     * @return the new shard's head; empty when the old one has moved meanwhile
     */
    static Optional<Head> begin(Connection connection, Head last, Instant now) throws SQLException {
        return begin(
                connection,
                last,
                at(now),
                last.epoch(),
                new Leaf.Shard(now, last.shard(), last.size(), last.root(), last.epoch()));
    }

    /**
     * Begins a shard of this name behind this head, in the caller's transaction.
     *
     * @param epoch generation of the log from there on; a higher one fences writers that know the one before
     * @return the new shard's head; empty when the old one has moved meanwhile
     */
    static Optional<Head> begin(Connection connection, Head last, String shard, long epoch, Leaf.Shard leaf)
            throws SQLException {
        PendingLeaf first = new PendingLeaf(leaf);
        List<GroupRows.Filled> rows = GroupRows.fill(Frontier.empty(), List.of(first));
        Head begun = new Head(shard, epoch, rows.getLast().tree(), Optional.empty());
        Instant now = leaf.time();
        try (PreparedStatement end = connection.prepareStatement("""
            UPDATE log_head SET successor = ?
            WHERE shard = ? AND size = ? AND root = ? AND epoch = ? AND successor IS NULL\
            """)) {
            end.setString(1, begun.shard());
            end.setString(2, last.shard());
            end.setLong(3, last.size());
            end.setBytes(4, last.root().bytes());
            end.setLong(5, last.epoch());
            if (end.executeUpdate() != 1) {
                return Optional.empty();
            }
        }
        HeadRows.insert(connection, begun);
        GroupRows.insert(connection, begun.shard(), rows, now);
        return Optional.of(begun);
    }

    /** The name of the shard that an operator begins behind this one: still sorting behind it, and before the next half-year's. */
    static String behind(String shard, Instant now) {
        if (at(now).compareTo(shard) > 0) {
            return at(now);
        }
        char last = shard.charAt(shard.length() - 1);
        return last >= 'a' && last < 'z' ? shard.substring(0, shard.length() - 1) + (char) (last + 1) : shard + "a";
    }

    /** Where a node stands that hasn't read anything of a shard yet. */
    static Head unread(String shard, long epoch) {
        return new Head(shard, epoch, Frontier.empty(), Optional.empty());
    }
}
