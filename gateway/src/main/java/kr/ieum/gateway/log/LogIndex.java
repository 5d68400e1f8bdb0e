package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import kr.ieum.gateway.log.IndexTables.Open;
import kr.ieum.gateway.log.leaf.LeafGlance;
import kr.ieum.gateway.log.leaf.Position;

/**
 * What leaves are found by: tables that follow from the leaves and are filled behind the answers, by whoever comes first, a node's follower
 * or a reader. Nobody waits for them and nobody relies on them: {@link LogReader} looks through the leaves that they don't cover yet.
 *
 * <p>One step takes a run of a shard's leaves under the lock of its row in log_indexed, so that no two nodes do the same work, and is one
 * transaction, so that the tables always agree with the size that stands there. They aren't forced to disk: what a power cut takes of them
 * it takes together with that size.
 */
final class LogIndex {
    private static final int ROWS = 128;

    private final Connection connection;
    private final Map<UUID, SequencedMap<Position, byte[]>> lookups = new TreeMap<>();
    private final SequencedMap<Long, Integer> seldom = new TreeMap<>();
    private final Map<Position, UUID> intents = new HashMap<>();
    private final Set<UUID> begunEarlier = new TreeSet<>();
    private Optional<GroupRows.Row> lastRead = Optional.empty();

    private LogIndex(Connection connection) {
        this.connection = connection;
    }

    /** Leaves of a shard that aren't covered: from one index up to, without it, the head's size. */
    record Rest(String shard, long from, long to) {
        long leaves() {
            return to - from;
        }
    }

    /** What isn't covered, oldest shard first. */
    static List<Rest> rest(Connection connection) throws SQLException {
        List<Rest> rest = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
            SELECT h.shard, COALESCE(i.size, 0), h.size FROM log_head h
            LEFT JOIN log_indexed i ON i.shard = h.shard ORDER BY h.shard\
            """);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                if (row.getLong(2) < row.getLong(3)) {
                    rest.add(new Rest(row.getString(1), row.getLong(2), row.getLong(3)));
                }
            }
        }
        return rest;
    }

    /** Covers all that is there now, unless somebody else is at it, through a connection that commits by itself. */
    static void catchUp(Connection connection) throws SQLException {
        Durability durability = Durability.of(connection);
        connection.setAutoCommit(false);
        try {
            for (Rest rest : rest(connection)) {
                long at = rest.from();
                while (at < rest.to()) {
                    durability.relax(connection);
                    OptionalLong next = step(connection, rest.shard());
                    connection.commit();
                    if (next.isEmpty()) {
                        return;
                    }
                    at = next.getAsLong();
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /**
     * Covers the next rows of a shard in the caller's transaction.
     *
     * @return up to where it is covered now; empty when there is nothing to cover or somebody else is at it
     */
    static OptionalLong step(Connection connection, String shard) throws SQLException {
        Optional<Long> from = IndexTables.lock(connection, shard);
        List<GroupRows.Row> rows = from.isEmpty() ? List.of() : GroupRows.page(connection, shard, from.get(), ROWS);
        if (rows.isEmpty()) {
            return OptionalLong.empty();
        }
        LogIndex run = new LogIndex(connection);
        for (GroupRows.Row row : rows) {
            run.take(row);
        }
        run.write(shard);
        long covered = rows.getLast().end();
        IndexTables.covered(connection, shard, covered);
        return OptionalLong.of(covered);
    }

    private void take(GroupRows.Row row) throws SQLException {
        for (long index = row.first(); index < row.end(); index++) {
            byte[] leaf = row.leaf(index);
            Position position = new Position(row.shard(), index);
            LeafGlance glance = LeafGlance.at(leaf);
            Optional<UUID> lookup = glance.lookup();
            if (glance.kind() == LeafGlance.INTENT) {
                intents.put(position, lookup.orElseThrow());
            }
            if (glance.intent().isPresent()) {
                lookup = lookupOf(glance.intent().get());
            }
            lookup.ifPresent(id -> lookups.computeIfAbsent(id, _ -> new TreeMap<>(Position.ORDER))
                    .put(position, leaf));
            if (glance.isSeldom()) {
                seldom.put(index, glance.kind());
            }
        }
    }

    private Optional<UUID> lookupOf(Position intent) throws SQLException {
        UUID known = intents.get(intent);
        if (known != null) {
            return Optional.of(known);
        }
        if (lastRead.filter(row -> row.holds(intent)).isEmpty()) {
            lastRead = GroupRows.holding(connection, intent);
        }
        Optional<UUID> lookup = lastRead.map(row -> LeafGlance.at(row.leaf(intent.index())))
                .filter(glance -> glance.kind() == LeafGlance.INTENT)
                .flatMap(LeafGlance::lookup);
        lookup.ifPresent(begunEarlier::add);
        return lookup;
    }

    private void write(String shard) throws SQLException {
        Map<UUID, Open> open = new TreeMap<>();
        Set<UUID> closed = new TreeSet<>();
        Map<UUID, List<Long>> indexes = new TreeMap<>();
        for (Map.Entry<UUID, SequencedMap<Position, byte[]>> one : lookups.entrySet()) {
            UUID lookup = one.getKey();
            SequencedMap<Position, byte[]> leaves = new TreeMap<>(Position.ORDER);
            leaves.putAll(one.getValue());
            indexes.put(lookup, leaves.keySet().stream().map(Position::index).toList());
            if (begunEarlier.contains(lookup)) {
                leaves.putAll(GroupRows.leaves(connection, IndexTables.positions(connection, lookup)));
            }
            for (Silence.Silent silent : Silence.of(leaves)) {
                open.merge(lookup, Open.at(silent.time()), (some, other) -> some.and(other.first()));
            }
            if (begunEarlier.contains(lookup) && !open.containsKey(lookup)) {
                closed.add(lookup);
            }
        }
        IndexTables.insertLookups(connection, shard, indexes);
        IndexTables.insertSeldom(connection, shard, seldom);
        IndexTables.insertOpen(connection, open);
        IndexTables.deleteOpen(connection, closed);
    }
}
