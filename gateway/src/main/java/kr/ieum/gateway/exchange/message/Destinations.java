package kr.ieum.gateway.exchange.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** What stands at each destination, for whoever operates the gateway: whether it is let, what waits, what was put aside and why. Reads only. */
public final class Destinations {

    private final DataSource database;
    private final Set<String> configured;
    private final int breaksAfter;
    private final Clock clock;

    /** @param configured ids of the destinations that this node delivers to */
    public Destinations(DataSource database, Set<String> configured, DeliverySettings settings, Clock clock) {
        this.database = database;
        this.configured = Set.copyOf(configured);
        this.breaksAfter = settings.breaksAfter();
        this.clock = clock;
    }

    /**
     * How a destination stands.
     *
     * @param configured whether this node delivers to it; what is addressed to another waits
     * @param pausedSince when somebody paused it
     * @param failures of the place in a row
     * @param openUntil until when nothing is sent because it failed; then one delivery tries
     * @param waiting deliveries that wait or are under way
     * @param oldest when the oldest of those was accepted
     * @param aside deliveries that were put aside
     */
    public record Standing(
            String id,
            boolean configured,
            Optional<Instant> pausedSince,
            int failures,
            Optional<Instant> openUntil,
            long waiting,
            Optional<Instant> oldest,
            long aside) {}

    /** How many were put aside for one cause. */
    public record Cause(String code, long deliveries) {}

    /**
     * A delivery that was put aside.
     *
     * @param attempts how often it was tried
     * @param madeAt when its message was accepted, or it was replayed
     * @param since when it was put aside
     * @param place orders them; the next page begins after it
     */
    public record Aside(
            UUID id,
            UUID message,
            String sender,
            String register,
            String recordType,
            int attempts,
            String cause,
            Instant madeAt,
            Instant since,
            long place) {}

    /** All that are configured, and those that something waits or was put aside for, by id. */
    public List<Standing> all() {
        Map<String, Counts> counts = new TreeMap<>();
        configured.forEach(id -> counts.put(id, new Counts()));
        return read(connection -> {
            Map<String, Place> places = places(connection);
            places.keySet().forEach(id -> counts.putIfAbsent(id, new Counts()));
            count(connection, counts);
            return counts.entrySet().stream()
                    .map(one -> standing(one.getKey(), one.getValue(), Optional.ofNullable(places.get(one.getKey()))))
                    .toList();
        });
    }

    /** How one stands; nothing where it is neither configured nor known from a delivery. */
    public Optional<Standing> find(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Why deliveries to it were put aside, most frequent first. */
    public List<Cause> causes(String destination) {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                SELECT cause, COUNT(*) AS many FROM exchange_delivery
                WHERE destination = ? AND state = 'QUARANTINED' GROUP BY cause ORDER BY many DESC, cause\
                """)) {
                select.setString(1, destination);
                try (ResultSet row = select.executeQuery()) {
                    List<Cause> causes = new ArrayList<>();
                    while (row.next()) {
                        causes.add(new Cause(row.getString(1), row.getLong(2)));
                    }
                    return causes;
                }
            }
        });
    }

    /**
     * What was put aside, oldest first.
     *
     * @param cause code of the last failure; all where empty
     * @param after {@link Aside#place} of the last of the page before; 0 for the first
     * @param most 1 or more
     */
    public List<Aside> aside(String destination, Optional<String> cause, long after, int most) {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                SELECT d.id, d.message_id, m.sender, m.register, m.record_type, d.attempts, d.cause, d.made_at, d.ended_at,
                    d.sequence
                FROM exchange_delivery d JOIN exchange_message m ON m.id = d.message_id
                WHERE d.destination = ? AND d.state = 'QUARANTINED' AND d.sequence > ? AND (? = '' OR d.cause = ?)
                ORDER BY d.sequence FETCH FIRST ? ROWS ONLY\
                """)) {
                select.setString(1, destination);
                select.setLong(2, after);
                select.setString(3, cause.orElse(""));
                select.setString(4, cause.orElse(""));
                select.setInt(5, most);
                try (ResultSet row = select.executeQuery()) {
                    List<Aside> aside = new ArrayList<>();
                    while (row.next()) {
                        aside.add(new Aside(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getInt(6),
                                row.getString(7),
                                time(row, 8).orElseThrow(),
                                time(row, 9).orElseThrow(),
                                row.getLong(10)));
                    }
                    return aside;
                }
            }
        });
    }

    /** Whether that delivery was put aside at that destination. */
    public boolean isAside(String destination, UUID delivery) {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT id FROM exchange_delivery WHERE id = ? AND destination = ? AND state = 'QUARANTINED'")) {
                select.setObject(1, delivery);
                select.setString(2, destination);
                try (ResultSet row = select.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    private record Place(Optional<Instant> pausedSince, int failures, Optional<Instant> openUntil) {}

    private static final class Counts {
        private long waiting;
        private long aside;
        private Optional<Instant> oldest = Optional.empty();
    }

    private Standing standing(String id, Counts counts, Optional<Place> place) {
        return new Standing(
                id,
                configured.contains(id),
                place.flatMap(Place::pausedSince),
                place.map(Place::failures).orElse(0),
                place.filter(one -> one.failures() >= breaksAfter)
                        .flatMap(Place::openUntil)
                        .filter(until -> until.isAfter(clock.instant())),
                counts.waiting,
                counts.oldest,
                counts.aside);
    }

    private static Map<String, Place> places(Connection connection) throws SQLException {
        Map<String, Place> places = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT id, paused_at, failures, open_until FROM exchange_destination");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                places.put(row.getString(1), new Place(time(row, 2), row.getInt(3), time(row, 4)));
            }
        }
        return places;
    }

    private static void count(Connection connection, Map<String, Counts> counts) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
            SELECT destination, state, COUNT(*), MIN(made_at) FROM exchange_delivery
            WHERE state IN ('WAITING', 'CLAIMED', 'QUARANTINED') GROUP BY destination, state\
            """);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Counts of = counts.computeIfAbsent(row.getString(1), any -> new Counts());
                if (row.getString(2).equals("QUARANTINED")) {
                    of.aside += row.getLong(3);
                } else {
                    of.waiting += row.getLong(3);
                    Instant oldest = time(row, 4).orElseThrow();
                    of.oldest =
                            of.oldest.filter(known -> known.isBefore(oldest)).or(() -> Optional.of(oldest));
                }
            }
        }
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    @FunctionalInterface
    private interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T read(Query<T> query) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            return query.run(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries can't be read, SQLSTATE " + e.getSQLState(), e);
        }
    }
}
