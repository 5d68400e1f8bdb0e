package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * So many disclosures, taken from a counter before anything is released (design §6 rule 8). The counter and the intent
 * commit together, and a reservation that would pass the limit refuses its append, exactly, also when many nodes race.
 *
 * @param agreement agreement's id
 * @param version agreement's version
 * @param grant grant's id, or {@value #ANY} for the whole agreement
 * @param window length of the window
 * @param windowStart start of the window
 * @param countedFor {@value #ANY}, or a keyed hash of the official (at most 64 characters); never the official's id
 * @param limit most that the window allows, 0 or more
 * @param amount what is taken now, 1 or more
 */
public record VolumeReservation(
        String agreement,
        int version,
        String grant,
        Window window,
        Instant windowStart,
        String countedFor,
        long limit,
        long amount)
        implements Companion {
    /** Stands for "not narrowed to a grant" and "not narrowed to an official". */
    public static final String ANY = "*";

    private static final String ADD = """
        UPDATE volume_counter SET used = used + ?
        WHERE agreement = ? AND version = ? AND grant_id = ? AND window_kind = ? AND window_start = ?
          AND counted_for = ? AND used <= ?\
        """;

    /** The windows that agreements can name. */
    public enum Window {
        HOUR,
        DAY
    }

    /** The limit would be passed; nothing was taken. */
    public static final class Exceeded extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        private final transient VolumeReservation reservation;

        private Exceeded(VolumeReservation reservation) {
            super("agreement " + reservation.agreement + " version " + reservation.version + " allows "
                    + reservation.limit + " per " + (reservation.window == Window.DAY ? "day" : "hour"));
            this.reservation = reservation;
        }

        public VolumeReservation reservation() {
            return reservation;
        }
    }

    public VolumeReservation {
        if (limit < 0 || amount < 1 || countedFor.length() > 64) {
            throw new IllegalArgumentException("a reservation takes 1 or more from a limit of 0 or more");
        }
    }

    /** Counts an agreement per calendar day of the zone. */
    public static VolumeReservation perDay(
            String agreement, int version, Instant now, ZoneId zone, long limit, long amount) {
        Instant start = now.atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
        return new VolumeReservation(agreement, version, ANY, Window.DAY, start, ANY, limit, amount);
    }

    /** Counts one official, named by a keyed hash, per clock hour of the zone. */
    public static VolumeReservation perOfficialHour(
            String agreement, int version, String official, Instant now, ZoneId zone, long limit, long amount) {
        ZonedDateTime hour = now.atZone(zone).truncatedTo(ChronoUnit.HOURS);
        return new VolumeReservation(agreement, version, ANY, Window.HOUR, hour.toInstant(), official, limit, amount);
    }

    @Override
    public void write(Connection connection) throws SQLException, Exceeded {
        if (amount > limit) {
            throw new Exceeded(this);
        }
        // Check and add are one statement, so the row's lock makes them one act. The row may be missing, and another
        // node
        // may insert it between our two statements: then the insert does nothing and the second update decides.
        if (add(connection) || insert(connection) || add(connection)) {
            return;
        }
        throw new Exceeded(this);
    }

    /**
     * Takes many at once, those from one counter as their sum.
     *
     * @throws Exceeded when not all of them can be had; which of them can is for {@link #write} to say, one after the other
     */
    static void takeAll(Connection connection, List<VolumeReservation> reservations) throws SQLException, Exceeded {
        if (reservations.isEmpty()) {
            return;
        }
        Map<VolumeReservation, VolumeReservation> sums = new LinkedHashMap<>();
        reservations.forEach(one -> sums.merge(one.counter(), one, VolumeReservation::and));
        List<VolumeReservation> taken = List.copyOf(sums.values());
        for (VolumeReservation sum : taken) {
            if (sum.amount > sum.limit) {
                throw new Exceeded(sum);
            }
        }
        int[] updated;
        try (PreparedStatement update = connection.prepareStatement(ADD)) {
            for (VolumeReservation sum : taken) {
                sum.add(update);
                update.addBatch();
            }
            updated = update.executeBatch();
        }
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] != 1) {
                taken.get(i).write(connection);
            }
        }
    }

    /** What is the same in all reservations of one counter. */
    private VolumeReservation counter() {
        return new VolumeReservation(agreement, version, grant, window, windowStart, countedFor, 0, 1);
    }

    /** Both amounts under the lower limit: what it allows, one after the other would be allowed too. */
    private VolumeReservation and(VolumeReservation other) {
        return new VolumeReservation(
                agreement,
                version,
                grant,
                window,
                windowStart,
                countedFor,
                Math.min(limit, other.limit),
                Math.addExact(amount, other.amount));
    }

    private boolean add(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ADD)) {
            add(update);
            return update.executeUpdate() == 1;
        }
    }

    private void add(PreparedStatement update) throws SQLException {
        update.setLong(1, amount);
        key(update, 2);
        // Not "used + amount <= limit": that sum could overflow.
        update.setLong(8, limit - amount);
    }

    private boolean insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO volume_counter
              (agreement, version, grant_id, window_kind, window_start, counted_for, used)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
            """)) {
            key(insert, 1);
            insert.setLong(7, amount);
            return insert.executeUpdate() == 1;
        }
    }

    private void key(PreparedStatement statement, int first) throws SQLException {
        statement.setString(first, agreement);
        statement.setInt(first + 1, version);
        statement.setString(first + 2, grant);
        statement.setString(first + 3, window.name());
        statement.setObject(first + 4, windowStart.atOffset(ZoneOffset.UTC));
        statement.setString(first + 5, countedFor);
    }
}
