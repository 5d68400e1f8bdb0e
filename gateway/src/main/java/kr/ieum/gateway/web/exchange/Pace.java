package kr.ieum.gateway.web.exchange;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * How fast each agency may ask: a bucket of tokens that fills steadily, and so many requests on their way at once. What one agency uses up is
 * nobody else's. Counted on each node by itself.
 */
final class Pace {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Limits limits;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    Pace(Limits limits) {
        this.limits = limits;
    }

    /**
     * The limits of one agency.
     *
     * @param perSecond requests a second that it may keep up
     * @param burst requests that it may make at once after a pause
     * @param atOnce requests that may be on their way
     */
    record Limits(int perSecond, int burst, int atOnce) {}

    private record Lane(Bucket bucket, Semaphore onTheWay) {}

    /** Whether a request may begin. */
    sealed interface Entry {

        /** It may; closed when it has ended. */
        record Begun(Runnable end) implements Entry, AutoCloseable {

            @Override
            public void close() {
                end.run();
            }
        }

        /** Not before so many seconds have passed, 1 at least. */
        record TooFast(long seconds) implements Entry {}

        /** So many of the agency's are on their way already. */
        record TooMany() implements Entry {}
    }

    Entry begin(String agency) {
        Lane lane = lanes.computeIfAbsent(agency, any -> lane());
        if (!lane.onTheWay().tryAcquire()) {
            return new Entry.TooMany();
        }
        ConsumptionProbe probe = lane.bucket().tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            lane.onTheWay().release();
            long nanos = probe.getNanosToWaitForRefill();
            return new Entry.TooFast(
                    Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds()));
        }
        return new Entry.Begun(lane.onTheWay()::release);
    }

    private Lane lane() {
        return new Lane(
                Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(limits.burst())
                                .refillGreedy(limits.perSecond(), SECOND)
                                .build())
                        .build(),
                new Semaphore(limits.atOnce()));
    }
}
