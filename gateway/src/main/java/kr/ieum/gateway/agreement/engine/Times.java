package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Which of a task's periods hold at the time of a request, each found out when it is first asked and not again. Clocks differ, and what
 * lies within their difference goes against whoever asks: a period must hold at both ends of it.
 */
final class Times {

    static final int NONE = -1;

    private final PeriodSets sets;
    private final long earliest;
    private final long latest;
    /** Place of the first period that holds, and two; 1 when none does, 0 while it isn't known. */
    private final short[] known;

    Times(PeriodSets sets, Instant time, Duration skew) {
        this.sets = sets;
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

    boolean isIn(int set) {
        return firstIn(set) != NONE;
    }
}
