package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.h2.engine.Database;
import org.slf4j.LoggerFactory;

/**
 * What "durable" takes on each database (design §9, stack §3), in one place. Every setting that promises it is read back
 * from the live connection, because a promise that nobody checks is lost with the next pool or test harness.
 */
public enum Durability {
    /**
     * H2 on a file. By default it acknowledges commits up to half a second before a thread of its own writes them, and another one may still be
     * at it when a force returns; {@code WRITE_DELAY=0} has no such threads, and neither has a file whose commits share their writing
     * ({@code SharedWrites}). Neither forces to disk, so every group ends with {@code CHECKPOINT SYNC}, which writes what isn't written.
     */
    H2 {
        @Override
        void prepare(Connection connection, Duration patience) throws SQLException {
            String url = connection.getMetaData().getURL();
            if (url.startsWith("jdbc:h2:mem:")) {
                throw new SQLException("the disclosure log can't be kept in H2's memory: nothing there is durable");
            }
            try (Statement statement = connection.createStatement()) {
                if (!SHARED.equals(writeDelay(connection))) {
                    statement.execute("SET WRITE_DELAY 0");
                }
                statement.execute("SET LOCK_TIMEOUT " + patience.toMillis());
            }
            String delay = writeDelay(connection);
            if (!SHARED.equals(delay) && !"0".equals(delay)) {
                throw new SQLException("H2's WRITE_DELAY is " + delay + " and must be 0: a kill would lose what was"
                        + " acknowledged; open the database with WRITE_DELAY=0 in its URL");
            }
        }

        @Override
        void relax(Connection connection) {
            // Without CHECKPOINT SYNC a commit is written and not forced; that is as little as there is.
        }

        @Override
        void reset(Statement statement) {
            // The lock timeout is of the session; whoever gets it next sets its own.
        }

        @Override
        public void force(Connection connection) throws SQLException {
            Database database = H2File.database(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            } catch (SQLException e) {
                // What is on the disk is unknown now, so nobody may read on what is in memory; the next connection
                // opens the
                // file anew (decision 0044). H2 ends by itself after a write that failed, and after a force it doesn't.
                if (H2File.hasFailed(database)) {
                    database.shutdownImmediately();
                }
                throw e;
            }
        }
    },

    /** PostgreSQL: a commit is durable when it returns, if and only if the three settings that allow otherwise are on. */
    POSTGRESQL {
        @Override
        void prepare(Connection connection, Duration patience) throws SQLException {
            for (Required rule : REQUIRED) {
                String value = text(connection, "SELECT current_setting(?)", rule.setting);
                if (!rule.values.contains(value)) {
                    throw new SQLException("PostgreSQL's " + rule.setting + " is " + value + " and must be "
                            + String.join(" or ", rule.values) + " before anything is disclosed: without it an"
                            + " acknowledged intent can be lost");
                }
            }
            try (Statement statement = connection.createStatement()) {
                // A node that is stopped in the middle of a group must not hold the head against the others for ever.
                statement.execute("SET idle_in_transaction_session_timeout = " + patience.toMillis());
                statement.execute("SET lock_timeout = " + patience.toMillis());
                statement.execute("SET statement_timeout = " + 2 * patience.toMillis());
            }
            // A partition would leave the writer reading from a dead socket, and every caller behind it.
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(3 * patience.toMillis()));
        }

        @Override
        void relax(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL synchronous_commit = off");
            }
        }

        @Override
        void reset(Statement statement) throws SQLException {
            statement.execute("RESET idle_in_transaction_session_timeout");
            statement.execute("RESET lock_timeout");
            statement.execute("RESET statement_timeout");
        }

        @Override
        public void force(Connection connection) {
            // The commit waited for the write-ahead log to be forced; nothing is left to do.
        }
    };

    /** {@code WRITE_DELAY} of an H2 whose commits share their writing. */
    private static final String SHARED = "-1";

    /** A setting of PostgreSQL and the values that keep an acknowledged commit. */
    private record Required(String setting, List<String> values) {}

    private static final List<Required> REQUIRED = List.of(
            new Required("fsync", List.of("on")),
            new Required("full_page_writes", List.of("on")),
            new Required("synchronous_commit", List.of("on", "remote_apply")));

    /**
     * The rules of the database behind this connection.
     *
     * @throws SQLException when it is neither H2 nor PostgreSQL
     */
    public static Durability of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default -> throw new SQLException("the disclosure log runs on H2 and PostgreSQL, not on " + product);
        };
    }

    /** Sets what a connection of the writer needs, reads it back and refuses what doesn't hold. */
    abstract void prepare(Connection connection, Duration patience) throws SQLException;

    /** After the commit: returns when the group would survive a power cut. */
    public abstract void force(Connection connection) throws SQLException;

    /** Spares the transaction that begins the force to disk: for what can be made anew. */
    abstract void relax(Connection connection) throws SQLException;

    /** Takes back what {@link #prepare} set, for a pool that hands sessions on. */
    abstract void reset(Statement statement) throws SQLException;

    /** Undoes what is open and returns the connection; one that can't be put in order is torn down. */
    void giveBack(Connection connection) {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            try (Statement statement = connection.createStatement()) {
                reset(statement);
            }
        } catch (SQLException | RuntimeException e) {
            tearDown(connection);
        }
    }

    private static void tearDown(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            LoggerFactory.getLogger(Durability.class)
                    .debug(
                            "a broken connection couldn't be torn down: {}",
                            e.getClass().getSimpleName());
        }
    }

    private static String writeDelay(Connection connection) throws SQLException {
        return text(
                connection,
                "SELECT setting_value FROM information_schema.settings WHERE setting_name = ?",
                "WRITE_DELAY");
    }

    private static String text(Connection connection, String sql, String argument) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, argument);
            try (ResultSet row = query.executeQuery()) {
                String value = row.next() ? row.getString(1) : null;
                return value == null ? "not set" : value;
            }
        }
    }
}
