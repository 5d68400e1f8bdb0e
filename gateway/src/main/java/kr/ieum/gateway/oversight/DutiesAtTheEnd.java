package kr.ieum.gateway.oversight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import kr.ieum.gateway.log.Companion;

/**
 * Opens what an agreement obliges to at its end (key {@code disposal}). Each look-up under it has left a duty whose time
 * hasn't begun; the step that ends the agreement begins it, in its own transaction, so that there is no end without its
 * duties. What is open already stays as it is, so the step may be taken again.
 */
public final class DutiesAtTheEnd {

    /** Stands where other duties have the id of an obligation; the dot keeps it apart from all ids. */
    public static final String OBLIGATION = "disposal.onEnd";

    /** What is left: nobody deleted it when the case had ended. */
    private static final String WAITING = """
        agreement = ? AND version <= ? AND kind IN ('DELETE_AT_END', 'RETURN_AT_END') AND due_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM duty other WHERE other.lookup_id = duty.lookup_id
               AND other.agreement = duty.agreement AND other.kind = 'DELETE' AND other.fulfilled_as = 'DELETED')\
        """;

    private final ZoneId zone;

    /**
     * For every database.
     *
     * @param zone of the federation, in which its days begin
     */
    public DutiesAtTheEnd(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Begins the time of the duties of a version that ends, and of those before it, which it had superseded.
     *
     * @param lastDay on which it was in force; the time runs from the end of that day, however late the step is taken
     */
    public Companion open(String agreement, int version, LocalDate lastDay) {
        return connection -> {
            for (long within : times(connection, agreement, version)) {
                try (PreparedStatement update =
                        connection.prepareStatement("UPDATE duty SET due_at = ? WHERE within_s = ? AND " + WAITING)) {
                    update.setObject(
                            1,
                            lastDay.plusDays(1)
                                    .atStartOfDay(zone)
                                    .toInstant()
                                    .plusSeconds(within)
                                    .atOffset(ZoneOffset.UTC));
                    update.setLong(2, within);
                    update.setString(3, agreement);
                    update.setInt(4, version);
                    update.executeUpdate();
                }
            }
        };
    }

    private static List<Long> times(Connection connection, String agreement, int version) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT DISTINCT within_s FROM duty WHERE " + WAITING)) {
            query.setString(1, agreement);
            query.setInt(2, version);
            List<Long> times = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    times.add(rows.getLong(1));
                }
            }
            return times;
        }
    }
}
