package kr.ieum.gateway.correction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.correction.Corrections.Counted;
import kr.ieum.gateway.correction.Corrections.Item;
import kr.ieum.gateway.keys.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Disclosed items and tickets in the database; everybody in them is a keyed reference. */
public final class CorrectionStore {

    private static final String TICKET = """
        t.id, t.opened_at, t.attribute, t.register, t.fault, t.note, t.lookup_id, t.disclosed_at, t.agency, t.state,
        t.answered_at, t.answer_note\
        """;

    private static final String CONCERNED = "SELECT " + TICKET + """
        , i.lookup_id AS seen_in, i.disclosed_at AS seen_at, i.case_ref AS case_ref, i.official_ref AS official_ref
        FROM correction_ticket t JOIN disclosed_items i
          ON i.subject_ref = t.subject_ref AND i.register = t.register AND t.attribute = ANY(i.attributes)
        """;

    private final JdbcClient jdbc;

    /** A store over a migrated database. */
    public CorrectionStore(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * Whom an item is about, in which case and to whom it was told, all by reference.
     *
     * @param applicant who was told instead of the official
     */
    record Told(
            KeyedHash subject,
            KeyedHash caseFile,
            KeyedHash official,
            Optional<KeyedHash> applicant,
            String agency,
            Instant at) {}

    /** All attributes of a register that a look-up told about a subject. */
    record Disclosed(UUID lookup, int subject, String register, List<String> attributes, Told told) {}

    /** A ticket that concerns somebody, with the latest look-up that told it. */
    record Concerned(Ticket ticket, UUID lookup, Instant seenAt, KeyedHash caseFile, KeyedHash official) {}

    /** Writes what is about to be told on somebody else's transaction. */
    static void write(Connection connection, List<Disclosed> items) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO disclosed_items
              (lookup_id, subject, register, attributes, subject_ref, case_ref, official_ref, agency, disclosed_at,
               applicant_ref)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
            for (Disclosed one : items) {
                insert.setObject(1, one.lookup());
                insert.setInt(2, one.subject());
                insert.setString(3, one.register());
                insert.setArray(
                        4, connection.createArrayOf("varchar", one.attributes().toArray()));
                insert.setBytes(5, one.told().subject().bytes());
                insert.setBytes(6, one.told().caseFile().bytes());
                insert.setBytes(7, one.told().official().bytes());
                insert.setString(8, one.told().agency());
                insert.setObject(9, utc(one.told().at()));
                insert.setBytes(10, one.told().applicant().map(KeyedHash::bytes).orElse(null));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    Optional<Told> find(UUID lookup, Item item, KeyedHash official) {
        return jdbc.sql("""
            SELECT subject_ref, case_ref, agency, disclosed_at FROM disclosed_items
            WHERE lookup_id = ? AND subject = ? AND register = ? AND official_ref = ? AND ? = ANY(attributes)
              AND applicant_ref IS NULL
            ORDER BY disclosed_at LIMIT 1\
            """)
                .param(lookup)
                .param(item.subject())
                .param(item.register())
                .param(official.bytes())
                .param(item.attribute())
                .query((row, n) -> new Told(
                        new KeyedHash(row.getBytes("subject_ref")),
                        new KeyedHash(row.getBytes("case_ref")),
                        official,
                        Optional.empty(),
                        row.getString("agency"),
                        instant(row, "disclosed_at")))
                .optional();
    }

    /** Attribute and register of each open ticket about a subject. */
    List<Item> open(KeyedHash subject, int index) {
        return jdbc.sql("SELECT attribute, register FROM correction_ticket WHERE subject_ref = ? AND state = 'OPEN'")
                .param(subject.bytes())
                .query((row, n) -> new Item(index, row.getString("attribute"), row.getString("register")))
                .list();
    }

    void add(Ticket ticket, KeyedHash subject, KeyedHash reporter) {
        jdbc.sql("""
            INSERT INTO correction_ticket
              (id, opened_at, subject_ref, attribute, register, fault, note, lookup_id, disclosed_at, reporter_ref,
               agency, state, answer_note)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .param(ticket.id())
                .param(utc(ticket.openedAt()))
                .param(subject.bytes())
                .param(ticket.attribute())
                .param(ticket.register())
                .param(ticket.fault().name())
                .param(ticket.note())
                .param(ticket.lookup())
                .param(utc(ticket.disclosedAt()))
                .param(reporter.bytes())
                .param(ticket.agency())
                .param(ticket.state().name())
                .param(ticket.answer())
                .update();
    }

    /** Whether the ticket was open and is answered now. */
    boolean answer(UUID ticket, TicketState state, String note, Instant at) {
        return jdbc.sql("""
            UPDATE correction_ticket SET state = ?, answer_note = ?, answered_at = ? WHERE id = ? AND state = 'OPEN'\
            """)
                        .param(state.name())
                        .param(note)
                        .param(utc(at))
                        .param(ticket)
                        .update()
                == 1;
    }

    Optional<Ticket> find(UUID ticket) {
        return jdbc.sql("SELECT " + TICKET + " FROM correction_ticket t WHERE t.id = ?")
                .param(ticket)
                .query((row, n) -> ticket(row))
                .optional();
    }

    List<Ticket> ofRegisters(Collection<String> registers, int limit, int offset) {
        if (registers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT " + TICKET + """
             FROM correction_ticket t WHERE t.register IN (:registers)
            ORDER BY CASE t.state WHEN 'OPEN' THEN 0 ELSE 1 END, t.opened_at DESC, t.id LIMIT :limit OFFSET :offset\
            """)
                .param("registers", Set.copyOf(registers))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> ticket(row))
                .list();
    }

    Counted count(Collection<String> registers) {
        if (registers.isEmpty()) {
            return new Counted(0, 0);
        }
        return jdbc.sql("""
            SELECT COUNT(*) AS n, COUNT(CASE WHEN state = 'OPEN' THEN 1 END) AS open_ones
            FROM correction_ticket WHERE register IN (:registers)\
            """)
                .param("registers", Set.copyOf(registers))
                .query((row, n) -> new Counted(row.getInt("n"), row.getInt("open_ones")))
                .single();
    }

    /** Tickets about what this official was told after {@code since} and before the answer; not those answered long ago. */
    List<Concerned> concerning(KeyedHash official, Instant since, Instant answeredSince) {
        Set<UUID> known = new HashSet<>();
        return jdbc
                .sql(CONCERNED + """
                    WHERE i.official_ref = ? AND i.applicant_ref IS NULL AND i.disclosed_at >= ? AND (t.answered_at IS NULL OR
                      (t.answered_at >= ? AND i.disclosed_at <= t.answered_at))
                    ORDER BY t.opened_at DESC, t.id, i.disclosed_at DESC, i.lookup_id\
                    """)
                .param(official.bytes())
                .param(utc(since))
                .param(utc(answeredSince))
                .query((row, n) -> concerned(row))
                .list()
                .stream()
                .filter(one -> known.add(one.ticket().id()))
                .toList();
    }

    /** Tickets about what one applicant was told in a case after {@code since} and before the answer. */
    List<Concerned> concerning(KeyedHash caseFile, KeyedHash applicant, Instant since) {
        return latest(jdbc.sql(CONCERNED + """
            WHERE i.case_ref = ? AND i.applicant_ref = ? AND i.disclosed_at >= ? AND
              (t.answered_at IS NULL OR i.disclosed_at <= t.answered_at)
            ORDER BY t.opened_at DESC, t.id, i.case_ref, i.disclosed_at DESC, i.lookup_id\
            """)
                .param(caseFile.bytes())
                .param(applicant.bytes())
                .param(utc(since))
                .query((row, n) -> concerned(row))
                .list());
    }

    /** Tickets about what any applicant was told and hasn't been told again since the ticket was opened or answered. */
    List<Concerned> untoldApplicants(Instant since, Instant answeredSince) {
        return latest(jdbc.sql(CONCERNED + """
            WHERE i.applicant_ref IS NOT NULL AND i.disclosed_at >= ? AND (t.answered_at IS NULL OR t.answered_at >= ?)
            ORDER BY t.opened_at DESC, t.id, i.case_ref, i.disclosed_at DESC, i.lookup_id\
            """)
                        .param(utc(since))
                        .param(utc(answeredSince))
                        .query((row, n) -> concerned(row))
                        .list())
                .stream()
                .filter(one -> !one.seenAt()
                        .isAfter(one.ticket().answeredAt().orElse(one.ticket().openedAt())))
                .toList();
    }

    private static Concerned concerned(ResultSet row) throws SQLException {
        return new Concerned(
                ticket(row),
                row.getObject("seen_in", UUID.class),
                instant(row, "seen_at"),
                new KeyedHash(row.getBytes("case_ref")),
                new KeyedHash(row.getBytes("official_ref")));
    }

    /** The first of each ticket and case; rows stand with the latest first. */
    private static List<Concerned> latest(List<Concerned> all) {
        Set<List<Object>> known = new HashSet<>();
        return all.stream()
                .filter(one -> known.add(List.of(one.ticket().id(), one.caseFile())))
                .toList();
    }

    /** Forgets items that were disclosed before that time. */
    void forget(Instant before) {
        jdbc.sql("DELETE FROM disclosed_items WHERE disclosed_at < ?")
                .param(utc(before))
                .update();
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                row.getObject("id", UUID.class),
                instant(row, "opened_at"),
                row.getString("attribute"),
                row.getString("register"),
                Fault.valueOf(row.getString("fault")),
                row.getString("note"),
                row.getObject("lookup_id", UUID.class),
                instant(row, "disclosed_at"),
                row.getString("agency"),
                TicketState.valueOf(row.getString("state")),
                optional(row.getObject("answered_at", OffsetDateTime.class)),
                row.getString("answer_note"));
    }

    private static Optional<Instant> optional(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
