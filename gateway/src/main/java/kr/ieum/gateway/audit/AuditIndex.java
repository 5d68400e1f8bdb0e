package kr.ieum.gateway.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The entries in the database, found by what one of their indexes leads to and paged by time and position, newest first. The order names
 * the index's leading columns, too: with them H2 reads the page off the index as PostgreSQL does, instead of sorting all that fits.
 */
final class AuditIndex {

    static final String COLUMNS =
            "shard, idx, made_at, agency, state, task, agreement, version, lookup_id, official, case_ref, commitment,"
                    + " silent, told, detail";

    private static final int CHUNK = 500;
    private static final String NEWEST = "made_at DESC, shard DESC, idx DESC";

    private final JdbcClient jdbc;

    AuditIndex(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** How many leaves of each shard have been read. */
    Map<String, Long> read() {
        Map<String, Long> read = new LinkedHashMap<>();
        jdbc.sql("SELECT shard, next_idx FROM audit_position")
                .query((row, n) -> read.put(row.getString("shard"), row.getLong("next_idx")))
                .list();
        return read;
    }

    Optional<IndexedEntry> find(Position position) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM audit_entry WHERE shard = ? AND idx = ?")
                .param(position.shard())
                .param(position.index())
                .query((row, n) -> entry(row))
                .optional();
    }

    Optional<UUID> lookupOf(Digest commitment) {
        return jdbc.sql("SELECT lookup_id FROM audit_entry WHERE commitment = ? AND lookup_id IS NOT NULL FETCH FIRST"
                        + " ROW ONLY")
                .param(commitment.bytes())
                .query((row, n) -> row.getObject("lookup_id", UUID.class))
                .optional();
    }

