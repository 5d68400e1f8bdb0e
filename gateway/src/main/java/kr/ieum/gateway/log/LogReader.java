package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Digest;

/**
 * Reads what the log holds; it works also while the log can't be written. All methods throw {@link LogUnavailable} when the
 * database can't be read.
 */
public final class LogReader {
    /** Most entries that one call answers. */
    public static final int MAX_COUNT = 1000;

    private static final String COLUMNS = "l.shard, l.idx, l.leaf, l.hash";

    private final DataSource database;

    public LogReader(DataSource database) {
        this.database = database;
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
        return entries(
                        "SELECT " + COLUMNS + " FROM log_leaf l WHERE l.shard = ? AND l.idx = ?",
                        position.shard(),
                        position.index())
                .stream()
                .findFirst();
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
        return entries(
                "SELECT " + COLUMNS + " FROM log_leaf l WHERE l.shard = ? AND l.idx >= ? AND l.idx < ? ORDER BY l.idx",
                shard,
                from,
                from + count);
    }

    /** Everything that a look-up left in the log: its intents or refusal, and the releases of its intents, in order. */
    public List<LogEntry> findByLookup(UUID lookup) {
        return entries(
                "SELECT " + COLUMNS + " FROM log_leaf l WHERE l.lookup_id = ? UNION ALL SELECT " + COLUMNS
                        + " FROM log_leaf l JOIN log_leaf i ON l.intent_idx = i.idx AND l.intent_shard = i.shard"
                        + " WHERE i.lookup_id = ? ORDER BY 1, 2",
                lookup,
                lookup);
    }

    /** Every erasure, oldest first: the keys that must not exist. */
    public List<LogEntry> listErasures() {
        return entries("SELECT " + COLUMNS + " FROM log_leaf l WHERE l.kind = 7 ORDER BY l.made_at, l.shard, l.idx");
    }

    /**
     * Intents without a release leaf of every register they asked, oldest first, at most {@value #MAX_COUNT}.
     *
     * @param from intents made at or after this
     * @param before intents made before this; leave the running ones their time
     */
    public List<OutcomeUnknown> listOutcomeUnknown(Instant from, Instant before) {
        // The count is a cheap first sieve; which registers are missing only the leaves say.
        List<LogEntry> entries = entries(
                "SELECT " + COLUMNS + " FROM log_leaf l WHERE l.kind = 1 AND l.made_at >= ? AND l.made_at < ?"
                        + " AND l.registers > (SELECT COUNT(*) FROM log_leaf r WHERE r.intent_idx = l.idx"
                        + " AND r.intent_shard = l.shard) ORDER BY l.made_at, l.shard, l.idx FETCH FIRST " + MAX_COUNT
                        + " ROWS ONLY",
                from.atOffset(ZoneOffset.UTC),
                before.atOffset(ZoneOffset.UTC));
        Map<Position, OutcomeUnknown> unknown = new LinkedHashMap<>();
        for (LogEntry entry : entries) {
            if (entry.leaf() instanceof Leaf.Intent intent) {
                Set<String> silent = new TreeSet<>();
                intent.asked().forEach(asked -> silent.add(asked.register()));
                silent.removeAll(answered(entry.position()));
                if (!silent.isEmpty()) {
                    unknown.put(
                            entry.position(),
                            new OutcomeUnknown(entry.position(), intent.lookup(), intent.time(), silent));
                }
            }
        }
        return List.copyOf(unknown.values());
    }

    private Set<String> answered(Position intent) {
        Set<String> registers = new TreeSet<>();
        for (LogEntry entry : entries(
                "SELECT " + COLUMNS + " FROM log_leaf l WHERE l.intent_shard = ? AND l.intent_idx = ?",
                intent.shard(),
                intent.index())) {
            if (entry.leaf() instanceof Leaf.Release release) {
                registers.add(release.register());
            }
        }
        return registers;
    }

    private List<LogEntry> entries(String sql, Object... arguments) {
        return read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    query.setObject(i + 1, arguments[i]);
                }
                List<LogEntry> entries = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        entries.add(new LogEntry(
                                new Position(row.getString(1), row.getLong(2)),
                                Digest.of(row.getBytes(4)),
                                LeafFormat.decode(row.getBytes(3))));
                    }
                }
                return entries;
            }
        });
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
