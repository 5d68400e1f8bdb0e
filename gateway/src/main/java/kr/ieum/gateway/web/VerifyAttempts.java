package kr.ieum.gateway.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may ask what is open to everybody and costs something, such as checking sheets {@value #PER_WINDOW} times a minute; hits and misses alike, so that nothing can
 * be guessed and nothing told from being slowed down. Bounded by forgetting the address not seen for longest. Thread-safe.
 */
public final class VerifyAttempts {

    static final int PER_WINDOW = 20;
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_ADDRESSES = 10_000;

    private final Clock clock;
    private final int perWindow;
    private final Map<String, Window> windows = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    /** The attempts since a moment. */
    private record Window(Instant since, int count) {}

    VerifyAttempts(Clock clock) {
        this(clock, PER_WINDOW);
    }

    /** Another number of times a minute. */
    public VerifyAttempts(Clock clock, int perWindow) {
        this.clock = clock;
        this.perWindow = perWindow;
    }

    /** Whether this address may check one more now. */
    public synchronized boolean allows(String address) {
        Instant now = clock.instant();
        Window window = windows.merge(
                address,
                new Window(now, 1),
                (old, first) ->
                        now.isBefore(old.since().plus(WINDOW)) ? new Window(old.since(), old.count() + 1) : first);
        return window.count() <= perWindow;
    }
}
