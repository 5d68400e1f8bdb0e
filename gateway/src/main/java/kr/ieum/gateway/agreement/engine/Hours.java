package kr.ieum.gateway.agreement.engine;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Agreed hours of the week in a time zone (design §6 rule 2).
 *
 * @param fromMinute minute of the day, inclusive
 * @param untilMinute minute of the day, exclusive; 1440 for the end of the day
 */
public record Hours(Set<DayOfWeek> days, int fromMinute, int untilMinute, ZoneId zone) {

    /** Makes it immutable. */
    public Hours {
        days = Set.copyOf(days);
    }

    /** Whether the instant falls into the agreed hours. */
    public boolean contains(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        int minute = local.getHour() * 60 + local.getMinute();
        return days.contains(local.getDayOfWeek()) && minute >= fromMinute && minute < untilMinute;
    }

    /** Whether it surely falls into them, although the clock may be wrong by so much. */
    boolean contains(Instant instant, Duration skew) {
        return contains(instant.minus(skew)) && contains(instant.plus(skew));
    }
}
