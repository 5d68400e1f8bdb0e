package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.UUID;
import kr.ieum.gateway.log.LogIndex.Rest;
import kr.ieum.gateway.log.leaf.LeafGlance;
import kr.ieum.gateway.log.leaf.Position;

/**
 * Finds leaves through the index and, beyond it, in the leaves themselves. The rest is read before the index: what is covered meanwhile is
 * found twice, never missed.
 */
final class Search {
    private final Connection connection;
    private final List<Rest> rest;

    Search(Connection connection, List<Rest> rest) {
        this.connection = connection;
        this.rest = rest;
    }

    /** The leaves of a look-up, in order. */
    SequencedMap<Position, byte[]> lookup(UUID lookup) throws SQLException {
        SequencedMap<Position, byte[]> found = GroupRows.leaves(connection, IndexTables.positions(connection, lookup));
        eachBeyond((position, glance, leaf) -> {
            // A release stands behind its intent, so that the intent is found already.
            if (glance.lookup().filter(lookup::equals).isPresent()
                    || glance.intent().filter(found::containsKey).isPresent()) {
                found.put(position, leaf);
            }
        });
        return found;
    }

    /** The leaves of a kind of which there are few, in order. */
    SequencedMap<Position, byte[]> seldom(int kind) throws SQLException {
        SequencedMap<Position, byte[]> found = GroupRows.leaves(connection, IndexTables.seldom(connection, kind));
        eachBeyond((position, glance, leaf) -> {
            if (glance.kind() == kind) {
                found.put(position, leaf);
            }
        });
        return found;
    }

    /** Look-ups that may lack a release of an intent of this time: the oldest of the index, and all beyond it. */
    SequencedSet<UUID> open(Instant from, Instant before, int most) throws SQLException {
        SequencedSet<UUID> lookups = new LinkedHashSet<>(IndexTables.open(connection, from, before, most));
        eachBeyond((position, glance, leaf) -> {
            if (glance.kind() == LeafGlance.INTENT
                    && !glance.time().isBefore(from)
                    && glance.time().isBefore(before)) {
                glance.lookup().ifPresent(lookups::add);
            }
        });
        return lookups;
    }

    private interface Sight {
        void leaf(Position position, LeafGlance glance, byte[] leaf);
    }

    private void eachBeyond(Sight sight) throws SQLException {
        for (Rest one : rest) {
            GroupRows.read(connection, one.shard(), one.from(), one.to(), row -> {
                for (long index = row.first(); index < row.end(); index++) {
                    byte[] leaf = row.leaf(index);
                    sight.leaf(new Position(row.shard(), index), LeafGlance.at(leaf), leaf);
                }
            });
        }
    }
}
