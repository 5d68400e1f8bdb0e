package kr.ieum.gateway.agreement.engine;

import java.time.Instant;

/** A span of time, {@code from} inclusive, {@code until} exclusive. */
public record Period(Instant from, Instant until) {

    /** All of time. */
    public static final Period ALWAYS = new Period(Instant.MIN, Instant.MAX);

    /** Whether the instant lies in the span. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
