package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the companions of one group. First as if nobody refused: without savepoints, and what many appends bring alike (epoch, counters,
 * decision records) in one statement for all. When anything is refused that way, everything is rolled back and each append runs under
 * a savepoint of its own, in order, so that only the one that must fail does. The outcome is the same; a group costs a few
 * statements instead of half a dozen for each of its appends.
 */
final class GroupCompanions {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCompanions.class);

    private final Group group;
    private boolean oneByOne;

    GroupCompanions(Group group) {
        this.group = group;
    }

    /** Whether they run as if nobody refused. */
    boolean together() {
        return !oneByOne;
    }

    /**
     * Runs them in a transaction that has the head's lock.
     *
     * @param epoch the policy epoch on the same connection
     * @return who is refused; or nothing when the transaction must be rolled back and begun anew, and this called again
     * @throws SQLException when the database can't be trusted to go on
     */
    Optional<Map<PendingAppend, Exception>> run(Connection connection, PolicyEpoch.Lock epoch) throws SQLException {
        if (oneByOne) {
            return Optional.of(runEach(connection));
        }
        oneByOne = !runTogether(connection, epoch);
        return oneByOne ? Optional.empty() : Optional.of(Map.of());
    }

    private boolean runTogether(Connection connection, PolicyEpoch.Lock epoch) throws SQLException {
        List<Long> epochs = new ArrayList<>();
        List<VolumeReservation> reservations = new ArrayList<>();
        List<DecisionRecord> records = new ArrayList<>();
        List<Companion> others = new ArrayList<>();
        companions().forEach(companion -> {
            switch (companion) {
                case PolicyEpoch.Expected expected -> epochs.add(expected.epoch());
                case VolumeReservation reservation -> reservations.add(reservation);
                case DecisionRecord decision -> records.add(decision);
                default -> others.add(companion);
            }
        });
        try {
            // Once before, for it locks the epoch; and once more when somebody may have moved it in this very group.
            if (!epochs.isEmpty() && !epoch.isAll(epochs)) {
                return false;
            }
            VolumeReservation.takeAll(connection, reservations);
            DecisionRecord.writeAll(connection, records);
            Connection guarded = GuardedConnection.of(connection);
            for (Companion other : others) {
                other.write(guarded);
            }
            return epochs.isEmpty() || others.isEmpty() || epoch.isAll(epochs);
        } catch (CompanionRefused | RuntimeException e) {
            return false;
        } catch (SQLException e) {
            if (concernsOnlyItsRows(e)) {
                return false;
            }
            throw e;
        }
    }

    private Stream<Companion> companions() {
        return Stream.concat(
                group.appends().stream().flatMap(append -> append.companions().stream()),
                group.queued().stream().flatMap(queued -> queued.companions().stream()));
    }

    private Map<PendingAppend, Exception> runEach(Connection connection) throws SQLException {
        Connection guarded = GuardedConnection.of(connection);
        Map<PendingAppend, Exception> refused = new LinkedHashMap<>();
        for (PendingAppend append : group.appends()) {
            refusal(connection, guarded, append.companions()).ifPresent(reason -> refused.put(append, reason));
        }
        for (QueuedWrite queued : group.queued()) {
            // The value is out, and its leaf must be written whatever becomes of a companion.
            refusal(connection, guarded, queued.companions())
                    .ifPresent(reason -> LOG.error(
                            "{}: {}",
                            queued.leaf().isPresent()
                                    ? "a release leaf is written without its companions"
                                    : "a small write that was queued is dropped",
                            // a bug's message might repeat a value
                            reason instanceof CompanionRefused
                                    ? reason.getMessage()
                                    : reason.getClass().getName()));
        }
        return refused;
    }

    /** Runs companions under a savepoint of their own: why none of their writes holds, or nothing. */
    private static Optional<Exception> refusal(Connection connection, Connection guarded, List<Companion> companions)
            throws SQLException {
        if (companions.isEmpty()) {
            return Optional.empty();
        }
        Savepoint before = connection.setSavepoint();
        try {
            for (Companion companion : companions) {
                companion.write(guarded);
            }
            connection.releaseSavepoint(before);
            return Optional.empty();
        } catch (CompanionRefused | RuntimeException e) {
            connection.rollback(before);
            return Optional.of(e);
        } catch (SQLException e) {
            if (!concernsOnlyItsRows(e)) {
                throw e;
            }
            connection.rollback(before);
            // The database's own message would repeat the row's values.
            return Optional.of(
                    new CompanionRefused("the database refused a companion's row, SQLSTATE " + e.getSQLState()));
        }
    }

    private static boolean concernsOnlyItsRows(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
