package kr.ieum.gateway.oversight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Look-ups that an official called an emergency, each of which the head of the team checks afterwards (design P10). A row is
 * written in the transaction of the look-up's first leaf, so that no emergency escapes the check, a refused one neither.
 */
public final class EmergencyChecks {

    /** How many lines a page shows; those that wait longest come first. */
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Pseudonyms pseudonyms;
    private final Seal seal;
    private final LookupRecords records;

    /** Checks over a migrated database. */
    public EmergencyChecks(DataSource database, Acts acts, Pseudonyms pseudonyms, Seal seal, LookupRecords records) {
        this.jdbc = JdbcClient.create(database);
        this.acts = acts;
        this.pseudonyms = pseudonyms;
        this.seal = seal;
        this.records = records;
    }

    /** What became of an answer. */
    public enum Answered {
        /** Noted, and written to the log. */
        DONE,
        /** There is no such look-up in this head's team. */
        NOT_YOURS,
        /** The head's own; another head has to check it. */
        OWN,
        /** Somebody has answered before. */
        ALREADY,
        /** Whoever finds it not justified says why. */
        NOTE_MISSING
    }

    /**
     * Writes the row, to stand or fall with the look-up's record and first leaf.
     *
     * @param reason the official's words, without line ends
     * @param deferred codes of what was left to be checked
     */
    public Companion begun(LookupBegin begin, String reason, Collection<String> deferred, Instant due) {
        return connection -> insert(connection, begin, reason, deferred, due);
    }

    private void insert(
            Connection connection, LookupBegin begin, String reason, Collection<String> deferred, Instant due)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO emergency_check (lookup_id, agency, team, deferred, due_at, sealed) VALUES (?, ?, ?, ?, ?, ?)\
            """)) {
            insert.setObject(1, begin.id());
            insert.setString(2, begin.agency());
            insert.setString(3, records.team(begin));
            insert.setString(4, String.join(",", deferred));
            insert.setObject(5, due.atOffset(ZoneOffset.UTC));
            insert.setBytes(6, seal.seal(begin.id(), List.of(reason, "")));
            insert.executeUpdate();
        }
    }

    /** Those of the head's team that wait, the one that is due first before the others. */
    public List<EmergencyCheck> waiting(Official head) {
        return Heads.isHead(head)
                ? select(
                        "team = ? AND verdict IS NULL ORDER BY due_at, lookup_id",
                        pseudonyms.ofTeam(head.agency(), head.team().ko()))
                : List.of();
    }

    /** Those of the head's team that were answered, the latest first. */
    public List<EmergencyCheck> answered(Official head) {
        return Heads.isHead(head)
                ? select(
                        "team = ? AND verdict IS NOT NULL ORDER BY answered_at DESC, lookup_id",
                        pseudonyms.ofTeam(head.agency(), head.team().ko()))
                : List.of();
    }

    /** Those of an agency, for its auditor: what waits before what was answered. */
    public List<EmergencyCheck> ofAgency(String agency) {
        return select("agency = ? ORDER BY CASE WHEN verdict IS NULL THEN 0 ELSE 1 END, due_at, lookup_id", agency);
    }

    /**
     * Notes what the head found, once.
     *
     * @param note without line ends; required where it wasn't justified
     */
    public Answered answer(Official head, UUID lookup, EmergencyVerdict verdict, String note) {
        if (!Heads.isHead(head)) {
            return Answered.NOT_YOURS;
        }
        Optional<EmergencyCheck> found =
                select(
                                "team = ? AND lookup_id = ?",
                                pseudonyms.ofTeam(head.agency(), head.team().ko()),
                                lookup)
                        .stream()
                        .findFirst();
        if (found.isEmpty()) {
            return Answered.NOT_YOURS;
        }
        if (found.get().lookup().official().equals(head.id())) {
            return Answered.OWN;
        }
        if (found.get().answer().isPresent()) {
            return Answered.ALREADY;
        }
        if (verdict == EmergencyVerdict.NOT_JUSTIFIED && note.isBlank()) {
            return Answered.NOTE_MISSING;
        }
        OffsetDateTime now = acts.now().atOffset(ZoneOffset.UTC);
        byte[] sealed = seal.seal(lookup, List.of(found.get().reason(), note));
        try {
            acts.attempt(
                    head.agency(),
                    "emergency-checked",
                    lookup.toString(),
                    head.id(),
                    verdict.name() + "\n" + note,
                    connection -> {
                        try (PreparedStatement update = connection.prepareStatement("""
                            UPDATE emergency_check SET verdict = ?, sealed = ?, answered_at = ?, answered_by = ?
                             WHERE lookup_id = ? AND verdict IS NULL\
                            """)) {
                            update.setString(1, verdict.name());
                            update.setBytes(2, sealed);
                            update.setObject(3, now);
                            update.setString(4, pseudonyms.ofOfficial(head.id()));
                            update.setObject(5, lookup);
                            if (update.executeUpdate() == 0) {
                                throw new AnsweredBefore();
                            }
                        }
                    });
        } catch (AnsweredBefore e) {
            return Answered.ALREADY;
        } catch (CompanionRefused e) {
            throw new IllegalStateException("an answer to an emergency is refused for nothing else", e);
        }
        return Answered.DONE;
    }

    /** Another head was faster: neither the leaf nor the row of this answer is written. */
    private static final class AnsweredBefore extends CompanionRefused {

        private static final long serialVersionUID = 1L;

        AnsweredBefore() {
            super("the emergency has been checked");
        }
    }

    private record Row(
            UUID id,
            List<String> sealed,
            List<String> deferred,
            Instant due,
            Optional<EmergencyVerdict> verdict,
            Optional<Instant> at) {

        EmergencyCheck of(RecordedLookup lookup) {
            return new EmergencyCheck(
                    lookup,
                    sealed.get(0),
                    deferred,
                    due,
                    verdict.map(found -> new EmergencyCheck.Answer(found, sealed.get(1), at.orElseThrow())));
        }
    }

    private List<EmergencyCheck> select(String which, Object... parameters) {
        return jdbc
                .sql("SELECT * FROM emergency_check WHERE " + which + " FETCH FIRST " + SHOWN + " ROWS ONLY")
                .params(parameters)
                .query((row, number) -> read(row))
                .list()
                .stream()
                .flatMap(row -> records.find(row.id()).map(row::of).stream())
                .toList();
    }

    private Row read(ResultSet row) throws SQLException {
        UUID id = row.getObject("lookup_id", UUID.class);
        return new Row(
                id,
                seal.open(id, row.getBytes("sealed")),
                Stream.of(row.getString("deferred"))
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .toList(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("verdict")).map(EmergencyVerdict::valueOf),
                Optional.ofNullable(row.getObject("answered_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
