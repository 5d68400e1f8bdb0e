package kr.ieum.gateway.rig;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** One process that takes records, until it is killed: at a step, or else after some arrivals or some records that were settled. */
final class IntakeLife {

    /** The how manieth time of a step at the latest. */
    static final int LATEST = 8;

    /** The how manieth arrival at the receiver, or record settled. */
    private static final int MOST = 16;

    /** What a process that was killed ends with. */
    private static final int KILLED = 128 + 9;

    private static final Duration LONGEST_DELAY = Duration.ofMillis(10);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(2);

    private final Process child;
    private final Optional<IntakeStep> at;
    private final Random random;
    private final AtomicInteger before;
    private final AtomicInteger settled;

    IntakeLife(Process child, Optional<IntakeStep> at, Random random) {
        this.child = child;
        this.at = at;
        this.random = random;
        this.before = new AtomicInteger(1 + random.nextInt(LATEST));
        this.settled = new AtomicInteger(1 + random.nextInt(MOST));
    }

    /** At the place's server. What it is killed before is done half of the time, as if it had still been asked for. */
    void reached(IntakeStep step) throws IOException {
        if (at.equals(Optional.of(step)) && before.decrementAndGet() == 0) {
            kill();
            if (step != IntakeStep.AWAY && random.nextBoolean()) {
                throw new IOException("the process was killed before it asked for that");
            }
        }
    }

    void settled() {
        if (at.isEmpty() && settled.decrementAndGet() == 0) {
            killSoon();
        }
    }

    /**
     * Waits for its end.
     *
     * @param known told each time that it knew a record already
     * @throws IllegalStateException when it ended otherwise than by being killed in time
     */
    void run(Receiver receiver, Runnable known) throws InterruptedException {
        if (at.isEmpty()) {
            receiver.afterMore(1 + random.nextInt(MOST), this::killSoon);
        }
        AtomicBoolean late = new AtomicBoolean();
        var _ = child.onExit()
                .orTimeout(LONGEST_LIFE.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(lasting -> {
                    late.set(true);
                    kill();
                    return child;
                });
        try {
            heed(child, known, this::kill);
            if (child.waitFor() != KILLED || late.get()) {
                throw new IllegalStateException(
                        "a process ended with " + child.exitValue() + " and was to be killed at " + at);
            }
        } finally {
            child.destroyForcibly();
        }
    }

    /** Reads what a process says, until its end: that it knew a record, or that it has come to its step. */
    static void heed(Process child, Runnable known, Runnable atStep) {
        try (BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream(), US_ASCII))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("R ")) {
                    known.run();
                } else {
                    atStep.run();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void killSoon() {
        Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(random.nextLong(LONGEST_DELAY.toNanos()));
            kill();
        });
    }

    /** By its handle: Process.destroyForcibly would also close our end of the pipe. */
    void kill() {
        child.toHandle().destroyForcibly();
    }
}
