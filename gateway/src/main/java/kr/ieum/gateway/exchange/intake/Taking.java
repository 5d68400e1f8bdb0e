package kr.ieum.gateway.exchange.intake;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A place from which records are taken while the node stands, whatever lies there by which transport: the one thread that does it, from its start to its
 * end, and the word for what keeps it from it.
 */
public abstract class Taking implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);
    private static final String STUMBLED = "CLIENT";

    private final String kind;
    private final String place;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<String> hindrance = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    /**
     * Nothing is taken before {@link #start}.
     *
     * @param kind what it is, in a word for the operator's log
     * @param place which one, as the configuration names it
     * @param pause between two looks
     */
    protected Taking(String kind, String place, Duration pause) {
        this.kind = kind;
        this.place = place;
        this.pause = pause;
    }

    /** Begins to take. */
    public final void start() {
        thread = Optional.of(Thread.ofVirtual().name("intake-" + place).start(this::run));
    }

    /** Which place it is, as the configuration names it. */
    public final String place() {
        return place;
    }

    /** Why nothing can be taken from it now, in a stable word; nothing where all is well. */
    public final Optional<String> hindrance() {
        return hindrance;
    }

    /**
     * Takes what lies there, until there is no more for now, the place is lost, or it is {@link #closed}. A record is settled, or stays where it lies.
     *
     * @throws InterruptedException when the thread is interrupted, which nobody does
     */
    protected abstract void look() throws InterruptedException;

    /** Breaks off what waits for the other side, and never what is being accepted. */
    protected void breakOff() {
        // nothing waits for long, where this isn't overridden
    }

    /** Counts down when nothing more is to be taken. */
    protected final CountDownLatch closed() {
        return closed;
    }

    /** Whether records are to be taken. */
    protected final boolean isOpen() {
        return closed.getCount() > 0;
    }

    /** The place can be read. */
    protected final void unhindered() {
        hindrance = Optional.empty();
    }

    /** The place can't be read, in a word of a transport; the operator is told once, until it changes. */
    protected final void hindered(String cause) {
        Optional<String> word = Optional.of(cause.toUpperCase(Locale.ROOT).replace('-', '_'));
        if (!hindrance.equals(word) && isOpen()) {
            LOG.warn("{} {} can't be read: {}", kind, place, word.get());
        }
        hindrance = word;
    }

    private void run() {
        try {
            do {
                lookOnce();
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it: an interrupt in the middle of an acceptance would close H2's
            // file.
            throw new IllegalStateException(e);
        }
    }

    private void lookOnce() throws InterruptedException {
        try {
            look();
        } catch (RuntimeException e) {
            // the clients throw what they like, and its message might hold what a record or a server said
            LOG.error("{} {} can't be read: {}", kind, place, e.getClass().getName());
            hindered(STUMBLED);
        }
    }

    /** Takes nothing more, and returns when the record under way is settled or left where it lies. */
    @Override
    public final void close() {
        closed.countDown();
        breakOff();
        boolean interrupted = false;
        while (thread.filter(Thread::isAlive).isPresent()) {
            try {
                thread.get().join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
