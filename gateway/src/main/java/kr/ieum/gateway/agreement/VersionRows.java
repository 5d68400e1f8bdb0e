package kr.ieum.gateway.agreement;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement.Supersedes;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.PolicyEpoch;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes agreement versions, their states and their history, within the log's transaction: together with the leaf that says
 * so. Every change of state first moves the policy epoch, which locks its row, so that two changes never interleave and no
 * intent commits under an agreement that was taken out of force before it.
 */
final class VersionRows {

    /**
     * A change that is asked for.
     *
     * @param on the day from which it holds, today or later
     * @param superseding the versions that were in force or suspended when the leaves were made: exactly these are replaced
     */
    record Move(
            String id, int version, Cause cause, String by, LocalDate today, LocalDate on, List<Integer> superseding) {}

    /** The rows don't allow the change; nothing was written. */
    static final class Refused extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        private final Hindrance hindrance;

        Refused(Hindrance hindrance) {
            super(hindrance.name());
            this.hindrance = hindrance;
        }

        Hindrance hindrance() {
            return hindrance;
        }
    }

    private final Connection connection;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final AgreementStore store;

    VersionRows(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.store = AgreementStore.within(connection);
    }

    /**
     * Writes an unknown version as a draft; the set in force stays as it is, so the epoch doesn't move.
     *
     * @throws Refused when the version is known by now
     */
    void insert(AgreementFile file, String by) throws SQLException, Refused {
        try {
            insert(file);
        } catch (DuplicateKeyException e) {
            throw new Refused(Hindrance.CHANGED_MEANWHILE);
        }
        record(
                file.agreement().id(),
                file.agreement().version(),
                Cause.IMPORTED,
                AgreementState.DRAFT,
                by,
                Optional.empty(),
                PolicyEpoch.current(connection));
    }

    private void insert(AgreementFile file) {
        jdbc.sql("""
            INSERT INTO agreement_version (id, version, digest, document, state, valid_from, valid_until,
                supersedes_version, supersedes_digest, imported_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .param(file.agreement().id())
                .param(file.agreement().version())
                .param(file.digest())
                .param(file.bytes())
                .param(AgreementState.DRAFT.name())
                .param(file.agreement().term().from())
                .param(file.agreement().term().until())
                .param(file.agreement().supersedes().map(Supersedes::version).orElse(null))
                .param(file.agreement().supersedes().map(Supersedes::digest).orElse(null))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Makes the change, together with what it brings for other versions.
     *
     * @return the last day on which the agreement was in force, where the change ends one that was
     * @throws Refused when the rows, as they are now, don't allow it
     */
    Optional<LocalDate> move(Move move) throws SQLException, Refused {
        long epoch = PolicyEpoch.move(connection);
        StoredAgreement stored =
                store.find(move.id(), move.version()).orElseThrow(() -> new Refused(Hindrance.NOT_THERE));
        Optional<Hindrance> hindrance = LifeCycle.hindrance(stored, move.cause(), move.today(), move.on());
        if (hindrance.isPresent()) {
            throw new Refused(hindrance.get());
        }
        boolean later = move.on().isAfter(move.today());
        AgreementState to = move.cause().transition().to();
        switch (move.cause().transition()) {
            case ACTIVATE -> {
                activate(stored, move, later, epoch);
                return Optional.empty();
            }
            case TERMINATE -> {
                if (later) {
                    plan(stored, stored.state(), move, epoch);
                    return Optional.empty();
                }
            }
            case IMPORT, APPROVE, SUSPEND, RESUME, EXPIRE, SUPERSEDE -> {}
        }
        set(stored, to, move.cause(), move.by(), epoch);
        return stored.state().isPresent() && !to.isPresent() ? Optional.of(lastDay(stored, move)) : Optional.empty();
    }

    /** An end that was fixed, or that of the term, holds on its day, however late it is written. */
    private static LocalDate lastDay(StoredAgreement stored, Move move) {
        return Stream.of(
                        Optional.of(move.today()),
                        Optional.of(stored.validUntil()),
                        stored.due().map(due -> due.on().minusDays(1)))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void activate(StoredAgreement stored, Move move, boolean later, long epoch) throws Refused {
        List<StoredAgreement> others = store.versions(move.id()).stream()
                .filter(other -> other.version() != move.version())
                .toList();
        Optional<Hindrance> hindrance = LifeCycle.succession(stored, others, move.cause());
        if (hindrance.isPresent()) {
            throw new Refused(hindrance.get());
        }
        if (later) {
            plan(stored, AgreementState.SCHEDULED, move, epoch);
            return;
        }
        List<StoredAgreement> replaced = LifeCycle.present(others);
        if (!replaced.stream().map(StoredAgreement::version).toList().equals(move.superseding())) {
            throw new Refused(Hindrance.CHANGED_MEANWHILE);
        }
        for (StoredAgreement other : replaced) {
            set(other, AgreementState.SUPERSEDED, Cause.NEW_VERSION, move.by(), epoch);
        }
        set(stored, AgreementState.ACTIVE, move.cause(), move.by(), epoch);
    }

    private void set(StoredAgreement stored, AgreementState state, Cause cause, String by, long epoch) {
        // resuming doesn't take back the end that was fixed before
        boolean keepsDue = state == AgreementState.SUSPENDED
                || (state == AgreementState.ACTIVE && stored.state() == AgreementState.SUSPENDED);
        jdbc.sql("UPDATE agreement_version SET state = ?, due_on = ?, due_for = ?, in_force_since = ? WHERE id"
                        + " = ? AND version = ?")
                .param(state.name())
                .param(stored.due()
                        .filter(due -> keepsDue)
                        .map(StoredAgreement.Due::on)
                        .orElse(null))
                .param(stored.due()
                        .filter(due -> keepsDue)
                        .map(due -> due.cause().name())
                        .orElse(null))
                .param(stored.inForceSince()
                        .or(() -> state == AgreementState.ACTIVE ? Optional.of(clock.instant()) : Optional.empty())
                        .map(time -> time.atOffset(ZoneOffset.UTC))
                        .orElse(null))
                .param(stored.id())
                .param(stored.version())
                .update();
        record(stored.id(), stored.version(), cause, state, by, Optional.empty(), epoch);
    }

    private void plan(StoredAgreement stored, AgreementState state, Move move, long epoch) {
        jdbc.sql("UPDATE agreement_version SET state = ?, due_on = ?, due_for = ? WHERE id = ? AND version = ?")
                .param(state.name())
                .param(move.on())
                .param(move.cause().name())
                .param(stored.id())
                .param(stored.version())
                .update();
        record(stored.id(), stored.version(), move.cause(), state, move.by(), Optional.of(move.on()), epoch);
    }

    private void record(
            String id,
            int version,
            Cause cause,
            AgreementState state,
            String by,
            Optional<LocalDate> effectiveOn,
            long epoch) {
        jdbc.sql("""
            INSERT INTO agreement_history
                (id, version, step, changed_at, changed_by, transition, new_state, reason, effective_on, policy_epoch)
            SELECT ?, ?, COALESCE(MAX(step), 0) + 1, ?, ?, ?, ?, ?, CAST(? AS DATE), ?
            FROM agreement_history WHERE id = ? AND version = ?\
            """)
                .param(id)
                .param(version)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(by)
                .param(cause.transition().name())
                .param(state.name())
                .param(cause.code())
                .param(effectiveOn.orElse(null))
                .param(epoch)
                .param(id)
                .param(version)
                .update();
    }
}
