package kr.ieum.gateway.view;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets look-ups begin. When more are on their way than the processors can carry, the next one waits here, in the order in which
 * they came, and not in the middle, where a register's deadline would pass while its answer waits to be read. Look-ups
 * that wait for slow registers cost no processor and hold up nobody: what counts is how late a task that is due really runs.
 * Nobody waits for ever: after {@link #LONGEST} a look-up begins whatever the load. Thread-safe.
 */
final class Admission {

    /** So many at once begin unmeasured, for each processor. */
    private static final int EACH_PROCESSOR = 4;

    /** A task that runs this late or less says that processors are to be had. */
    private static final long PROMPT = TimeUnit.MILLISECONDS.toNanos(5);

    /** As long as a look-up waits at most: as long as one may take. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    private final int unmeasured;
    private final LongSupplier lateness;
    private final Duration longest;
    private final ReentrantLock line = new ReentrantLock(true);
    private final AtomicInteger onTheirWay = new AtomicInteger();

    /**
     * Admission by other measures than this machine's.
     *
     * @param unmeasured how many at once begin without a look at the load
     * @param lateness by how many nanoseconds a task that is due now runs late; waits as long
     */
    Admission(int unmeasured, LongSupplier lateness, Duration longest) {
        this.unmeasured = unmeasured;
        this.lateness = lateness;
        this.longest = longest;
    }

    /** Admission by the processors of this machine. */
    static Admission ofThisMachine() {
        return new Admission(
                EACH_PROCESSOR * Runtime.getRuntime().availableProcessors(), Admission::untilATaskRuns, LONGEST);
    }

    /** A new thread runs when all that waited for a processor before it have had their turn. */
    private static long untilATaskRuns() {
        AtomicLong ran = new AtomicLong();
        long begin = System.nanoTime();
        try {
            Thread.ofVirtual().name("lateness").start(() -> ran.set(System.nanoTime())).join();
            return ran.get() - begin;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** One look-up on its way, until closed. */
    interface Stint extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits until a look-up may begin. One whose caller goes away waits no longer and finds out by itself. */
    Stint begin() {
        long until = System.nanoTime() + longest.toNanos();
        try {
            if (line.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    while (isCrowded() && System.nanoTime() - until < 0 && !Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    return goOn();
                } finally {
                    line.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return goOn();
    }

    private boolean isCrowded() {
        return onTheirWay.get() >= unmeasured && lateness.getAsLong() > PROMPT;
    }

    /** For a look-up that was let in before: it waits no second time. */
    Stint goOn() {
        onTheirWay.incrementAndGet();
        return onTheirWay::decrementAndGet;
    }
}
