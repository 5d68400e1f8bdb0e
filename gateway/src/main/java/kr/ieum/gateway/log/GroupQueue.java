package kr.ieum.gateway.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where callers meet the one writer. Appends are handed out once; release leaves and small writes stay in their queue until
 * they are known to be written, so that a failing database keeps them in order and a full queue holds the callers back.
 */
final class GroupQueue {
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final LogSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Deque<PendingAppend> appends = new ArrayDeque<>();
    private final Deque<QueuedWrite> queued = new ArrayDeque<>();
    private long due;
    private long added;
    private long written;
    private long waitingLeaves;
    private boolean closed;
    private long closeBy;

    GroupQueue(LogSettings settings) {
        this.settings = settings;
    }

    void add(PendingAppend append) {
        lock.lock();
        try {
            refuseIfClosed();
            if (queued.size() >= settings.maxBacklog()) {
                throw new LogUnavailable(
                        queued.size()
                                + " queued writes wait, release leaves among them: no disclosure before they are done",
                        false,
                        null);
            }
            if (appends.size() >= settings.maxWaiting()) {
                throw new LogUnavailable(appends.size() + " appends wait already", false, null);
            }
            appends.add(append);
            waitingLeaves += append.leaves().size();
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for room as long as patience lasts; a batch goes in whole. */
    void addQueued(List<QueuedWrite> writes) {
        long left = settings.patience().toNanos();
        lock.lock();
        try {
            refuseIfClosed();
            while (!queued.isEmpty() && queued.size() + writes.size() > settings.maxBacklog()) {
                if (left <= 0) {
                    throw new LogUnavailable("the queue of release leaves is full", false, null);
                }
                left = room.awaitNanos(left);
                refuseIfClosed();
            }
            if (queued.isEmpty()) {
                due = System.nanoTime() + settings.linger().toNanos();
            }
            queued.addAll(writes);
            added += writes.size();
            work.signal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted while the queue of release leaves was full", false, e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Has what is queued now written without delay and waits for it, as long as the caller has patience.
     *
     * @return whether they are written
     */
    boolean settle(Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            long wanted = added;
            if (written < wanted) {
                due = System.nanoTime();
                work.signal();
            }
            while (written < wanted && left > 0) {
                left = room.awaitNanos(left);
            }
            return written >= wanted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    int backlog() {
        lock.lock();
        try {
            return queued.size();
        } finally {
            lock.unlock();
        }
    }

    /** For the writer: true when there is something to write, false when the log is closed and nothing more will be. */
    boolean awaitWork() throws InterruptedException {
        lock.lock();
        try {
            while (appends.isEmpty()) {
                long now = System.nanoTime();
                if (closed && (queued.isEmpty() || now - closeBy >= 0)) {
                    return false;
                }
                if (queued.isEmpty()) {
                    work.await();
                } else if (now - due >= 0) {
                    return true;
                } else {
                    long unusedRest = work.awaitNanos(due - now);
                }
            }
            awaitCompany();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * For the writer: the next group. What is queued joins it when it is due or nobody waits for the group; it stays in its
     * queue until {@link #written}.
     */
    Group collect() {
        lock.lock();
        try {
            List<PendingAppend> taken = new ArrayList<>();
            int leaves = 0;
            while (!appends.isEmpty()) {
                int size = appends.getFirst().leaves().size();
                if (leaves > 0 && leaves + size > settings.maxGroup()) {
                    break;
                }
                PendingAppend next = appends.removeFirst();
                waitingLeaves -= size;
                if (next.claim()) {
                    taken.add(next);
                    leaves += size;
                }
            }
            boolean delayed = !taken.isEmpty() && System.nanoTime() - due < 0;
            // As many of them as of appends, at least: each intent leads to releases, and a smaller share than they
            // have
            // of what arrives would fill their queue until disclosures stop.
            return new Group(
                    taken,
                    queued.stream().limit(delayed ? 0 : settings.maxGroup()).toList());
        } finally {
            lock.unlock();
        }
    }

    /** For the writer: the first so many of the queue are durable. */
    void written(int count) {
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                queued.removeFirst();
            }
            written += count;
            if (count > 0) {
                // What is left has waited already.
                due = System.nanoTime();
            }
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** For the writer: the queue stays; it is tried again with the next append, or alone after a pause. */
    void failed() {
        lock.lock();
        try {
            due = System.nanoTime() + RETRY_NANOS;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing new from now on; what waits is still written, for as long as patience lasts. */
    void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                closeBy = System.nanoTime() + settings.patience().toNanos();
                due = System.nanoTime();
            }
            work.signal();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitCompany() throws InterruptedException {
        long left = settings.window().toNanos();
        while (left > 0 && waitingLeaves < settings.maxGroup() && !closed) {
            left = work.awaitNanos(left);
        }
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new LogUnavailable("the log is closed", false, null);
        }
    }
}
