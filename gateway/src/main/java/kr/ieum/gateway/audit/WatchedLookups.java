package kr.ieum.gateway.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kr.ieum.gateway.audit.FindingStore.Found;
import kr.ieum.gateway.log.SharedWrites;

/** Look-ups that still have to be looked at, in the database: taken in portions, and settled in portions with what was found. */
final class WatchedLookups {

    private static final String COLUMNS = "lookup_id, agency, made_at, refused, stage, due_at";
    private static final String PUT_OFF =
            "UPDATE audit_watch SET due_at = ?, stage = ? WHERE lookup_id = ? AND due_at = ?";

    private final DataSource database;
    private final FindingStore findings;

    WatchedLookups(DataSource database, FindingStore findings) {
        this.database = SharedWrites.deferred(database);
        this.findings = findings;
    }

    /**
     * A look-up that has to be looked at.
     *
     * @param refused reason; empty where it wasn't refused
     * @param stage of its case at the first time; empty before
     */
    record Watched(UUID lookup, String agency, Instant at, String refused, String stage, Instant due) {}

    /** On the follower's transaction; a look-up that is watched already stays as it is. */
    static void watch(Connection connection, Collection<Watched> lookups) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO audit_watch (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (Watched one : lookups) {
                insert.setObject(1, one.lookup());
                insert.setString(2, one.agency());
                insert.setObject(3, one.at().atOffset(ZoneOffset.UTC));
                insert.setString(4, one.refused());
                insert.setString(5, one.stage());
                insert.setObject(6, one.due().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Takes those that are due, the longest waiting first, so that no other node takes them before {@code until}; one for which another
     * node was quicker stays with it.
     *
     * @return those taken, due at {@code until}
     */
    List<Watched> take(Instant now, int most, Instant until) {
        Instant again = until.truncatedTo(ChronoUnit.MILLIS);
        return inOneTransaction(connection -> {
            List<Watched> due = due(connection, now, most);
            try (PreparedStatement update = connection.prepareStatement(PUT_OFF)) {
                for (Watched one : due) {
                    putOff(update, one, one.stage(), again);
                }
                int[] moved = due.isEmpty() ? new int[0] : update.executeBatch();
                return IntStream.range(0, moved.length)
                        .filter(i -> moved[i] == 1)
                        .mapToObj(due::get)
                        .map(one ->
                                new Watched(one.lookup(), one.agency(), one.at(), one.refused(), one.stage(), again))
                        .toList();
            }
        });
    }

    private static List<Watched> due(Connection connection, Instant now, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS
                + " FROM audit_watch WHERE due_at <= ? ORDER BY due_at, lookup_id FETCH FIRST " + most
                + " ROWS ONLY")) {
            query.setObject(1, now.atOffset(ZoneOffset.UTC));
            List<Watched> due = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    due.add(new Watched(
                            row.getObject("lookup_id", UUID.class),
                            row.getString("agency"),
                            moment(row, "made_at"),
                            row.getString("refused"),
                            row.getString("stage"),
                            moment(row, "due_at")));
                }
            }
            return due;
        }
    }

    private static void putOff(PreparedStatement update, Watched one, String stage, Instant until) throws SQLException {
        update.setObject(1, until.atOffset(ZoneOffset.UTC));
        update.setString(2, stage);
        update.setObject(3, one.lookup());
        update.setObject(4, one.due().atOffset(ZoneOffset.UTC));
        update.addBatch();
    }

    /**
     * What came of looking at a look-up.
     *
     * @param again when it is looked at next; never where empty
     */
    record Judged(Watched taken, List<Found> found, Optional<Again> again) {

        Judged {
            found = List.copyOf(found);
        }

        static Judged done(Watched taken, List<Found> found) {
            return new Judged(taken, found, Optional.empty());
        }

        static Judged again(Watched taken, List<Found> found, String stage, Instant at) {
            return new Judged(taken, found, Optional.of(new Again(stage, at)));
        }
    }

    /**
     * To be looked at once more.
     *
     * @param stage of its case; empty while it isn't known
     */
    record Again(String stage, Instant at) {}

    /**
     * Writes it all; what another node took meanwhile is left to it. Findings go in one order on every node, for two nodes that find the
     * same wait for each other.
     */
    void settle(List<Judged> portion) {
        inOneTransaction(connection -> {
            findings.add(
                    connection,
                    portion.stream()
                            .flatMap(judged -> judged.found().stream())
                            .sorted(Comparator.comparing(Found::indicator).thenComparing(Found::occasion))
                            .toList());
            try (PreparedStatement putOff = connection.prepareStatement(PUT_OFF);
                    PreparedStatement done =
                            connection.prepareStatement("DELETE FROM audit_watch WHERE lookup_id = ? AND due_at = ?")) {
                for (Judged judged : portion) {
                    if (judged.again().isPresent()) {
                        Again again = judged.again().get();
                        putOff(putOff, judged.taken(), again.stage(), again.at());
                    } else {
                        done.setObject(1, judged.taken().lookup());
                        done.setObject(2, judged.taken().due().atOffset(ZoneOffset.UTC));
                        done.addBatch();
                    }
                }
                putOff.executeBatch();
                done.executeBatch();
            }
            return portion.size();
        });
    }

    /** Statements that are one commit together. */
    @FunctionalInterface
    private interface Statements<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T inOneTransaction(Statements<T> statements) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = statements.run(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "look-ups that are looked at can't be written, SQLSTATE " + e.getSQLState(), e);
        }
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
