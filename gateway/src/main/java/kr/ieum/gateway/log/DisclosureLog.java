package kr.ieum.gateway.log;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kr.ieum.gateway.log.leaf.Leaf;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The disclosure log of one node (design §9): the only way to write a leaf. {@link #append} returns when intents are
 * durable, which is the permission to ask a register; {@link #enqueue} takes release leaves before their bytes go to the
 * client. One thread writes for all callers, in groups, as {@link GroupWriter} says.
 *
 * <p>When the database fails, all callers of the group get {@link LogUnavailable} and disclosures stop; the next append
 * probes again. Queued release leaves are kept, in order, and tried again about every 200 ms until they are written; when
 * {@link LogSettings#maxBacklog} of them wait, appends are refused before they start.
 */
public final class DisclosureLog implements AutoCloseable {
    /** Most leaves in one append. */
    public static final int MAX_LEAVES = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(DisclosureLog.class);

    private final LogSettings settings;
    private final Clock clock;
    private final GroupQueue queue;
    private final GroupWriter writer;
    private final IndexFollower follower;
    private final Thread thread;
    private volatile @Nullable Failure failure;
    private volatile @Nullable Failure halted;
    private final Map<String, Failure> suspended = new ConcurrentHashMap<>();

    private record Failure(Instant since, String cause) {}

    private DisclosureLog(GroupWriter writer, IndexFollower follower, LogSettings settings, Clock clock) {
        this.writer = writer;
        this.follower = follower;
        this.settings = settings;
        this.clock = clock;
        this.queue = new GroupQueue(settings);
        this.thread = Thread.ofPlatform().name("disclosure-log").daemon().unstarted(this::run);
    }

    /**
     * Opens the log of a migrated database and begins its first shard when there is none.
     *
     * @param database the writer keeps one connection of it for itself, and its follower takes one now and then
     * @throws LogUnavailable when the database can't be reached or its settings don't promise durability; the message
     *     names the setting and the remedy
     */
    public static DisclosureLog open(DataSource database, LogSettings settings, Clock clock) {
        try {
            // what it doesn't force may be lost, and what it forces takes all along that was committed before
            DataSource unhurried = SharedWrites.deferred(database);
            GroupWriter writer = GroupWriter.open(unhurried, settings.patience(), clock, Shards.at(clock.instant()));
            DisclosureLog log = new DisclosureLog(writer, new IndexFollower(unhurried), settings, clock);
            log.thread.start();
            return log;
        } catch (SQLException e) {
            throw new LogUnavailable("the disclosure log can't be opened: " + e.getMessage(), false, e);
        }
    }

    /**
     * Makes leaves and companions durable together, or neither; blocks the calling thread until it knows. An interrupt
     * withdraws what the writer hasn't begun; otherwise the outcome is waited for and the interrupt stays set.
     *
     * @param leaves 1 to {@value #MAX_LEAVES}; they get consecutive indexes in this order
     * @param companions run in this order in the group's transaction; may be empty
     * @return where the leaves stand
     * @throws CompanionRefused when a companion refused; nothing was written
     * @throws LogUnavailable when the log can't confirm the append; nothing may be disclosed on it
     * @throws IllegalArgumentException when the leaves can't be written by their nature
     */
    public Appended append(List<? extends Leaf> leaves, List<? extends Companion> companions) throws CompanionRefused {
        if (leaves.isEmpty() || leaves.size() > MAX_LEAVES) {
            throw new IllegalArgumentException("an append has 1 to " + MAX_LEAVES + " leaves, not " + leaves.size());
        }
        refuseIfHalted();
        refuseIfSuspended(leaves);
        PendingAppend append =
                new PendingAppend(leaves.stream().map(PendingLeaf::new).toList(), List.copyOf(companions));
        queue.add(append);
        return append.await(settings.patience());
    }

    /** {@link #enqueue(List, List)} for one leaf that has no companions. */
    public void enqueue(Leaf.Release leaf) {
        enqueue(List.of(leaf), List.of());
    }

    /**
     * Queues release leaves, to be durable within a second; call it after the intent's append returned and before the
     * bytes leave. Returns at once, unless the queue is full: then it waits for room as long as patience lasts.
     *
     * @param companions run in the transaction that makes the first leaf durable; one that refuses undoes the others and
     *     is told to the operator, for a leaf whose value is out is written all the same
     * @throws LogUnavailable when there is no room or the log is closed; then the bytes must not leave
     */
    public void enqueue(List<Leaf.Release> leaves, List<? extends Companion> companions) {
        refuseIfHalted();
        List<QueuedWrite> writes = new ArrayList<>();
        for (Leaf.Release leaf : leaves) {
            writes.add(new QueuedWrite(
                    Optional.of(new PendingLeaf(leaf)), writes.isEmpty() ? List.copyOf(companions) : List.of()));
        }
        queue.addQueued(writes);
    }

    /**
     * Queues a small write that belongs to no leaf: it shares the next group's transaction, so that it costs none of its
     * own. Nobody waits for it; one that refuses is dropped and told to the operator, and one that a failing database
     * leaves in doubt may run twice.
     *
     * @throws LogUnavailable when there is no room or the log is closed; nothing is written then
     */
    public void alongside(Companion write) {
        queue.addQueued(List.of(new QueuedWrite(Optional.empty(), List.of(write))));
    }

    /**
     * Returns when what is queued now is durable, release leaves with their companions and small writes, for somebody who
     * reads what they hold.
     *
     * @return false when patience ended first
     */
    public boolean settle() {
        return settle(settings.patience());
    }

    /** {@link #settle()} for somebody who would rather read what there is than wait for longer. */
    public boolean settle(Duration patience) {
        return queue.settle(patience);
    }

    /**
     * Ends disclosures for the rest of this process: what is written isn't what it should be, and only a person can tell why. What is
     * queued is still written, for its values are out.
     *
     * @param cause in words, without any personal value
     */
    public void halt(String cause) {
        if (halted == null) {
            halted = new Failure(clock.instant(), cause);
            LOG.error("{}; disclosures stop until this node is started anew", cause);
        }
    }

    /**
     * Ends new disclosures until {@link #resume}: what is written may be right, but nobody outside has said so for too long. What was
     * permitted before goes on to its end, and leaves that disclose nothing are written.
     *
     * @param whose word is missing; each is waited for on its own
     * @param cause in words, without any personal value
     */
    public void suspend(String whose, String cause) {
        if (suspended.putIfAbsent(whose, new Failure(clock.instant(), cause)) == null) {
            LOG.error("{}; disclosures stop until that has changed", cause);
        }
    }

    /** That word is there again. */
    public void resume(String whose) {
        Failure past = suspended.remove(whose);
        if (past != null) {
            LOG.warn(
                    "{} vouches for the log again, which was suspended since {}; disclosures resume",
                    whose,
                    past.since);
        }
    }

    private void refuseIfSuspended(List<? extends Leaf> leaves) {
        if (leaves.stream().anyMatch(leaf -> leaf instanceof Leaf.Intent || leaf instanceof Leaf.Delivery)) {
            suspended.values().stream().findAny().ifPresent(present -> {
                throw LogUnavailable.unvouched("disclosures are suspended: " + present.cause);
            });
        }
    }

    private void refuseIfHalted() {
        Failure present = halted;
        if (present != null) {
            throw new LogUnavailable("disclosures were stopped: " + present.cause, false, null);
        }
    }

    /** Whether disclosures may go on. */
    public LogState state() {
        int backlog = queue.backlog();
        Failure present = Stream.of(
                        Optional.ofNullable(halted), suspended.values().stream().findAny())
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(failure);
        if (!thread.isAlive()) {
            return new LogState.Closed(backlog);
        }
        return present == null
                ? new LogState.Writable(backlog)
                : new LogState.Unwritable(present.since, present.cause, backlog);
    }

    /** Takes nothing new, writes what waits, and returns when that is done or patience has ended. */
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                // Leaving now would drop release leaves whose values are out; the writer's own patience bounds the
                // wait.
                interrupted = true;
            }
        }
        if (queue.backlog() > 0) {
            LOG.error(
                    "the disclosure log closed with {} queued writes undone: release leaves among them show as asked,"
                            + " outcome unknown",
                    queue.backlog());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (queue.awaitWork()) {
                writeNext();
            }
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it.
            throw new IllegalStateException(e);
        } finally {
            queue.close();
            follower.close();
            writer.close();
        }
    }

    private void writeNext() {
        if (writer.inDoubt()) {
            // Before collecting: what turns out to be written must not be in the next group too.
            try {
                queue.written(writer.settleDoubt());
            } catch (SQLException | RuntimeException | Error e) {
                queue.collect().failed(new LogUnavailable(stopped(e), false, e));
                return;
            }
        }
        Group group = queue.collect();
        try {
            Runnable answers = writer.write(group);
            queue.written(group.queued().size());
            resumed();
            answers.run();
            follower.grown(group.size());
        } catch (SQLException | RuntimeException | Error e) {
            group.failed(new LogUnavailable(stopped(e), writer.inDoubt(), e));
        }
    }

    private String stopped(Throwable cause) {
        String state = cause instanceof SQLException sql ? ", SQLSTATE " + sql.getSQLState() : "";
        String words = "the log couldn't be written: " + cause.getClass().getSimpleName() + state;
        if (failure == null) {
            failure = new Failure(clock.instant(), words);
            LOG.error("{}; disclosures stop", words, cause);
        }
        queue.failed();
        return words;
    }

    private void resumed() {
        Failure past = failure;
        if (past != null) {
            failure = null;
            LOG.warn("the log can be written again after a failure since {}; disclosures resume", past.since);
        }
    }
}
