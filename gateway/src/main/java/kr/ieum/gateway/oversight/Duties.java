package kr.ieum.gateway.oversight;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What agreements oblige those to who received something (design §6 rule 9). Each duty is written in the transaction of the
 * intent that brings it about, so that nothing is asked for whose duties nobody knows; it stays until its official says how
 * it was fulfilled, and whatever isn't by then is violated, which no later word mends.
 */
public final class Duties {

    /** How many lines a page shows; those that are due first come first. */
    private static final int SHOWN = 50;

    /** What the end of an agreement brings isn't owed before. */
    private static final String BEGUN = " AND (due_at IS NOT NULL OR kind NOT IN ('DELETE_AT_END', 'RETURN_AT_END'))";

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Pseudonyms pseudonyms;
    private final LookupRecords records;
    private final ZoneId zone;

    /**
     * Duties over a migrated database.
     *
     * @param zone of the federation, in which its days begin
     */
    public Duties(DataSource database, Acts acts, Pseudonyms pseudonyms, LookupRecords records, ZoneId zone) {
        this.jdbc = JdbcClient.create(database);
        this.acts = acts;
        this.pseudonyms = pseudonyms;
        this.records = records;
        this.zone = zone;
    }

    /** What brings duties about. */
    public record Occasion(UUID lookup, String agency, String official, Instant at) {

        @Override
        public String toString() {
            return "Occasion[" + lookup + "]";
        }
    }

    /** A duty as the agreement names it. */
    public record Owed(String agreement, int version, String obligation, DutyKind kind, Optional<Duration> within) {}

    /** What became of a word about a duty. */
    public enum Answered {
        /** Noted, and written to the log. */
        DONE,
        /** There is no such duty of this official's. */
        NOT_YOURS,
        /** It was fulfilled before, or the end of the case was told before. */
        ALREADY,
        /** The word is one for other duties, or the day lies ahead. */
        UNFIT
    }

    /** Writes what is owed, to stand or fall with the intent. A duty that an earlier stage of the look-up wrote stands. */
    public Companion arise(Occasion occasion, List<Owed> owed) {
        // hashed by the caller, not by the one thread that writes for all
        String official = pseudonyms.ofOfficial(occasion.official());
        return connection -> {
            List<Owed> further = DutyRows.without(connection, occasion.lookup(), owed);
            if (!further.isEmpty()) {
                DutyRows.insert(connection, occasion, official, further);
            }
        };
    }

    /** What an official owes, what is due first before the rest. */
    public List<Duty> open(Official official) {
        return select(
                "official = ? AND agency = ? AND fulfilled_at IS NULL" + BEGUN
                        + " ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, arose_at, duty_id",
                pseudonyms.ofOfficial(official.id()),
                official.agency());
    }

    /** What an agency's officials didn't do in time, for its auditor: the latest first. */
    public List<Duty> violated(String agency) {
        return select(
                "agency = ? AND due_at < COALESCE(fulfilled_at, ?) ORDER BY due_at DESC, duty_id",
                agency,
                acts.now().atOffset(ZoneOffset.UTC));
    }

    /** Notes how an official fulfilled a duty, once. */
    public Answered fulfil(Official official, UUID duty, DutyWord word) {
        Optional<Duty> found = find(official, duty);
        if (found.isEmpty()) {
            return Answered.NOT_YOURS;
        }
        if (!found.get().kind().words().contains(word)) {
            return Answered.UNFIT;
        }
        OffsetDateTime now = acts.now().atOffset(ZoneOffset.UTC);
        return noted(official, "duty-fulfilled", duty, word.name(), connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                UPDATE duty SET fulfilled_at = ?, fulfilled_by = ?, fulfilled_as = ?
                 WHERE duty_id = ? AND fulfilled_at IS NULL\
                """)) {
                update.setObject(1, now);
                update.setString(2, pseudonyms.ofOfficial(official.id()));
                update.setString(3, word.name());
                update.setObject(4, duty);
                changed(update);
            }
        });
    }

    /** Notes on which day the case ended; from then the time runs in which a duty to delete is due. */
    public Answered caseEnded(Official official, UUID duty, LocalDate day) {
        Optional<Duty> found = find(official, duty);
        if (found.isEmpty()) {
            return Answered.NOT_YOURS;
        }
        if (!found.get().kind().runsFromTheCasesEnd()
                || day.isAfter(LocalDate.ofInstant(acts.now(), zone))
                || day.isBefore(LocalDate.ofInstant(found.get().arose(), zone))) {
            return Answered.UNFIT;
        }
        OffsetDateTime due = day.plusDays(1)
                .atStartOfDay(zone)
                .toInstant()
                .plus(found.get().within().orElse(Duration.ZERO))
                .atOffset(ZoneOffset.UTC);
        return noted(official, "duty-case-ended", duty, day.toString(), connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE duty SET due_at = ? WHERE duty_id = ? AND due_at IS NULL AND fulfilled_at IS NULL")) {
                update.setObject(1, due);
                update.setObject(2, duty);
                changed(update);
            }
        });
    }

    private Answered noted(Official official, String action, UUID duty, String content, Companion row) {
        try {
            acts.attempt(official.agency(), action, duty.toString(), official.id(), content, row);
            return Answered.DONE;
        } catch (ToldBefore e) {
            return Answered.ALREADY;
        } catch (CompanionRefused e) {
            throw new IllegalStateException("a word about a duty is refused for nothing else", e);
        }
    }

    private static void changed(PreparedStatement update) throws SQLException, ToldBefore {
        if (update.executeUpdate() == 0) {
            throw new ToldBefore();
        }
    }

    /** Somebody was faster: neither the leaf nor the row of this word is written. */
    private static final class ToldBefore extends CompanionRefused {

        private static final long serialVersionUID = 1L;

        ToldBefore() {
            super("that was told before");
        }
    }

    private Optional<Duty> find(Official official, UUID duty) {
        return select(
                        "official = ? AND agency = ? AND duty_id = ?" + BEGUN,
                        pseudonyms.ofOfficial(official.id()),
                        official.agency(),
                        duty)
                .stream()
                .findFirst();
    }

    private List<Duty> select(String which, Object... parameters) {
        return jdbc
                .sql("SELECT * FROM duty WHERE " + which + " FETCH FIRST " + SHOWN + " ROWS ONLY")
                .params(parameters)
                .query((row, number) -> read(row))
                .list()
                .stream()
                .map(this::withLookup)
                .toList();
    }

    private Duty withLookup(Duty duty) {
        return new Duty(
                duty.id(),
                duty.lookupId(),
                duty.agreement(),
                duty.version(),
                duty.obligation(),
                duty.kind(),
                duty.arose(),
                duty.within(),
                duty.due(),
                duty.fulfilment(),
                records.find(duty.lookupId()));
    }

    private static Duty read(ResultSet row) throws SQLException {
        long within = row.getLong("within_s");
        Optional<Duration> time = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(within));
        Optional<Instant> fulfilled = moment(row, "fulfilled_at");
        String word = row.getString("fulfilled_as");
        return new Duty(
                row.getObject("duty_id", UUID.class),
                row.getObject("lookup_id", UUID.class),
                row.getString("agreement"),
                row.getInt("version"),
                row.getString("obligation"),
                DutyKind.valueOf(row.getString("kind")),
                row.getObject("arose_at", OffsetDateTime.class).toInstant(),
                time,
                moment(row, "due_at"),
                fulfilled.map(at -> new Duty.Fulfilment(at, DutyWord.valueOf(word))),
                Optional.empty());
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
