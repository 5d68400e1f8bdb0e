package kr.ieum.gateway.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the volume counters stand at, for whoever answers for an agreement; it names no official. */
public final class VolumeCounters {

    private final JdbcClient jdbc;

    /** Counters of a migrated database. */
    public VolumeCounters(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** How many units of an agreement version were reserved on the calendar day that this moment lies in. */
    public long usedOnDay(String agreement, int version, Instant moment, ZoneId zone) {
        return jdbc.sql("""
            SELECT used FROM volume_counter
            WHERE agreement = ? AND version = ? AND grant_id = ? AND window_kind = ? AND window_start = ?
              AND counted_for = ?\
            """)
                .param(agreement)
                .param(version)
                .param(VolumeReservation.ANY)
                .param(VolumeReservation.Window.DAY.name())
                .param(moment.atZone(zone)
                        .truncatedTo(ChronoUnit.DAYS)
                        .toInstant()
                        .atOffset(ZoneOffset.UTC))
                .param(VolumeReservation.ANY)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
