package kr.ieum.gateway.oversight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Look-ups as their officials may see them again. A row is written in the transaction of the look-up's first leaf, intent or
 * refusal, so that it is never missing and never there alone; official and team are keyed hashes, the case number is sealed,
 * and there is no column for a value or a citizen.
 */
public final class LookupRecords {

    private static final Logger LOG = LoggerFactory.getLogger(LookupRecords.class);

    /** As long as the log may take for what it queues. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private static final String COLUMNS = """
        SELECT r.lookup_id, r.started_at, r.task, r.view_id, r.panels, r.sealed, r.outcome, r.reason, r.missing,
               w.reported_at,
               (SELECT v.verdict FROM lookup_review v WHERE v.lookup_id = r.lookup_id
                 ORDER BY v.step DESC FETCH FIRST 1 ROW ONLY) AS verdict,
               e.due_at, e.verdict AS checked
          FROM lookup_record r LEFT JOIN wrong_person_report w ON w.lookup_id = r.lookup_id
               LEFT JOIN emergency_check e ON e.lookup_id = r.lookup_id
        """;

    private final JdbcClient jdbc;
    private final DisclosureLog log;
    private final Pseudonyms pseudonyms;
    private final Seal seal;
    private final Teams teams;
    private final ZoneId zone;

    /**
     * Records over a migrated database.
     *
     * @param log of the same database, in whose transactions rows are written
     * @param zone the federation's zone, in which a look-up's day begins and ends
     */
    public LookupRecords(
            DataSource database, DisclosureLog log, Pseudonyms pseudonyms, Seal seal, Teams teams, ZoneId zone) {
        this.jdbc = JdbcClient.create(database);
        this.log = log;
        this.pseudonyms = pseudonyms;
        this.seal = seal;
        this.teams = teams;
        this.zone = zone;
    }

    /** Which team an official belongs to today. */
    @FunctionalInterface
    public interface Teams {

        /** The team's Korean name; empty where nobody knows. */
        String of(String official);
    }

    /** Some of the look-ups, and how many there are in all. */
    public record Page(List<RecordedLookup> lookups, int total) {}

    /** Writes the row, to stand or fall with the leaf that begins the look-up. */
    public Companion begun(LookupBegin begin) {
        // hashed and sealed by the caller, not by the one thread that writes for all
        String official = pseudonyms.ofOfficial(begin.official());
        String team = team(begin);
        byte[] sealed = seal.seal(
                begin.id(),
                List.of(
                        begin.official(),
                        begin.caseNumber().orElse(""),
                        begin.standsInFor().orElse(""),
                        begin.stated().orElse("")));
        return connection -> insert(connection, begin, official, team, sealed);
    }

    /** The team in which the look-up is made, as tables name it. */
    String team(LookupBegin begin) {
        return pseudonyms.ofTeam(begin.agency(), teams.of(begin.official()));
    }