    /** At most so many, newest first. */
    List<IndexedEntry> page(Wanted wanted, Optional<Cursor> after, int count) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        String which = which(wanted, after, parameters);
        parameters.put("count", count);
        return jdbc.sql("SELECT " + COLUMNS + " FROM audit_entry WHERE " + which + " ORDER BY " + order(wanted)
                        + " FETCH FIRST :count ROWS ONLY")
                .params(parameters)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Of those with one of these commitments what is wanted, newest first. */
    List<IndexedEntry> about(Collection<Digest> commitments, Wanted wanted, Optional<Cursor> after) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<IndexedEntry> found = new ArrayList<>();
        List<Digest> all = List.copyOf(commitments);
        for (int from = 0; from < all.size(); from += CHUNK) {
            Map<String, Object> parameters = new LinkedHashMap<>();
            String which = which(wanted, after, parameters);
            parameters.put(
                    "commitments",
                    all.subList(from, Math.min(all.size(), from + CHUNK)).stream()
                            .map(Digest::bytes)
                            .toList());
            found.addAll(
                    jdbc.sql("SELECT " + COLUMNS + " FROM audit_entry WHERE commitment IN (:commitments) AND " + which)
                            .params(parameters)
                            .query((row, n) -> entry(row))
                            .list());
        }
        found.sort(Comparator.comparing(IndexedEntry::time)
                .thenComparing(entry -> entry.position().shard())
                .thenComparingLong(entry -> entry.position().index())
                .reversed());
        return found;
    }

    /** How often an official was refused for a reason in a time. */
    long refused(String official, String reason, Instant from, Instant until) {
        return jdbc.sql("""
            SELECT COUNT(*) AS n FROM audit_entry
            WHERE official = ? AND made_at >= ? AND made_at < ? AND state = 'REFUSED' AND detail = ?\
            """)
                .param(HexFormat.of().parseHex(official))
                .param(from.atOffset(ZoneOffset.UTC))
                .param(until.atOffset(ZoneOffset.UTC))
                .param(reason)
                .query(Long.class)
                .single();
    }

    /** Whether anybody looked at a case in a time. */
    boolean lookedAt(String caseRef, Instant from, Instant until) {
        return jdbc.sql("SELECT COUNT(*) AS n FROM audit_entry WHERE case_ref = ? AND made_at >= ? AND made_at < ?")
                        .param(HexFormat.of().parseHex(caseRef))
                        .param(from.atOffset(ZoneOffset.UTC))
                        .param(until.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static String which(Wanted wanted, Optional<Cursor> after, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        conditions.add("agency = :agency");
        parameters.put("agency", wanted.agency());
        wanted.official().ifPresent(official -> {
            conditions.add("official = :official");
            parameters.put("official", HexFormat.of().parseHex(official));
        });
        wanted.cases().ifPresent(cases -> {
            conditions.add(cases.size() == 1 ? "case_ref = :cases" : "case_ref IN (:cases)");
            List<byte[]> bytes = cases.stream().map(HexFormat.of()::parseHex).toList();
            parameters.put("cases", cases.size() == 1 ? bytes.getFirst() : bytes);
        });
        wanted.agreements().ifPresent(agreements -> in("agreement", agreements, conditions, parameters));
        wanted.tasks().ifPresent(tasks -> in("task", tasks, conditions, parameters));
        wanted.state().ifPresent(state -> {
            conditions.add("state = :state");
            parameters.put("state", state.name());
        });
        wanted.from().ifPresent(from -> {
            conditions.add("made_at >= :from");
            parameters.put("from", from.atOffset(ZoneOffset.UTC));
        });
        wanted.until().ifPresent(until -> {
            conditions.add("made_at < :until");
            parameters.put("until", until.atOffset(ZoneOffset.UTC));
        });
        after.ifPresent(cursor -> {
            // the first condition is one that an index answers; the second leaves out what was shown of the same moment
            conditions.add("made_at <= :at");
            conditions.add("(made_at < :at OR shard < :shard OR (shard = :shard AND idx < :idx))");
            parameters.put("at", cursor.time().atOffset(ZoneOffset.UTC));
            parameters.put("shard", cursor.position().shard());
            parameters.put("idx", cursor.position().index());
        });
        return String.join(" AND ", conditions);
    }

    private static void in(String column, Set<String> values, List<String> conditions, Map<String, Object> parameters) {
        conditions.add(column + (values.size() == 1 ? " = :" : " IN (:") + column + (values.size() == 1 ? "" : ")"));
        parameters.put(column, values.size() == 1 ? values.iterator().next() : List.copyOf(values));
    }

    private static String order(Wanted wanted) {
        if (wanted.official().isPresent()) {
            return "official, " + NEWEST;
        }
        if (wanted.cases().filter(one -> one.size() == 1).isPresent()) {
            return "case_ref, " + NEWEST;
        }
        if (wanted.agreements().filter(one -> one.size() == 1).isPresent()) {
            return "agency, agreement, " + NEWEST;
        }
        if (wanted.state().isPresent()) {
            return "agency, state, " + NEWEST;
        }
        if (wanted.tasks().filter(one -> one.size() == 1).isPresent()) {
            return "agency, task, " + NEWEST;
        }
        return "agency, " + NEWEST;
    }

    static IndexedEntry entry(ResultSet row) throws SQLException {
        @Nullable String agreement = row.getString("agreement");
        byte @Nullable [] official = row.getBytes("official");
        byte @Nullable [] commitment = row.getBytes("commitment");
        String silent = row.getString("silent");
        return new IndexedEntry(
                new Position(row.getString("shard"), row.getLong("idx")),
                time(row),
                row.getString("agency"),
                EntryState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("task")),
                agreement == null
                        ? Optional.empty()
                        : Optional.of(new AgreementVersion(agreement, row.getInt("version"))),
                Optional.ofNullable(row.getObject("lookup_id", UUID.class)),
                Optional.ofNullable(official).map(HexFormat.of()::formatHex),
                Optional.ofNullable(commitment).map(Digest::of),
                silent.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(silent.split(","))),
                row.getBoolean("told"),
                row.getString("detail"));
    }

    private static Instant time(ResultSet row) throws SQLException {
        return row.getObject("made_at", OffsetDateTime.class).toInstant();
    }
}
