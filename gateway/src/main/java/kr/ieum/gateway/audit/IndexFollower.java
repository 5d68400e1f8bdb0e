package kr.ieum.gateway.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kr.ieum.gateway.disclosure.DisclosedIndex;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.SharedWrites;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.RecordedLookup;

/**
 * Reads the leaves behind the writer and keeps what a search needs of them: entries and how far it read move in one transaction, so that
 * a leaf counts once, on whichever node. The path of a disclosure pays nothing for it; whoever searches has it read on first.
 */
public final class IndexFollower {

    private final DataSource database;
    private final LogReader log;
    private final LookupRecords records;
    private final Pseudonyms pseudonyms;
    private final DisclosedIndex disclosed;
    private final AuditIndex index;
    private final ReentrantLock reading = new ReentrantLock();

    /** Follows the log of a migrated database. */
    public IndexFollower(
            DataSource database,
            LogReader log,
            LookupRecords records,
            Pseudonyms pseudonyms,
            DisclosedIndex disclosed) {
        this.database = SharedWrites.deferred(database);
        this.log = log;
        this.records = records;
        this.pseudonyms = pseudonyms;
        this.disclosed = disclosed;
        this.index = new AuditIndex(database);
    }

    /**
     * Reads on until the leaves that are there now are read, or patience ends.
     *
     * @return how many of them aren't read yet
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be read
     */
    public long catchUp(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        reading.lock();
        try {
            return readUntil(end);
        } finally {
            reading.unlock();
        }
    }

    /** The look-up, query or message of an intent whose commitment to its subject somebody holds; what isn't read yet isn't found. */
    public Optional<UUID> lookupOf(Digest commitment) {
        return index.lookupOf(commitment);
    }

    private long readUntil(long end) {
        long behind = 0;
        for (LogReader.Extent shard : log.shards()) {
            long next = index.read().getOrDefault(shard.shard(), 0L);
            while (next < shard.size() && System.nanoTime() < end) {
                next = readOn(shard.shard(), Math.min(shard.size() - next, LogReader.MAX_COUNT));
            }
            behind += Math.max(0, shard.size() - next);
        }
        return behind;
    }

