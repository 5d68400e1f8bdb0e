package kr.ieum.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: doubling from 200 ms, with half of it by chance, so that many callers don't return as one. */
final class BackOff {

    private static final long FIRST_MILLIS = 200;
    private static final int MOST_DOUBLINGS = 7;

    /** Whoever asks for a longer pause isn't waited for. */
    private static final long LONGEST_ASKED_SECONDS = 60;

    private final RandomGenerator random;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /** Before the attempt after this many. */
    Duration after(int attempts) {
        long full = FIRST_MILLIS << Math.min(attempts - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }

    /** What {@code Retry-After} asks for in seconds; empty where it says nothing that is waited for. */
    static Optional<Duration> asked(String retryAfter) {
        if (!retryAfter.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(retryAfter);
        return seconds > LONGEST_ASKED_SECONDS ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }
}
