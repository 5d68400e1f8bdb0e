package kr.ieum.adapters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
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

    /** One day's stop. */
    public record Window(Instant begin, Instant end) {}

    /** The stops that touch a span of time, in their order. */
    public List<Window> within(Instant from, Instant until) {
        List<Window> windows = new ArrayList<>();
        LocalDate last = until.atZone(zone).toLocalDate();
        // one that began the day before may reach into the span
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            Instant begin = day.atTime(this.from).atZone(zone).toInstant();
            Instant end = day.plusDays(this.from.isBefore(this.until) ? 0 : 1)
                    .atTime(this.until)
                    .atZone(zone)
                    .toInstant();
            if (end.isAfter(from) && begin.isBefore(until)) {
                windows.add(new Window(begin, end));
            }
        }
        return List.copyOf(windows);
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
