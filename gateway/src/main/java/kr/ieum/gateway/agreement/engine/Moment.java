package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The time of a request as far as it is known: clocks differ, and what lies within their difference goes against whoever asks.
 *
 * @param earliest the time less the skew
 * @param latest the time and the skew
 */
record Moment(Instant earliest, Instant latest) {

    static Moment of(Instant time, Duration skew) {
        return skew.isZero() ? new Moment(time, time) : new Moment(time.minus(skew), time.plus(skew));
    }

    /** Whether the whole of it lies in the period. */
    boolean isIn(Period period) {
        return period == Period.ALWAYS
                || (!earliest.isBefore(period.from()) && latest.isBefore(period.until()));
    }

    /** Whether the whole of it lies in one and the same of these. */
    boolean isInOneOf(List<Period> periods) {
        for (int i = 0; i < periods.size(); i++) {
            if (isIn(periods.get(i))) {
                return true;
            }
        }
        return false;
    }
}
