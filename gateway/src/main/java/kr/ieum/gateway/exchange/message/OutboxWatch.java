package kr.ieum.gateway.exchange.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** How much waits for each destination, as an operator counts it. Asked at most every five seconds, however often it is read. */
public final class OutboxWatch {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final String QUARANTINED = "QUARANTINED";

    private final DataSource database;
    private final Clock clock;
    private Map<String, Backlog> known = Map.of();
    private Instant asked = Instant.EPOCH;

    /** Over a migrated database. */
    public OutboxWatch(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What waits for one destination.
     *
     * @param waiting deliveries that are to come, those under way included
     * @param oldest for how long the oldest of them has been waiting
     * @param aside deliveries that were put aside
     */
    public record Backlog(long waiting, Duration oldest, long aside) {

        static final Backlog NOTHING = new Backlog(0, Duration.ZERO, 0);
    }

    /**
     * What waits for it now.
     *
     * @throws IllegalStateException when the database doesn't answer; a meter then tells nothing
     */
    public synchronized Backlog backlog(String destination) {
        Instant now = clock.instant();
        if (asked.plus(FRESH).isBefore(now)) {
            known = ask(now);
            asked = now;
        }
        return known.getOrDefault(destination, Backlog.NOTHING);
    }

    private Map<String, Backlog> ask(Instant now) {
        Map<String, Backlog> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                    SELECT destination, state, COUNT(*), MIN(made_at) FROM exchange_delivery
                    WHERE state IN ('WAITING', 'CLAIMED', 'QUARANTINED') GROUP BY destination, state
                    """);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long many = rows.getLong(3);
                boolean isAside = QUARANTINED.equals(rows.getString(2));
                Duration age =
                        Duration.between(rows.getObject(4, OffsetDateTime.class).toInstant(), now);
                found.merge(
                        rows.getString(1),
                        isAside ? new Backlog(0, Duration.ZERO, many) : new Backlog(many, age, 0),
                        OutboxWatch::both);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what waits can't be counted now", e);
        }
        return found;
    }

    private static Backlog both(Backlog one, Backlog other) {
        return new Backlog(
                one.waiting + other.waiting,
                one.oldest.compareTo(other.oldest) > 0 ? one.oldest : other.oldest,
                one.aside + other.aside);
    }
}
