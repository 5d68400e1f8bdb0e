package kr.ieum.gateway.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.oversight.Seal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The searches for one person, case or official. Each is written with a leaf of the log before anything is shown, and keeps who searched,
 * why, and the keyed hash of what was searched for, sealed: a number that was typed is kept nowhere.
 */
final class SearchBook {

    /** For so long its auditor turns the pages of a search; afterwards it is asked anew, with a reason of then. */
    static final Duration OPEN = Duration.ofHours(24);

    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final AuditActs acts;
    private final Seal seal;
    private final Clock clock;

    SearchBook(DataSource database, AuditActs acts, Seal seal, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.acts = acts;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * A search that may be gone on with.
     *
     * @param reference keyed hash of what was searched for, in hexadecimal
     */
    record Kept(LoggedSearch search, String reference, Criteria criteria) {}

    /** Writes search and leaf, or neither. */
    UUID add(Official auditor, Whose.Kind kind, String reason, String reference, Criteria criteria) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        byte[] sealed = seal.seal(id, sealed(auditor.id(), reason, reference, criteria));
        acts.record(
                auditor,
                "audit-search-" + kind.name().toLowerCase(java.util.Locale.ROOT),
                id,
                reason + "\n" + reference,
                connection -> {
                    try (PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO audit_search (id, agency, kind, asked_at, sealed) VALUES (?, ?, ?, ?, ?)")) {
                        insert.setObject(1, id);
                        insert.setString(2, auditor.agency());
                        insert.setString(3, kind.name());
                        insert.setObject(4, now.atOffset(ZoneOffset.UTC));
                        insert.setBytes(5, sealed);
                        insert.executeUpdate();
                    }
                });
        return id;
    }

    /** A search of this auditor that isn't too old to go on with. */
    Optional<Kept> find(Official auditor, UUID id) {
        return jdbc.sql("SELECT id, kind, asked_at, sealed FROM audit_search WHERE id = ? AND agency = ? AND asked_at"
                        + " > ?")
                .param(id)
                .param(auditor.agency())
                .param(clock.instant().minus(OPEN).atOffset(ZoneOffset.UTC))
                .query((row, n) -> read(row))
                .optional()
                .filter(kept -> kept.search().auditor().equals(auditor.id()));
    }

    /** The searches of an agency's auditors, latest first. */
    List<LoggedSearch> of(String agency) {
        return jdbc
                .sql("SELECT id, kind, asked_at, sealed FROM audit_search WHERE agency = ? ORDER BY asked_at DESC, id"
                        + " FETCH FIRST " + SHOWN + " ROWS ONLY")
                .param(agency)
                .query((row, n) -> read(row))
                .list()
                .stream()
                .map(Kept::search)
                .toList();
    }

    private Kept read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        List<String> sealed = seal.open(id, row.getBytes("sealed"));
        return new Kept(
                new LoggedSearch(
                        id,
                        Whose.Kind.valueOf(row.getString("kind")),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        sealed.get(0),
                        sealed.get(1)),
                sealed.get(2),
                new Criteria(
                        given(sealed.get(3), Function.identity()),
                        given(sealed.get(4), LocalDate::parse),
                        given(sealed.get(5), LocalDate::parse),
                        given(sealed.get(6), text -> Set.copyOf(Arrays.asList(text.split(" ")))),
                        given(sealed.get(7), Function.identity()),
                        given(sealed.get(8), EntryState::valueOf),
                        given(sealed.get(9), Mark::valueOf)));
    }

    private static List<String> sealed(String auditor, String reason, String reference, Criteria criteria) {
        return List.of(
                auditor,
                reason,
                reference,
                criteria.agency().orElse(""),
                criteria.from().map(LocalDate::toString).orElse(""),
                criteria.until().map(LocalDate::toString).orElse(""),
                criteria.tasks().map(tasks -> String.join(" ", tasks)).orElse(""),
                criteria.agreement().orElse(""),
                criteria.state().map(EntryState::name).orElse(""),
                criteria.mark().map(Mark::name).orElse(""));
    }

    private static <T> Optional<T> given(String text, Function<String, T> reading) {
        return text.isEmpty() ? Optional.empty() : Optional.of(reading.apply(text));
    }
}