    private void insert(Connection connection, LookupBegin begin, String official, String team, byte[] sealed)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO lookup_record (lookup_id, official, agency, team, started_at, on_day, task, view_id, panels, sealed,
                                       outcome, missing)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'UNKNOWN', '')\
            """)) {
            insert.setObject(1, begin.id());
            insert.setString(2, official);
            insert.setString(3, begin.agency());
            insert.setString(4, team);
            insert.setObject(5, begin.startedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(6, LocalDate.ofInstant(begin.startedAt(), zone));
            insert.setString(7, begin.task());
            insert.setString(8, begin.view());
            insert.setString(9, String.join(",", begin.panels()));
            insert.setBytes(10, sealed);
            insert.executeUpdate();
        }
    }

    /** Notes what became of it, within a second; where that can't be written, it stays unknown. */
    public void ended(UUID lookup, LookupOutcome outcome, Optional<String> reason, Collection<String> missing) {
        String registers = String.join(",", missing);
        try {
            log.alongside(connection -> update(connection, lookup, outcome, reason, registers));
        } catch (LogUnavailable e) {
            LOG.warn("look-up {}: outcome not noted: {}", lookup, e.getMessage());
        }
    }

    private static void update(
            Connection connection, UUID lookup, LookupOutcome outcome, Optional<String> reason, String missing)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE lookup_record SET outcome = ?, reason = ?, missing = ? WHERE lookup_id = ?")) {
            update.setString(1, outcome.name());
            update.setString(2, reason.orElse(null));
            update.setString(3, missing);
            update.setObject(4, lookup);
            update.executeUpdate();
        }
    }

    /** An official's own look-ups, the latest first. */
    public Page own(String official, Optional<LocalDate> day, int page, int size) {
        return page("r.official = ?", pseudonyms.ofOfficial(official), day, page, size);
    }

    /** The look-ups that a team's officials made while they were in it, the latest first. */
    public Page ofTeam(String agency, String team, Optional<LocalDate> day, int page, int size) {
        return page("r.team = ?", pseudonyms.ofTeam(agency, team), day, page, size);
    }

    /** One look-up. */
    public Optional<RecordedLookup> find(UUID lookup) {
        settle();
        return jdbc.sql(COLUMNS + " WHERE r.lookup_id = ?")
                .param(lookup)
                .query((row, number) -> read(row))
                .optional();
    }

    /** These look-ups, as far as they are known; for who has settled what is queued. */
    public Map<UUID, RecordedLookup> findAll(Set<UUID> lookups) {
        return lookups.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(COLUMNS + " WHERE r.lookup_id IN (:lookups)")
                        .param("lookups", lookups)
                        .query((row, number) -> read(row))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(RecordedLookup::id, found -> found));
    }

    /** Whether it was made in this team. */
    public boolean isOfTeam(UUID lookup, String agency, String team) {
        return jdbc.sql("SELECT COUNT(*) FROM lookup_record WHERE lookup_id = ? AND team = ?")
                        .param(lookup)
                        .param(pseudonyms.ofTeam(agency, team))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Page page(String whose, String pseudonym, Optional<LocalDate> day, int page, int size) {
        settle();
        String where = " WHERE " + whose + (day.isPresent() ? " AND r.on_day = ?" : "");
        JdbcClient.StatementSpec count =
                jdbc.sql("SELECT COUNT(*) FROM lookup_record r" + where).param(pseudonym);
        JdbcClient.StatementSpec rows = jdbc.sql(COLUMNS + where
                        + " ORDER BY r.started_at DESC, r.lookup_id OFFSET " + (long) (page - 1) * size
                        + " ROWS FETCH NEXT " + size + " ROWS ONLY")
                .param(pseudonym);
        if (day.isPresent()) {
            count = count.param(day.get());
            rows = rows.param(day.get());
        }
        return new Page(
                rows.query((row, number) -> read(row)).list(),
                count.query(Integer.class).single());
    }

    /** So that a reader finds what ended before he asked; outcomes that can't be written yet show as unknown. */
    private void settle() {
        if (!log.settle(SETTLED)) {
            LOG.warn("outcomes of look-ups are read before the last ones are noted: the log can't be written");
        }
    }

    private RecordedLookup read(ResultSet row) throws SQLException {
        UUID id = row.getObject("lookup_id", UUID.class);
        List<String> sealed = seal.open(id, row.getBytes("sealed"));
        return new RecordedLookup(
                id,
                sealed.get(0),
                Optional.of(sealed.get(1)).filter(text -> !text.isEmpty()),
                Optional.of(sealed.get(2)).filter(text -> !text.isEmpty()),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("task"),
                row.getString("view_id"),
                list(row.getString("panels")),
                LookupOutcome.valueOf(row.getString("outcome")),
                Optional.ofNullable(row.getString("reason")),
                list(row.getString("missing")),
                Optional.ofNullable(row.getString("verdict")).map(ReviewVerdict::valueOf),
                Optional.ofNullable(row.getObject("reported_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("checked")).map(EmergencyVerdict::valueOf),
                sealed.stream().skip(3).findFirst().filter(text -> !text.isEmpty()));
    }

    private static List<String> list(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }
}
