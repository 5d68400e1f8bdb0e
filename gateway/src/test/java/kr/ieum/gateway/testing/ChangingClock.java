package kr.ieum.gateway.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** A clock that a test moves. */
public final class ChangingClock extends Clock {

    private final Supplier<Instant> now;

    private ChangingClock(Supplier<Instant> now) {
        this.now = now;
    }

    /** Shows what stands in the array's first place. */
    public static Clock showing(Instant[] now) {
        return new ChangingClock(() -> now[0]);
    }

    /** Shows what the supplier says. */
    public static Clock showing(Supplier<Instant> now) {
        return new ChangingClock(now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
