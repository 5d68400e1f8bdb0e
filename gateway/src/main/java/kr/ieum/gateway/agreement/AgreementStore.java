package kr.ieum.gateway.agreement;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.log.PolicyEpoch;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Agreement versions in the database: exact bytes, digest, state and history (design §6, Files and database). Whatever
 * changes the set in force moves the policy epoch in the same transaction, so that no intent commits under an agreement
 * that was suspended before it.
 */
public final class AgreementStore {

    /** What came of a change of state. */
    public sealed interface Changed {

        /** It took effect; {@code policyEpoch} is the new epoch. */
        record Done(long policyEpoch) implements Changed {}

        /** The version isn't there, or its state doesn't allow the change. */
        record Refused(String why) implements Changed {}
    }

    /**
     * The set in force.
     *
     * @param policyEpoch read before the documents: if they change in between, the epoch has moved and an intent under
     *     this set is refused
     */
    public record InForce(long policyEpoch, List<Document> documents, List<Document> suspended) {}

    /** The exact bytes of an active version, as text. */
    public record Document(String id, int version, String text) {}

    private final Clock clock;
    private final JdbcClient jdbc;
    private final JdbcTemplate connections;
    private final TransactionTemplate transactions;

    /** A store over a migrated database. */
    public AgreementStore(DataSource dataSource, Clock clock) {
        this.clock = clock;
        this.connections = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /**
     * Imports the files of the configuration. An unknown (id, version) becomes a draft; a known one stays as it is.
     *
     * @param activate whether new ones become active at once, as in the demo
     * @param by who imports, an opaque id
     * @param faults receives a fault (rule A26) for each known version with another digest; then nothing is imported
     * @return what was new, for the report at start
     */
    public List<StoredAgreement> importFiles(List<AgreementFile> files, boolean activate, String by, Faults faults) {
        return inTransaction(() -> {
            List<AgreementFile> unknown = new ArrayList<>();
            int before = faults.count();
            for (AgreementFile file : files) {
                Optional<StoredAgreement> known =
                        find(file.agreement().id(), file.agreement().version());
                if (known.isEmpty()) {
                    unknown.add(file);
                } else if (!known.get().digest().equals(file.digest())) {
                    faults.add(new Fault(
                            file.name(),
                            0,
                            "version",
                            "A26",
                            file.agreement().id() + " version "
                                    + file.agreement().version() + " has digest "
                                    + file.digest() + ", but the one in the database has "
                                    + known.get().digest(),
                            "restore the file, or give the changed text a new version"));
                }
            }
            if (faults.count() > before) {
                return List.<StoredAgreement>of();
            }
            unknown.forEach(file -> insert(file, by));
            if (activate) {
                unknown.forEach(file -> change(
                        file.agreement().id(),
                        file.agreement().version(),
                        AgreementState.ACTIVE,
                        by,
                        "activated on import"));
            }
            return unknown.stream()
                    .map(file -> find(file.agreement().id(), file.agreement().version())
                            .orElseThrow())
                    .toList();
        });
    }

    private void insert(AgreementFile file, String by) {
        jdbc.sql("""
            INSERT INTO agreement_version (id, version, digest, document, state, valid_from, valid_until, imported_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .param(file.agreement().id())
                .param(file.agreement().version())
                .param(file.digest())
                .param(file.bytes())
                .param(AgreementState.DRAFT.name())
                .param(file.agreement().term().from())
                .param(file.agreement().term().until())
                .param(now())
                .update();
        long epoch = connect(PolicyEpoch::current);
        record(file.agreement().id(), file.agreement().version(), AgreementState.DRAFT, by, "imported", epoch);
    }

    /** Puts a draft or suspended version in force; another active version of the same agreement is superseded. */
    public Changed activate(String id, int version, String by, String reason) {
        return inTransaction(() -> change(id, version, AgreementState.ACTIVE, by, reason));
    }

    /** Takes an active version out of force. */
    public Changed suspend(String id, int version, String by, String reason) {
        return inTransaction(() -> change(id, version, AgreementState.SUSPENDED, by, reason));
    }

    /**
     * Changes a state within the transaction of somebody else, who commits it: the log's, together with the leaf that says
     * so.
     */
    Changed changeWithin(Connection connection, String id, int version, AgreementState to, String by, String reason) {
        return new AgreementStore(new SingleConnectionDataSource(connection, true), clock)
                .change(id, version, to, by, reason);
    }

    private Changed change(String id, int version, AgreementState to, String by, String reason) {
        // moving the epoch first locks its row, so that two changes never interleave
        long epoch = connect(PolicyEpoch::move);
        Optional<StoredAgreement> stored = find(id, version);
        if (stored.isEmpty()) {
            return new Changed.Refused(id + " version " + version + " is not here");
        }
        AgreementState from = stored.get().state();
        boolean allowed = switch (to) {
            case ACTIVE -> from == AgreementState.DRAFT || from == AgreementState.SUSPENDED;
            case SUSPENDED -> from == AgreementState.ACTIVE;
            case DRAFT, SUPERSEDED -> false;
        };
        if (!allowed) {
            return new Changed.Refused(id + " version " + version + " is " + from + " and can't become " + to);
        }
        if (to == AgreementState.ACTIVE) {
            for (StoredAgreement other : versions(id)) {
                if (other.state() == AgreementState.ACTIVE) {
                    set(
                            other.id(),
                            other.version(),
                            AgreementState.SUPERSEDED,
                            by,
                            "superseded by version " + version,
                            epoch);
                }
            }
        }
        set(id, version, to, by, reason, epoch);
        return new Changed.Done(epoch);
    }

    private void set(String id, int version, AgreementState state, String by, String reason, long epoch) {
        jdbc.sql("UPDATE agreement_version SET state = ? WHERE id = ? AND version = ?")
                .param(state.name())
                .param(id)
                .param(version)
                .update();
        record(id, version, state, by, reason, epoch);
    }

    private void record(String id, int version, AgreementState state, String by, String reason, long epoch) {
        jdbc.sql("""
            INSERT INTO agreement_history (id, version, step, changed_at, changed_by, new_state, reason, policy_epoch)
            SELECT ?, ?, COALESCE(MAX(step), 0) + 1, ?, ?, ?, ?, ?
            FROM agreement_history WHERE id = ? AND version = ?\
            """)
                .param(id)
                .param(version)
                .param(now())
                .param(by)
                .param(state.name())
                .param(reason)
                .param(epoch)
                .param(id)
                .param(version)
                .update();
    }

    /** One version, without its bytes. */
    public Optional<StoredAgreement> find(String id, int version) {
        return versions(id).stream()
                .filter(stored -> stored.version() == version)
                .findFirst();
    }

    /** All versions of an agreement, oldest first. */
    public List<StoredAgreement> versions(String id) {
        return all().stream().filter(stored -> stored.id().equals(id)).toList();
    }

    /** All versions of all agreements. */
    public List<StoredAgreement> all() {
        return jdbc.sql("""
            SELECT id, version, digest, state, valid_from, valid_until, imported_at
            FROM agreement_version ORDER BY id, version\
            """)
                .query((row, n) -> new StoredAgreement(
                        row.getString("id"),
                        row.getInt("version"),
                        row.getString("digest"),
                        AgreementState.valueOf(row.getString("state")),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        row.getObject("imported_at", OffsetDateTime.class).toInstant()))
                .list();
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
            SELECT step, changed_at, changed_by, new_state, reason, policy_epoch
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
                        AgreementState.valueOf(row.getString("new_state")),
                        row.getString("reason"),
                        row.getLong("policy_epoch")))
                .list();
    }

    /** The epoch now, to see whether a snapshot is still the one in force. */
    public long policyEpoch() {
        return connect(PolicyEpoch::current);
    }

    /** The set in force. */
    public InForce inForce() {
        long epoch = policyEpoch();
        return new InForce(epoch, documents(AgreementState.ACTIVE), documents(AgreementState.SUSPENDED));
    }

    private List<Document> documents(AgreementState state) {
        return jdbc.sql("SELECT id, version, document FROM agreement_version WHERE state = ? ORDER BY id, version")
                .param(state.name())
                .query((row, n) -> new Document(
                        row.getString("id"),
                        row.getInt("version"),
                        new String(row.getBytes("document"), StandardCharsets.UTF_8)))
                .list();
    }

    private long connect(ConnectionCallback<Long> work) {
        Long result = connections.execute(work);
        if (result == null) {
            throw new IllegalStateException("the policy epoch can't be empty");
        }
        return result;
    }

    private <T> T inTransaction(Supplier<T> work) {
        T result = transactions.execute(status -> {
            T outcome = work.get();
            if (outcome instanceof Changed.Refused) {
                // nothing changed, so the epoch doesn't move either
                status.setRollbackOnly();
            }
            return outcome;
        });
        if (result == null) {
            throw new IllegalStateException("a change of agreements has a result");
        }
        return result;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
