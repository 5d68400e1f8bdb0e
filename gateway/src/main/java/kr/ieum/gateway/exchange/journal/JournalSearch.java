package kr.ieum.gateway.exchange.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds entries, newest first, a page at a time. Thread-safe. */
public final class JournalSearch {

    /** Most entries of a page. */
    public static final int MOST = 200;

    /** After so long a search says how far it came, and stops. */
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private static final UUID LAST = new UUID(-1, -1);

    private final DataSource database;
    private final JournalMonths months;
    private final Duration patience;

    /** Searches a migrated database. */
    public JournalSearch(DataSource database, JournalMonths months) {
        this(database, months, PATIENCE);
    }

    JournalSearch(DataSource database, JournalMonths months, Duration patience) {
        this.database = database;
        this.months = months;
        this.patience = patience;
    }

    /**
     * A page.
     *
     * @param next where the next one begins, where there is more or may be
     * @param back until when it was searched, where the time was used up before the page was full
     */
    public record Page(List<JournalEntry> entries, Optional<UUID> next, Optional<Instant> back) {

        /** Makes it immutable. */
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Finds what is looked for.
     *
     * @param after {@link Page#next} of the page before
     * @param count 1 to {@value #MOST}
     */
    public Page find(Criteria criteria, Optional<UUID> after, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " entries of a page");
        }
        long start = System.nanoTime();
        UUID before = before(criteria, after);
        UUID from = criteria.from().map(EntryId::first).orElseGet(() -> new UUID(0, 0));
        List<JournalEntry> found = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            for (JournalMonths.Month each : months.all()) {
                YearMonth month = each.month();
                if (EntryId.begin(month.plusMonths(1)).isBefore(criteria.from().orElse(Instant.MIN))) {
                    break;
                }
                if (!isBefore(month, before)) {
                    continue;
                }
                if (System.nanoTime() - start > patience.toNanos()) {
                    Instant end = EntryId.begin(month.plusMonths(1));
                    return new Page(found, Optional.of(EntryId.first(end)), Optional.of(end));
                }
                found.addAll(read(connection, new MonthQuery(each, criteria, from, before, count + 1 - found.size())));
                if (found.size() > count) {
                    return new Page(
                            found.subList(0, count),
                            Optional.of(found.get(count - 1).id()),
                            Optional.empty());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the journal can't be read, SQLSTATE " + e.getSQLState(), e);
        }
        return new Page(found, Optional.empty(), Optional.empty());
    }

    /** The entry with that id. */
    public Optional<JournalEntry> find(UUID id) {
        if (!EntryId.isOne(id) || !months.list().contains(EntryId.month(id))) {
            return Optional.empty();
        }
        UUID next = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1);
        MonthQuery query = new MonthQuery(new JournalMonths.Month(EntryId.month(id), false), Criteria.ALL, id, next, 1);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            return read(connection, query).stream().findFirst();
        } catch (SQLException e) {
            throw new IllegalStateException("the journal can't be read, SQLSTATE " + e.getSQLState(), e);
        }
    }

    /** A month that was dropped since it was listed has nothing any more. */
    private List<JournalEntry> read(Connection connection, MonthQuery query) throws SQLException {
        try {
            return query.run(connection);
        } catch (SQLException e) {
            if (months.list().contains(query.month().month())) {
                throw e;
            }
            return List.of();
        }
    }

    private static UUID before(Criteria criteria, Optional<UUID> after) {
        Optional<UUID> until = criteria.until().map(EntryId::first);
        if (after.isPresent() && until.isPresent()) {
            return EntryId.time(after.get()).isBefore(criteria.until().get()) ? after.get() : until.get();
        }
        return after.or(() -> until).orElse(LAST);
    }

    private static boolean isBefore(YearMonth month, UUID before) {
        return Long.compareUnsigned(
                        EntryId.first(EntryId.begin(month)).getMostSignificantBits(), before.getMostSignificantBits())
                <= 0;
    }
}
