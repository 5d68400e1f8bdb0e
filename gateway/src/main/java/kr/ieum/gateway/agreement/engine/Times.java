package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Which of a task's periods and hours hold at the time of a request, each found out when it is first asked and not again. Clocks differ, and what
 * lies within their difference goes against whoever asks: a period must hold at both ends of it.
 */
final class Times {

    static final int NONE = -1;

    private final Instant time;
    private final Duration skew;
    private final PeriodSets sets;
    private final Hours[] hours;
    private final long earliest;
    private final long latest;
    /** Place of the first period that holds, and two; 1 when none does, 0 while it isn't known. */
    private final short[] known;
    /** 1 within, 2 not, 0 while it isn't known. */
    private final byte[] knownHours;

    Times(TaskTable task, Instant time, Duration skew) {
        this.time = time;
        this.skew = skew;
        this.sets = task.periods();
        this.hours = task.hours();
        this.knownHours = new byte[hours.length];
        this.earliest = PeriodSets.nanos(time) - skew.toNanos();
        this.latest = PeriodSets.nanos(time) + skew.toNanos();
        this.known = new short[sets.size()];
    }

    /** The place of the set's first period that holds, or {@link #NONE}. */
    int firstIn(int set) {
        short found = known[set];
        if (found == 0) {
            found = (short) (sets.firstWith(set, earliest, latest) + 2);
            known[set] = found;
        }
        return found - 2;
    }

    /** Whether the time surely lies in the hours of that number. */
    boolean isWithin(int number) {
        if (knownHours[number] == 0) {
            knownHours[number] = (byte) (hours[number].contains(time, skew) ? 1 : 2);
        }
        return knownHours[number] == 1;
    }

    boolean isIn(int set) {
        return firstIn(set) != NONE;
    }
}
