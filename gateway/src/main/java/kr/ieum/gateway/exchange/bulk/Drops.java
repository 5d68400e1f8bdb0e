package kr.ieum.gateway.exchange.bulk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into systems' folders, each at its own pace; any number of nodes may, for a file is handed in once. */
public final class Drops implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Drops.class);

    private final List<Watched> watched;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A folder and how often it is looked into. */
    public record Watched(DroppedFiles files, Duration interval) {}

    /** Nothing is looked into before {@link #start}. */
    public Drops(List<Watched> watched) {
        this.watched = List.copyOf(watched);
    }

    /** Begins. */
    public void start() {
        watched.forEach(one -> threads.add(Thread.ofVirtual().name("drops").start(() -> run(one))));
    }

    private void run(Watched one) {
        try {
            do {
                take(one.files());
            } while (!closed.await(one.interval().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it: an interrupt in the middle of taking a part would close H2's
            // file.
            throw new IllegalStateException(e);
        }
    }

    private static void take(DroppedFiles files) throws InterruptedException {
        try {
            files.take();
        } catch (RuntimeException e) {
            // its message might hold what a server said
            LOG.error("a folder can't be looked into: {}", e.getClass().getName());
        }
    }

    /** Breaks off visits, never what is being taken, and returns when they have ended; what is half taken is taken on the next visit. */
    @Override
    public void close() {
        closed.countDown();
        watched.forEach(one -> one.files().close());
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
