package kr.ieum.gateway.exchange.message;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When to try again: twice as long each time, and by chance between half of that and all of it, so that what failed together doesn't come back together. */
record BackOff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    /** @param failed how many attempts have failed, 1 or more */
    Duration after(int failed, RandomGenerator random) {
        long most = Math.min(longest.toMillis(), first.toMillis() << Math.min(failed - 1, MOST_DOUBLINGS));
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
