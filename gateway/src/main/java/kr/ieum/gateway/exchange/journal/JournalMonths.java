package kr.ieum.gateway.exchange.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The tables of the months (decision 0039): made when a month's first entry is written, on whichever node, and dropped as a whole.
 * Thread-safe.
 */
public final class JournalMonths {

    private static final int TRIES = 3;
    private static final int CENTURY = 100;

    private final DataSource database;
    private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();

    /** The months of a migrated database. */
    public JournalMonths(DataSource database) {
        this.database = database;
    }

    /**
     * A month that has tables.
     *
     * @param resultsNamed whether what was refused or failed has names of its own in them; where an older version began the month, it hasn't
     */
    record Month(YearMonth month, boolean resultsNamed) {}

    /** Those that have tables, newest first. */
    public List<YearMonth> list() {
        return all().stream().map(Month::month).toList();
    }

    /** The same, with how their entries are named. */
    List<Month> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT yyyymm, results_named FROM journal_month ORDER BY yyyymm DESC");
                ResultSet row = select.executeQuery()) {
            List<Month> months = new ArrayList<>();
            while (row.next()) {
                months.add(
                        new Month(YearMonth.of(row.getInt(1) / CENTURY, row.getInt(1) % CENTURY), row.getBoolean(2)));
            }
            return months;
        } catch (SQLException e) {
            throw new IllegalStateException("the journal's months can't be read, SQLSTATE " + e.getSQLState(), e);
        }
    }

    /**
     * Drops the months before one, with all that is in them.
     *
     * @return those that were dropped
     */
    public List<YearMonth> dropBefore(YearMonth oldest) {
        List<YearMonth> old =
                list().stream().filter(month -> month.isBefore(oldest)).toList();
        old.forEach(this::drop);
        return old;
    }

    private void drop(YearMonth month) {
        made.remove(month);
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM journal_month WHERE yyyymm = ?");
                Statement statement = connection.createStatement()) {
            // first out of the list, so that no search goes there any more
            delete.setInt(1, number(month));
            delete.executeUpdate();
            statement.execute("DROP TABLE IF EXISTS " + keys(month));
            statement.execute("DROP TABLE IF EXISTS " + entries(month));
        } catch (SQLException e) {
            throw new IllegalStateException("a month can't be dropped, SQLSTATE " + e.getSQLState(), e);
        }
    }

    /** Makes a month's tables where they aren't there. */
    void make(YearMonth month) throws SQLException {
        if (made.contains(month)) {
            return;
        }
        for (int tries = 1; !made.contains(month); tries++) {
            try (Connection gate = database.getConnection()) {
                makeAlone(gate, month);
                made.add(month);
            } catch (SQLException e) {
                // who makes them may take longer than a database lets others wait
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /**
     * The row of the month is the gate: whoever else begins the month waits at it until the tables are there. IF NOT EXISTS alone doesn't help those
     * who meet in the catalogue. They are made through another connection, since on H2 each of them would end the transaction that
     * holds the gate; what a node that ended amid them left behind is gone on with.
     */
    private void makeAlone(Connection gate, YearMonth month) throws SQLException {
        gate.setAutoCommit(false);
        try (PreparedStatement insert = gate.prepareStatement(
                "INSERT INTO journal_month (yyyymm, results_named) VALUES (?, TRUE) ON CONFLICT DO NOTHING")) {
            insert.setInt(1, number(month));
            if (insert.executeUpdate() == 1) {
                try (Connection connection = database.getConnection();
                        Statement statement = connection.createStatement()) {
                    for (String sql : statements(month)) {
                        statement.execute(sql);
                    }
                }
            }
            gate.commit();
        } finally {
            gate.rollback();
            gate.setAutoCommit(true);
        }
    }

    private static List<String> statements(YearMonth month) {
        String entries = entries(month);
        String keys = keys(month);
        return List.of(
                """
                CREATE TABLE IF NOT EXISTS %s (
                    id          UUID           NOT NULL,
                    kind        VARCHAR(16)    NOT NULL,
                    agency      VARCHAR(16)    NOT NULL,
                    system_id   VARCHAR(64)    NOT NULL,
                    task        VARCHAR(64)    NOT NULL,
                    result      VARCHAR(16)    NOT NULL,
                    outcome     VARCHAR(80)    NOT NULL,
                    status      INTEGER        NOT NULL,
                    took        BIGINT         NOT NULL,
                    correlation UUID,
                    part_of     UUID,
                    case_ref    BYTEA,
                    agreements  VARCHAR(5000)  NOT NULL,
                    steps       VARCHAR(15000) NOT NULL)\
                """.formatted(entries),
                "CREATE UNIQUE INDEX IF NOT EXISTS %1$s_id ON %1$s (id DESC)".formatted(entries),
                "CREATE INDEX IF NOT EXISTS %1$s_agency ON %1$s (agency, result, id DESC)".formatted(entries),
                "CREATE INDEX IF NOT EXISTS %1$s_result ON %1$s (result, id DESC)".formatted(entries),
                "CREATE INDEX IF NOT EXISTS %1$s_case ON %1$s (case_ref, id DESC)".formatted(entries),
                "CREATE TABLE IF NOT EXISTS %s (name VARCHAR(150) NOT NULL, id UUID NOT NULL)".formatted(keys),
                "CREATE UNIQUE INDEX IF NOT EXISTS %1$s_name ON %1$s (name, id DESC)".formatted(keys));
    }

    static String entries(YearMonth month) {
        return "journal_entry_" + number(month);
    }

    static String keys(YearMonth month) {
        return "journal_key_" + number(month);
    }

    private static int number(YearMonth month) {
        return month.getYear() * CENTURY + month.getMonthValue();
    }
}
