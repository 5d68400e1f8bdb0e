package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.MerkleHash;
import org.slf4j.LoggerFactory;

/**
 * Reads what the log holds; it works also while the log can't be written. All methods throw {@link LogUnavailable} when the
 * database can't be read.
 */
public final class LogReader {
    /** Most entries that one call answers. */
    public static final int MAX_COUNT = 1000;

    /** Leaves beyond the index that are looked through rather than indexed first. */
    private static final int NEAR = 256;

    private final DataSource database;

    public LogReader(DataSource database) {
        // all that it ever writes is the index, which follows from the leaves
        this.database = SharedWrites.deferred(database);
    }

    /**
     * Where a shard stands.
     *
     * @param shard name of the shard
     * @param size number of leaves
     * @param root root of the tree over them
     */
    public record Extent(String shard, long size, Digest root) {}

    /** Every shard's extent, oldest first; the last is the current one. */
    public List<Extent> shards() {
        return read(connection -> {
            List<Extent> shards = new ArrayList<>();
            try (PreparedStatement query =
                            connection.prepareStatement("SELECT shard, size, root FROM log_head ORDER BY shard");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    shards.add(new Extent(row.getString(1), row.getLong(2), Digest.of(row.getBytes(3))));
                }
            }
            return shards;
        });
    }

    /** The entry at this index of the current shard. */
    public Optional<LogEntry> find(long index) {
        List<Extent> shards = shards();
        return shards.isEmpty()
                ? Optional.empty()
                : find(new Position(shards.getLast().shard(), index));
    }

    /** The entry at this position. */
    public Optional<LogEntry> find(Position position) {
        return read(connection ->
                GroupRows.holding(connection, position).map(row -> entry(position, row.leaf(position.index()))));
    }

    /**
     * Entries of the current shard in order.
     *
     * @param from first index
     * @param count at most so many, 1 to {@value #MAX_COUNT}
     */
    public List<LogEntry> list(long from, int count) {
        List<Extent> shards = shards();
        return shards.isEmpty() ? List.of() : list(shards.getLast().shard(), from, count);
    }

    /** Entries of a shard in order. */
    public List<LogEntry> list(String shard, long from, int count) {
        if (from < 0 || count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("list from 0 or more, 1 to " + MAX_COUNT + " entries");
        }
        List<LogEntry> entries = new ArrayList<>();
        eachLeaf(shard, from, from + count, (position, leaf) -> entries.add(entry(position, leaf)));
        return entries;
    }

    /** The bytes of a shard's leaves from one index up to, without it, another; fewer when one is missing, up to that one. */
    public List<byte[]> bytes(String shard, long from, long to) {
        List<byte[]> leaves = new ArrayList<>();
        eachLeaf(shard, from, to, (position, leaf) -> {
            if (position.index() == from + leaves.size()) {
                leaves.add(leaf);
            }
        });
        return leaves;
    }

    private void eachLeaf(String shard, long from, long to, BiConsumer<Position, byte[]> leaves) {
        read(connection -> {
            GroupRows.read(connection, shard, from, to, row -> {
                for (long index = Math.max(from, row.first()); index < Math.min(to, row.end()); index++) {
                    leaves.accept(new Position(shard, index), row.leaf(index));
                }
            });
            return shard;
        });
    }

    /** Everything that a look-up left in the log: its intents or refusal, and the releases of its intents, in order. */
    public List<LogEntry> findByLookup(UUID lookup) {
        return read(connection -> entries(new Search(connection, near(connection)).lookup(lookup)));
    }

    /** Every erasure, oldest first: the keys that must not exist. */
    public List<LogEntry> listErasures() {
        return read(connection -> {
                    near(connection);
                    return listKind(connection, LeafFormat.ERASURE);
                })
                .stream()
                .sorted(Comparator.comparing((LogEntry entry) -> entry.leaf().time())
                        .thenComparing(LogEntry::position, Position.ORDER))
                .toList();
    }

    /** Every leaf about a key, in order, read in a transaction that is open. */
    public static List<LogEntry> listKeys(Connection connection) throws SQLException {
        return listKind(connection, LeafFormat.KEY);
    }

    private static List<LogEntry> listKind(Connection connection, int kind) throws SQLException {
        return entries(new Search(connection, LogIndex.rest(connection)).seldom(kind));
    }

    /**
     * Intents without a release leaf of every register they asked, oldest first, at most {@value #MAX_COUNT}.
     *
     * @param from intents made at or after this
     * @param before intents made before this; leave the running ones their time
     */
    public List<OutcomeUnknown> listOutcomeUnknown(Instant from, Instant before) {
        return read(connection -> {
            Search search = new Search(connection, near(connection));
            List<OutcomeUnknown> unknown = new ArrayList<>();
            for (UUID lookup : search.open(from, before, MAX_COUNT)) {
                Silence.of(search.lookup(lookup)).stream()
                        .filter(silent ->
                                !silent.time().isBefore(from) && silent.time().isBefore(before))
                        .forEach(silent -> unknown.add(
                                new OutcomeUnknown(silent.intent(), lookup, silent.time(), silent.registers())));
            }
            return unknown.stream()
                    .sorted(Comparator.comparing(OutcomeUnknown::asked)
                            .thenComparing(OutcomeUnknown::intent, Position.ORDER))
                    .limit(MAX_COUNT)
                    .toList();
        });
    }

    /** What is to be looked through, which is little: where it isn't, it is covered first. */
    private static List<LogIndex.Rest> near(Connection connection) throws SQLException {
        List<LogIndex.Rest> rest = LogIndex.rest(connection);
        if (rest.stream().mapToLong(LogIndex.Rest::leaves).sum() <= NEAR) {
            return rest;
        }
        try {
            LogIndex.catchUp(connection);
        } catch (SQLException e) {
            // It can't be written; then looking through the leaves takes longer and finds the same.
            LoggerFactory.getLogger(LogReader.class)
                    .warn("the log's index couldn't be caught up: SQLSTATE {}", e.getSQLState());
        }
        return LogIndex.rest(connection);
    }

    private static List<LogEntry> entries(SequencedMap<Position, byte[]> leaves) {
        return leaves.entrySet().stream()
                .map(leaf -> entry(leaf.getKey(), leaf.getValue()))
                .toList();
    }

    private static LogEntry entry(Position position, byte[] leaf) {
        return new LogEntry(position, MerkleHash.leaf(leaf), LeafFormat.decode(leaf));
    }

    private <T> T read(Query<T> query) {
        try (Connection connection = database.getConnection()) {
            return query.run(connection);
        } catch (SQLException e) {
            throw new LogUnavailable("the log couldn't be read: SQLSTATE " + e.getSQLState(), false, e);
        }
    }

    @FunctionalInterface
    private interface Query<T> {
        T run(Connection connection) throws SQLException;
    }
}
