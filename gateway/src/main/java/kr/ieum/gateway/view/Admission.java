package kr.ieum.gateway.view;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

    /** Until a look-up that has just begun shows in the load; before that the next one doesn't look. */
    private static final Duration LOOK = Duration.ofMillis(10);

    /** As long as a look-up waits at most: as long as one may take. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    private final LongSupplier lateness;
    private final Duration look;
    private final Duration longest;
    private final ReentrantLock line = new ReentrantLock(true);
    private final Places places;

    /** Places of which more can be taken than there are. */
    private static final class Places extends Semaphore {

        private static final long serialVersionUID = 1L;

        Places(int places) {
            super(places);
        }

        void take() {
            reducePermits(1);
        }
    }

    /**
     * Admission by other measures than this machine's.
     *
     * @param unmeasured how many at once begin without a look at the load
     * @param lateness by how many nanoseconds a task that is due now runs late; waits as long
     * @param look how long a place is waited for before the load is looked at
     */
    Admission(int unmeasured, LongSupplier lateness, Duration look, Duration longest) {
        this.places = new Places(unmeasured);
        this.lateness = lateness;
        this.look = look;
        this.longest = longest;
    }

    /** Admission by the processors of this machine. */
    static Admission ofThisMachine() {
        return new Admission(
                EACH_PROCESSOR * Runtime.getRuntime().availableProcessors(), Admission::untilATaskRuns, LOOK, LONGEST);
    }

    /** A new thread runs when all that waited for a processor before it have had their turn. */
    private static long untilATaskRuns() {
        AtomicLong ran = new AtomicLong();
        long begin = System.nanoTime();
        try {
            Thread.ofVirtual()
                    .name("lateness")
                    .start(() -> ran.set(System.nanoTime()))
                    .join();
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
                    while (System.nanoTime() - until < 0) {
                        if (places.tryAcquire(look.toNanos(), TimeUnit.NANOSECONDS)) {
                            return places::release;
                        }
                        if (lateness.getAsLong() <= PROMPT) {
                            return goOn();
                        }
                    }
                } finally {
                    line.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return goOn();
    }

    /** For a look-up that was let in before: it waits no second time. */
    Stint goOn() {
        places.take();
        return places::release;
    }
}
