package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The one number that says which set of agreements is in force (design §10). Whoever changes the set moves it in the same
 * transaction; whoever decided on a snapshot has it compared in the transaction that writes the intent, so no intent
 * commits under an agreement that was suspended before it.
 */
public final class PolicyEpoch {
    // The lock, not the read, makes the comparison hold until the commit: at READ COMMITTED another transaction could
    // move the epoch between the two.
    private static final String LOCK = "SELECT epoch FROM policy_epoch WHERE id = 1 FOR UPDATE";

    private PolicyEpoch() {}

    /** The epoch has moved since the decision: decide anew on the present snapshot. */
    public static final class Moved extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        private final long expected;
        private final long actual;

        private Moved(long expected, long actual) {
            super("the policy epoch is " + actual + ", the decision was made in " + expected + ": decide anew");
            this.expected = expected;
            this.actual = actual;
        }

        public long expected() {
            return expected;
        }

        public long actual() {
            return actual;
        }
    }

    /** Refuses the append with {@link Moved} unless the epoch is still this one when the intent commits. */
    public static Companion expect(long epoch) {
        return new Expected(epoch);
    }

    /** The comparison as a companion that a group can make once for all its appends. */
    record Expected(long epoch) implements Companion {
        @Override
        public void write(Connection connection) throws SQLException, Moved {
            long actual = lock(connection);
            if (actual != epoch) {
                throw new Moved(epoch, actual);
            }
        }
    }

    /**
     * The epoch under its lock, for a connection that takes it in each group. The statement stays prepared: H2 keeps none that locks, and parsing it
     * anew took a tenth of the writer's processor time.
     */
    static final class Lock {
        private final PreparedStatement query;

        private Lock(PreparedStatement query) {
            this.query = query;
        }

        /** Of this connection; it ends with it. */
        static Lock on(Connection connection) throws SQLException {
            return new Lock(connection.prepareStatement(LOCK));
        }

        /** Whether all of them expect the epoch that holds until this transaction ends, or moves it itself. */
        boolean isAll(List<Long> expected) throws SQLException {
            long actual = read(query);
            return expected.stream().allMatch(epoch -> epoch == actual);
        }
    }

    /** The epoch as it stands now. */
    public static long current(Connection connection) throws SQLException {
        return read(connection, "SELECT epoch FROM policy_epoch WHERE id = 1");
    }

    /**
     * Moves the epoch by one in the caller's transaction and tells the new one. The row stays locked until that
     * transaction ends and every group waits for it, so never wait for an append of your own meanwhile: move it in a
     * companion of that append instead.
     */
    public static long move(Connection connection) throws SQLException {
        long next = lock(connection) + 1;
        try (PreparedStatement update = connection.prepareStatement("UPDATE policy_epoch SET epoch = ? WHERE id = 1")) {
            update.setLong(1, next);
            update.executeUpdate();
        }
        return next;
    }

    private static long lock(Connection connection) throws SQLException {
        return read(connection, LOCK);
    }

    private static long read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            return read(query);
        }
    }

    private static long read(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new SQLException(
                        "table policy_epoch has lost its only row: restore it before anything is disclosed");
            }
            return row.getLong(1);
        }
    }
}
