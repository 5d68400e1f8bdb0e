package kr.ieum.gateway.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down guessing: after some failures an account, and an address, has to wait, twice as long with every further
 * failure. Accounts are counted only where they exist, so their number is bounded by the configuration; addresses are
 * bounded by forgetting the one not seen for longest. Lives in memory: a restart forgives.
 */
final class SignInAttempts {

    static final int FREE_PER_ACCOUNT = 5;
    static final int FREE_PER_ADDRESS = 30;
    static final int MAX_ADDRESSES = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGIVEN = Duration.ofMinutes(30);

    private final Clock clock;
    private final Map<String, Failures> accounts = new HashMap<>();
    private final Map<String, Failures> addresses = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    /** Failures since the last success. */
    private record Failures(int count, Instant last, Instant waitUntil) {}

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Whether this account may be tried from this address now. A permitted attempt counts as failed until
     * {@link #succeeded} takes it back, so that many at once don't slip through between check and count.
     */
    synchronized boolean begin(String account, boolean accountExists, String address) {
        Instant now = clock.instant();
        if (waits(accounts.get(account), now) || waits(addresses.get(address), now)) {
            return false;
        }
        if (accountExists) {
            accounts.merge(account, first(now), (old, ignored) -> next(old, now, FREE_PER_ACCOUNT));
        }
        addresses.merge(address, first(now), (old, ignored) -> next(old, now, FREE_PER_ADDRESS));
        return true;
    }

    /**
     * Forgets the failures of an account and takes this attempt back from its address; the address' other failures
     * stay, or owning one account would unlock guessing at others.
     */
    synchronized void succeeded(String account, String address) {
        accounts.remove(account);
        addresses.computeIfPresent(
                address,
                (ignored, old) -> old.count() <= 1 ? null : new Failures(old.count() - 1, old.last(), old.last()));
    }

    private static boolean waits(@Nullable Failures failures, Instant now) {
        return failures != null && now.isBefore(failures.waitUntil());
    }

    private static Failures first(Instant now) {
        return new Failures(1, now, now);
    }

    private static Failures next(Failures old, Instant now, int free) {
        if (now.isAfter(old.last().plus(FORGIVEN))) {
            return first(now);
        }
        int count = old.count() + 1;
        if (count < free) {
            return new Failures(count, now, now);
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(count - free, 16));
        return new Failures(count, now, now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
    }
}
