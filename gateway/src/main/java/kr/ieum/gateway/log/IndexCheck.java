package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.log.leaf.LeafGlance;
import kr.ieum.gateway.log.leaf.Position;

/**
 * Compares what leaves are found by with the leaves, for fsck (F4, F7). It sees every leaf once, in order: each must be found by its
 * look-up or kind where the index reaches it, and when all were seen, nothing else may stand in the tables.
 */
final class IndexCheck {
    /** Look-ups whose rows are kept from one leaf to the next: most that are under way at a time. */
    private static final int KEPT = 2000;

    /** Groups that are kept: a release follows its intent soon, among the releases of others. */
    private static final int RECENT = 64;

    private final Connection connection;
    private final Map<String, Long> covered = new HashMap<>();
    private final Map<UUID, Set<Position>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Set<Position>> eldest) {
            return size() > KEPT;
        }
    };
    private final Deque<GroupRows.Row> recent = new ArrayDeque<>();
    private long byLookup;
    private long byKind;
    private Position last = new Position("none", 0);

    IndexCheck(Connection connection) throws SQLException {
        this.connection = connection;
        try (PreparedStatement query = connection.prepareStatement("SELECT shard, size FROM log_indexed");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                covered.put(row.getString(1), row.getLong(2));
            }
        }
    }

    void leaf(Position position, byte[] leaf) throws SQLException, Fsck.Fault {
        last = position;
        LeafGlance glance = LeafGlance.at(leaf);
        Optional<UUID> lookup = glance.lookup();
        if (glance.intent().isPresent()) {
            lookup = lookupOf(glance.intent().get());
            if (lookup.isEmpty()) {
                throw fault(position, "F7", "the release names an intent that isn't there");
            }
        }
        if (position.index() >= covered.getOrDefault(position.shard(), 0L)) {
            return;
        }
        if (lookup.isPresent()) {
            byLookup++;
            if (!positions(lookup.get(), position).contains(position)) {
                throw fault(position, "F4", "the leaf isn't found by its look-up");
            }
        }
        if (glance.isSeldom()) {
            byKind++;
            if (!IndexTables.seldom(connection, glance.kind()).contains(position)) {
                throw fault(position, "F4", "the leaf isn't found by its kind");
            }
        }
    }

    /** When all leaves were seen: nothing else may stand in the tables. */
    void end() throws SQLException, Fsck.Fault {
        if (number("SELECT COALESCE(SUM(LENGTH(indexes)), 0) FROM log_lookup") != byLookup * Long.BYTES
                || number("SELECT COUNT(*) FROM log_seldom") != byKind
                || number("""
                    SELECT COUNT(*) FROM log_open o
                    WHERE NOT EXISTS (SELECT 1 FROM log_lookup l WHERE l.lookup_id = o.lookup_id)\
                    """) != 0) {
            throw fault(last, "F4", "leaves are found by what they don't say");
        }
    }

    private Optional<UUID> lookupOf(Position intent) throws SQLException {
        return holding(intent)
                .map(row -> LeafGlance.at(row.leaf(intent.index())))
                .filter(glance -> glance.kind() == LeafGlance.INTENT)
                .flatMap(LeafGlance::lookup);
    }

    private Optional<GroupRows.Row> holding(Position intent) throws SQLException {
        Optional<GroupRows.Row> row =
                recent.stream().filter(each -> each.holds(intent)).findFirst();
        if (row.isEmpty()) {
            row = GroupRows.holding(connection, intent);
            row.ifPresent(recent::addFirst);
            if (recent.size() > RECENT) {
                recent.removeLast();
            }
        }
        return row;
    }

    private Set<Position> positions(UUID lookup, Position at) throws SQLException, Fsck.Fault {
        Set<Position> present = kept.get(lookup);
        if (present == null) {
            List<Position> positions = IndexTables.positions(connection, lookup);
            boolean lacks = !Silence.of(GroupRows.leaves(connection, positions)).isEmpty();
            if (lacks != IndexTables.isOpen(connection, lookup)) {
                throw fault(at, "F4", "its look-up " + (lacks ? "isn't" : "is") + " noted to lack a release");
            }
            present = new HashSet<>(positions);
            kept.put(lookup, present);
        }
        return present;
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static Fsck.Fault fault(Position at, String rule, String words) {
        return new Fsck.Fault(at.shard(), at.index(), rule, words);
    }
}
