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
            // closed in the middle of a visit: what is half taken is taken on the next one
            Thread.currentThread().interrupt();
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

    /** Ends visits, and returns when they have ended. */
    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = false;
        for (Thread thread : threads) {
            thread.interrupt();
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
