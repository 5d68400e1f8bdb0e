package kr.ieum.gateway.exchange.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import javax.sql.DataSource;

/** Counts what the journal has of the latest time. */
public final class JournalCounts {

    private final DataSource database;
    private final JournalMonths months;

    /** Counts in a migrated database. */
    public JournalCounts(DataSource database, JournalMonths months) {
        this.database = database;
        this.months = months;
    }

    /** How many exchanges there were, and how many of them failed. */
    public record Counted(long all, long failed) {}

    /** Of exchanges that began at this moment or later; a short time, of the present month or the one before. */
    public Counted since(Instant from) {
        long all = 0;
        long failed = 0;
        try (Connection connection = database.getConnection()) {
            for (YearMonth month : months.list()) {
                if (month.isBefore(EntryId.month(from))) {
                    break;
                }
                try (PreparedStatement select = connection.prepareStatement("SELECT result, COUNT(*) FROM "
                        + JournalMonths.entries(month) + " WHERE id >= ? GROUP BY result")) {
                    select.setObject(1, EntryId.first(from));
                    try (ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            all += row.getLong(2);
                            failed += row.getString(1).equals(Result.FAILED.name()) ? row.getLong(2) : 0;
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the journal can't be read, SQLSTATE " + e.getSQLState(), e);
        }
        return new Counted(all, failed);
    }
}
