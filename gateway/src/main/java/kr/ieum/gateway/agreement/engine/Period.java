package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;

/** A span of time, {@code from} inclusive, {@code until} exclusive. */
public record Period(Instant from, Instant until) {

    /** All of time. */
    public static final Period ALWAYS = new Period(Instant.MIN, Instant.MAX);

    /** Whether the instant lies in the span. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /** Whether it surely lies in the span, although the clock may be wrong by so much. */
    public boolean contains(Instant instant, Duration skew) {
        return contains(instant.minus(skew)) && contains(instant.plus(skew));
    }
}
