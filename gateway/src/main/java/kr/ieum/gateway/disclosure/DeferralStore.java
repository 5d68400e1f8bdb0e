package kr.ieum.gateway.disclosure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.CompanionRefused;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deferrals in the database. */
public final class DeferralStore {

    private static final String COLUMNS = "id, agency, until_day, reason, asked_by, asked_at, approved_by, approved_at";

    private final JdbcClient jdbc;

    /** A store over a migrated database. */
    public DeferralStore(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    static void add(Connection connection, Deferral deferral, KeyedHash caseFile) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO deferred_disclosure (id, agency, case_ref, until_day, reason, asked_by, asked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)\
            """)) {
            insert.setObject(1, deferral.id());
            insert.setString(2, deferral.agency());
            insert.setBytes(3, caseFile.bytes());
            insert.setObject(4, deferral.until());
            insert.setString(5, deferral.reason().name());
            insert.setString(6, deferral.askedBy());
            insert.setObject(7, deferral.askedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    static void approve(Connection connection, UUID id, Deferral.Approval approval)
            throws SQLException, CompanionRefused {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE deferred_disclosure SET approved_by = ?, approved_at = ? WHERE id = ? AND approved_by IS NULL\
            """)) {
            update.setString(1, approval.by());
            update.setObject(2, approval.at().atOffset(ZoneOffset.UTC));
            update.setObject(3, id);
            if (update.executeUpdate() != 1) {
                throw new CompanionRefused("somebody else approved it");
            }
        }
    }

    Optional<Deferral> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM deferred_disclosure WHERE id = ?")
                .param(id)
                .query((row, n) -> deferral(row))
                .optional();
    }

    List<Deferral> of(String agency) {
        return jdbc.sql("SELECT " + COLUMNS + """
             FROM deferred_disclosure WHERE agency = ? ORDER BY asked_at DESC, id LIMIT 200\
            """)
                .param(agency)
                .query((row, n) -> deferral(row))
                .list();
    }

    /** Of each of these cases the approved deferral that ends last. */
    Map<KeyedHash, Deferral> approved(Collection<KeyedHash> cases) {
        Map<KeyedHash, Deferral> last = new HashMap<>();
        if (!cases.isEmpty()) {
            jdbc.sql("SELECT case_ref, " + COLUMNS + """
                 FROM deferred_disclosure WHERE approved_by IS NOT NULL AND case_ref IN (:cases) ORDER BY until_day\
                """)
                    .param("cases", cases.stream().map(KeyedHash::bytes).toList())
                    .query((row, n) -> Map.entry(new KeyedHash(row.getBytes("case_ref")), deferral(row)))
                    .list()
                    .forEach(one -> last.put(one.getKey(), one.getValue()));
        }
        return last;
    }

    private static Deferral deferral(ResultSet row) throws SQLException {
        OffsetDateTime approvedAt = row.getObject("approved_at", OffsetDateTime.class);
        return new Deferral(
                row.getObject("id", UUID.class),
                row.getString("agency"),
                row.getObject("until_day", LocalDate.class),
                Deferral.Reason.valueOf(row.getString("reason")),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(approvedAt).map(at -> new Deferral.Approval(approver(row), at.toInstant())));
    }

    private static String approver(ResultSet row) {
        try {
            return row.getString("approved_by");
        } catch (SQLException e) {
            throw new IllegalStateException("a column that was selected", e);
        }
    }
}
