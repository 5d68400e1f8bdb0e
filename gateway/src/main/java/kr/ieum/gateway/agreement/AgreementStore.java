package kr.ieum.gateway.agreement;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kr.ieum.gateway.agreement.document.Agreement.Supersedes;
import kr.ieum.gateway.log.PolicyEpoch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Agreement versions in the database, for reading: exact bytes, digest, state and history (design §6, Files and database).
 * What changes them is {@link AgreementImport} and {@link Transitions}, through {@link VersionRows} and in the transaction
 * of the log.
 */
public final class AgreementStore {

    /**
     * The set in force.
     *
     * @param policyEpoch read before the documents: if they change in between, the epoch has moved and an intent under
     *     this set is refused
     */
    public record InForce(long policyEpoch, List<Document> documents, List<Document> suspended) {}

    /**
     * The exact bytes of a version, as text.
     *
     * @param end the first day on which it is no longer in force, where one before the end of its term is fixed
     */
    public record Document(String id, int version, Optional<LocalDate> end, String text) {}

    private static final String COLUMNS = """
        id, version, digest, state, valid_from, valid_until, supersedes_version, supersedes_digest, due_on, due_for,
        in_force_since, imported_at\
        """;

    private final JdbcClient jdbc;
    private final JdbcTemplate connections;

    /** A store over a migrated database. */
    public AgreementStore(DataSource dataSource) {
        this.connections = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The same within the transaction of somebody else. */
    static AgreementStore within(Connection connection) {
        return new AgreementStore(new SingleConnectionDataSource(connection, true));
    }

    /** One version, without its bytes. */
    public Optional<StoredAgreement> find(String id, int version) {
        return versions(id).stream()
                .filter(stored -> stored.version() == version)
                .findFirst();
    }

    /** All versions of an agreement, oldest first. */
    public List<StoredAgreement> versions(String id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM agreement_version WHERE id = ? ORDER BY version")
                .param(id)
                .query((row, n) -> stored(row))
                .list();
    }

    /** All versions of all agreements. */
    public List<StoredAgreement> all() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM agreement_version ORDER BY id, version")
                .query((row, n) -> stored(row))
                .list();
    }

    private static StoredAgreement stored(ResultSet row) throws SQLException {
        String digest = row.getString("supersedes_digest");
        String cause = row.getString("due_for");
        OffsetDateTime inForce = row.getObject("in_force_since", OffsetDateTime.class);
        return new StoredAgreement(
                row.getString("id"),
                row.getInt("version"),
                row.getString("digest"),
                AgreementState.valueOf(row.getString("state")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                digest == null
                        ? Optional.empty()
                        : Optional.of(new Supersedes(row.getInt("supersedes_version"), digest)),
                cause == null
                        ? Optional.empty()
                        : Optional.of(new StoredAgreement.Due(
                                row.getObject("due_on", LocalDate.class), Cause.valueOf(cause))),
                Optional.ofNullable(inForce).map(OffsetDateTime::toInstant),
                row.getObject("imported_at", OffsetDateTime.class).toInstant());
    }

    /** The exact bytes that were imported. */
    public Optional<byte[]> export(String id, int version) {
        return jdbc.sql("SELECT document FROM agreement_version WHERE id = ? AND version = ?")
                .param(id)
                .param(version)
                .query((row, n) -> row.getBytes("document"))
                .optional();
    }

    /** The history of one version, oldest first. */
    public List<AgreementChange> history(String id, int version) {
        return jdbc.sql("""
            SELECT step, changed_at, changed_by, transition, new_state, reason, effective_on, policy_epoch
            FROM agreement_history WHERE id = ? AND version = ? ORDER BY step\
            """)
                .param(id)
                .param(version)
                .query((row, n) -> new AgreementChange(
                        id,
                        version,
                        row.getInt("step"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by"),
                        Transition.valueOf(row.getString("transition")),
                        AgreementState.valueOf(row.getString("new_state")),
                        row.getString("reason"),
                        Optional.ofNullable(row.getObject("effective_on", LocalDate.class)),
                        row.getLong("policy_epoch")))
                .list();
    }

    /** The epoch now, to see whether a snapshot is still the one in force. */
    public long policyEpoch() {
        Long epoch = connections.execute(PolicyEpoch::current);
        if (epoch == null) {
            throw new IllegalStateException("the policy epoch can't be empty");
        }
        return epoch;
    }

    /** The set in force, of one moment: each change moves the epoch, so what was read while it stood still is whole. */
    public InForce inForce() {
        while (true) {
            long epoch = policyEpoch();
            InForce read = new InForce(epoch, documents(AgreementState.ACTIVE), documents(AgreementState.SUSPENDED));
            if (policyEpoch() == epoch) {
                return read;
            }
        }
    }

    private List<Document> documents(AgreementState state) {
        return jdbc.sql("""
            SELECT v.id, v.version, v.due_on, v.document, (
                SELECT MIN(s.due_on) FROM agreement_version s WHERE s.id = v.id AND s.state = 'SCHEDULED') AS replaced_on
            FROM agreement_version v WHERE v.state = ? ORDER BY v.id, v.version\
            """)
                .param(state.name())
                .query((row, n) -> new Document(
                        row.getString("id"),
                        row.getInt("version"),
                        earlier(
                                row.getObject("due_on", LocalDate.class),
                                row.getObject("replaced_on", LocalDate.class)),
                        new String(row.getBytes("document"), StandardCharsets.UTF_8)))
                .list();
    }

    private static Optional<LocalDate> earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }
}
