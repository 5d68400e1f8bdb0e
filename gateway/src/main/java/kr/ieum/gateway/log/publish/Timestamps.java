package kr.ieum.gateway.log.publish;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import kr.ieum.gateway.log.DisclosureLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has checkpoints timestamped as they are shown: the newest after each interval in which the log grew, and the last one of a shard that is
 * over. A thread of its own asks, so that a slow authority holds up nobody.
 */
public final class Timestamps implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timestamps.class);

    /** Whose word disclosures wait for. */
    private static final String AUTHORITY = "a timestamp authority";

    /** Longest time between two looks at what is due, and after a failure until the next question. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final Supplier<Map<String, Published>> shown;
    private final StampedCheckpoints kept;
    private final Stamping stamping;
    private final Rules rules;
    private final DisclosureLog log;
    private final Clock clock;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Instant> dueSince = Optional.empty();
    private boolean succeeded;

    /**
     * When a timestamp is due, and what if there is none.
     *
     * @param interval between two timestamps of a log that grows
     * @param grace for how long disclosures go on after one was due; empty where they always do
     */
    public record Rules(Duration interval, Optional<Duration> grace) {}

    Timestamps(
            Supplier<Map<String, Published>> shown,
            StampedCheckpoints kept,
            Stamping stamping,
            Rules rules,
            DisclosureLog log,
            Clock clock) {
        this.shown = shown;
        this.kept = kept;
        this.stamping = stamping;
        this.rules = rules;
        this.log = log;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("log-timestamps").daemon().unstarted(this::run);
    }

    /** Begins to have what is shown stamped. */
    public static Timestamps start(
            PublishedLog published,
            StampedCheckpoints kept,
            Stamping stamping,
            Rules rules,
            DisclosureLog log,
            Clock clock) {
        Timestamps timestamps = new Timestamps(published::shards, kept, stamping, rules, log, clock);
        timestamps.thread.start();
        return timestamps;
    }

    private void run() {
        long pause = Math.min(LOOK.toMillis(), Math.max(1, rules.interval().toMillis() / 4));
        try {
            // A start has more urgent things to do.
            while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
                round();
            }
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it.
            throw new IllegalStateException(e);
        }
    }

    /** Stamps what is due. */
    void round() {
        Instant now = clock.instant();
        List<Published> shards = shown.get().values().stream()
                .sorted(Comparator.comparing(Published::shard))
                .toList();
        try {
            for (Published shard : shards) {
                Optional<StampedCheckpoints.Stamped> last =
                        kept.list(shard.shard()).stream().findFirst();
                boolean grown = last.isEmpty() || last.get().size() < shard.size();
                boolean over = !shard.equals(shards.getLast());
                Instant due = last.map(stamped -> stamped.time().plus(rules.interval()))
                        .orElse(now);
                if (grown && (over || !now.isBefore(due))) {
                    if (dueSince.isEmpty()) {
                        // To start a node anew doesn't begin the grace anew.
                        dueSince = Optional.of(succeeded || due.isAfter(now) ? now : due);
                    }
                    kept.keep(shard, stamping.authority(), stamping.stamp(shard.note()));
                    dueSince = Optional.empty();
                }
            }
            succeeded = true;
            log.resume(AUTHORITY);
        } catch (IOException | SQLException | RuntimeException e) {
            failed(e, now);
        }
    }

    private void failed(Exception cause, Instant now) {
        LOG.warn("a checkpoint isn't timestamped for now: {}", cause.toString());
        dueSince.filter(since -> rules.grace()
                        .filter(grace -> since.plus(grace).isBefore(now))
                        .isPresent())
                .ifPresent(since -> log.suspend(
                        AUTHORITY,
                        "a timestamp of the log has been due since " + since + ", and the grace is "
                                + rules.grace().orElseThrow() + " (" + cause.getMessage() + ")"));
    }

    /** Ends after the question that is under way. */
    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
