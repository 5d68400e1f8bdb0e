package kr.ieum.gateway.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where callers meet the one writer. Appends are handed out once; release leaves stay at the head of their queue until
 * they are known to be written, so that a failing database keeps them in order and a full queue holds the callers back.
 */
final class GroupQueue {
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final LogSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Deque<PendingAppend> appends = new ArrayDeque<>();
    private final Deque<QueuedRelease> releases = new ArrayDeque<>();
    private long releasesDue;
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
            if (releases.size() >= settings.maxBacklog()) {
                throw new LogUnavailable(
                        releases.size() + " release leaves wait to be written: no disclosure before they are",
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
    void addReleases(List<QueuedRelease> leaves) {
        long left = settings.patience().toNanos();
        lock.lock();
        try {
            refuseIfClosed();
            while (!releases.isEmpty() && releases.size() + leaves.size() > settings.maxBacklog()) {
                if (left <= 0) {
                    throw new LogUnavailable("the queue of release leaves is full", false, null);
                }
                left = room.awaitNanos(left);
                refuseIfClosed();
            }
            if (releases.isEmpty()) {
                releasesDue = System.nanoTime() + settings.linger().toNanos();
            }
            releases.addAll(leaves);
            added += leaves.size();
            work.signal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted while the queue of release leaves was full", false, e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Has the release leaves that are queued now written without delay and waits for it, as long as patience lasts.
     *
     * @return whether they are written
     */
    boolean settle() {
        long left = settings.patience().toNanos();
        lock.lock();
        try {
            long wanted = added;
            if (written < wanted) {
                releasesDue = System.nanoTime();
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
            return releases.size();
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
                if (closed && (releases.isEmpty() || now - closeBy >= 0)) {
                    return false;
                }
                if (releases.isEmpty()) {
                    work.await();
                } else if (now - releasesDue >= 0) {
                    return true;
                } else {
                    long unusedRest = work.awaitNanos(releasesDue - now);
                }
            }
            awaitCompany();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** For the writer: the next group. Release leaves in it stay queued until {@link #written}. */
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
            // As many releases as appends, at least: each intent leads to releases, and a smaller share than they have
            // of
            // what arrives would fill their queue until disclosures stop.
            return new Group(taken, releases.stream().limit(settings.maxGroup()).toList());
        } finally {
            lock.unlock();
        }
    }

    /** For the writer: the first so many release leaves are durable. */
    void written(int count) {
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                releases.removeFirst();
            }
            written += count;
            // What is left has waited already.
            releasesDue = System.nanoTime();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** For the writer: the releases stay; they are tried again with the next append, or alone after a pause. */
    void failed() {
        lock.lock();
        try {
            releasesDue = System.nanoTime() + RETRY_NANOS;
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
                releasesDue = System.nanoTime();
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
