package kr.ieum.adapters;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The hours of every day in which a register is planned not to answer.
 *
 * @param from first minute of the stop
 * @param until first minute after it; at or before {@code from} it lies on the next day
 */
public record PlannedStop(LocalTime from, LocalTime until, ZoneId zone) {

    /** From hours such as {@code 00:00-06:00}. */
    public static PlannedStop of(String hours, ZoneId zone) {
        return new PlannedStop(LocalTime.parse(hours.substring(0, 5)), LocalTime.parse(hours.substring(6)), zone);
    }

    /** The end of the stop that this moment lies in; nothing when the register is open. */
    public Optional<Instant> closedUntil(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        LocalTime time = there.toLocalTime();
        boolean overnight = !from.isBefore(until);
        boolean closed =
                overnight ? !time.isBefore(from) || time.isBefore(until) : !time.isBefore(from) && time.isBefore(until);
        if (!closed) {
            return Optional.empty();
        }
        boolean tomorrow = overnight && !time.isBefore(from);
        return Optional.of(there.toLocalDate()
                .plusDays(tomorrow ? 1 : 0)
                .atTime(until)
                .atZone(zone)
                .toInstant());
    }
}
