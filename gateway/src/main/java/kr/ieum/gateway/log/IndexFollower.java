package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link LogIndex} near the head of a log that grows, in a thread of its own: many leaves at a time cost a fraction of what they cost one
 * by one, and no caller waits for it. What it leaves uncovered is little enough for a reader to look through or to cover itself.
 */
final class IndexFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final long STEP = 2048;

    private final DataSource database;
    private final AtomicLong beyond = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    IndexFollower(DataSource database) {
        this.database = database;
        this.thread = Thread.ofPlatform().name("disclosure-log-index").daemon().start(this::run);
    }

    /** So many leaves more are durable. */
    void grown(int leaves) {
        if (beyond.addAndGet(leaves) >= STEP) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            if (beyond.get() < STEP) {
                LockSupport.park(this);
                continue;
            }
            beyond.set(0);
            try (Connection connection = database.getConnection()) {
                LogIndex.catchUp(connection);
            } catch (SQLException | RuntimeException e) {
                // With the next leaves it is tried again; until then readers look through more of them.
                LOG.warn(
                        "the log's index couldn't be caught up: {}",
                        e.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                // A step is short, and whoever closes the database next needs its connection back.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