    private long readOn(String shard, long most) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                long next = take(connection, shard);
                List<LogEntry> leaves = log.list(shard, next, (int) most);
                keep(connection, leaves);
                moved(connection, shard, next + leaves.size());
                connection.commit();
                return next + leaves.size();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the audit index can't be written, SQLSTATE " + e.getSQLState(), e);
        }
    }

    /** Where to go on; whoever else follows waits here. */
    private static long take(Connection connection, String shard) throws SQLException {
        try (PreparedStatement first = connection.prepareStatement(
                "INSERT INTO audit_position (shard, next_idx) VALUES (?, 0) ON CONFLICT DO NOTHING")) {
            first.setString(1, shard);
            first.executeUpdate();
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT next_idx FROM audit_position WHERE shard = ? FOR UPDATE")) {
            query.setString(1, shard);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void moved(Connection connection, String shard, long next) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE audit_position SET next_idx = ? WHERE shard = ?")) {
            update.setLong(1, next);
            update.setString(2, shard);
            update.executeUpdate();
        }
    }

    private void keep(Connection connection, List<LogEntry> leaves) throws SQLException {
        Map<Position, IndexedEntry> entries = new LinkedHashMap<>();
        Map<Position, List<Leaf.Release>> answers = new LinkedHashMap<>();
        for (LogEntry leaf : leaves) {
            LeafEntries.of(leaf).ifPresent(entry -> entries.put(leaf.position(), entry));
            if (leaf.leaf() instanceof Leaf.Release release) {
                answers.computeIfAbsent(release.intent(), intent -> new ArrayList<>())
                        .add(release);
            }
        }
        Map<UUID, RecordedLookup> lookups = records.findAll(entries.values().stream()
                .flatMap(entry -> entry.lookup().stream())
                .collect(Collectors.toSet()));
        List<IndexedEntry> fresh = new ArrayList<>();
        entries.forEach((position, entry) -> fresh.add(answered(entry, answers.getOrDefault(position, List.of()))));
        insert(connection, fresh, lookups);
        WatchedLookups.watch(connection, watched(fresh));
        answers.keySet().removeAll(entries.keySet());
        update(connection, answers);
    }

    /** Every look-up once; one that is refused after its first stage counts as not refused. */
    private static Collection<WatchedLookups.Watched> watched(List<IndexedEntry> fresh) {
        Map<UUID, WatchedLookups.Watched> lookups = new LinkedHashMap<>();
        for (IndexedEntry entry : fresh) {
            entry.lookup()
                    .ifPresent(lookup -> lookups.putIfAbsent(
                            lookup,
                            new WatchedLookups.Watched(
                                    lookup,
                                    entry.agency(),
                                    entry.time(),
                                    entry.state() == EntryState.REFUSED ? entry.detail() : "",
                                    "",
                                    entry.time().plus(IndicatorWatch.FIRST))));
        }
        return lookups.values();
    }

    private static IndexedEntry answered(IndexedEntry entry, List<Leaf.Release> releases) {
        IndexedEntry now = entry;
        for (Leaf.Release release : releases) {
            now = now.answered(release.register(), release.outcomes().stream().anyMatch(Leaf.Outcome::left));
        }
        return now;
    }

    private static void update(Connection connection, Map<Position, List<Leaf.Release>> answers) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT " + AuditIndex.COLUMNS + " FROM audit_entry WHERE shard = ? AND idx = ?");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE audit_entry SET state = ?, silent = ?, told = ? WHERE shard = ? AND idx = ?")) {
            for (Map.Entry<Position, List<Leaf.Release>> one : answers.entrySet()) {
                query.setString(1, one.getKey().shard());
                query.setLong(2, one.getKey().index());
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        IndexedEntry now = answered(AuditIndex.entry(row), one.getValue());
                        update.setString(1, now.state().name());
                        update.setString(2, registers(now));
                        update.setBoolean(3, now.told());
                        update.setString(4, one.getKey().shard());
                        update.setLong(5, one.getKey().index());
                        update.addBatch();
                    }
                }
            }
            update.executeBatch();
        }
    }

    private void insert(Connection connection, List<IndexedEntry> entries, Map<UUID, RecordedLookup> lookups)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO audit_entry (" + AuditIndex.COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (IndexedEntry entry : entries) {
                insert.setString(1, entry.position().shard());
                insert.setLong(2, entry.position().index());
                insert.setObject(3, entry.time().atOffset(ZoneOffset.UTC));
                insert.setString(4, entry.agency());
                insert.setString(5, entry.state().name());
                insert.setString(6, entry.task().orElse(null));
                insert.setString(7, entry.agreement().map(AgreementVersion::id).orElse(null));
                if (entry.agreement().isPresent()) {
                    insert.setInt(8, entry.agreement().get().version());
                } else {
                    insert.setNull(8, Types.INTEGER);
                }
                insert.setObject(9, entry.lookup().orElse(null));
                Optional<RecordedLookup> lookup = entry.lookup().map(lookups::get);
                insert.setBytes(
                        10,
                        lookup.map(found -> HexFormat.of().parseHex(pseudonyms.ofOfficial(found.official())))
                                .orElse(null));
                insert.setBytes(
                        11,
                        lookup.flatMap(RecordedLookup::caseNumber)
                                .map(number -> HexFormat.of().parseHex(disclosed.ofCase(entry.agency(), number)))
                                .orElse(null));
                insert.setBytes(12, entry.subject().map(Digest::bytes).orElse(null));
                insert.setString(13, registers(entry));
                insert.setBoolean(14, entry.told());
                insert.setString(15, entry.detail());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String registers(IndexedEntry entry) {
        return String.join(",", new TreeSet<>(entry.silent()));
    }
}
