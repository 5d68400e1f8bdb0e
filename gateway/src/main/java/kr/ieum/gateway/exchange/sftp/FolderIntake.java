package kr.ieum.gateway.exchange.sftp;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kr.ieum.adapters.sftp.DropFolder;
import kr.ieum.gateway.exchange.intake.Intake;
import kr.ieum.gateway.exchange.intake.Taking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a register's system announces out of a folder of its agency's SFTP server, one file after the other in the order of their names, at each
 * visit. Several nodes may visit the same folder: each file is accepted once, and what lies behind it not before.
 */
public final class FolderIntake implements Taking {

    private static final Logger LOG = LoggerFactory.getLogger(FolderIntake.class);

    private final DropFolder folder;
    private final String place;
    private final Duration interval;
    private final FolderVisit work;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<String> hindrance = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    /**
     * Nothing is taken before {@link #start}.
     *
     * @param interval how often the folder is looked into
     */
    public FolderIntake(DropFolder folder, Duration interval, Intake intake, Clock clock) {
        this.folder = folder;
        this.place = intake.source().place();
        this.interval = interval;
        this.work = new FolderVisit(intake, clock);
    }

    @Override
    public void start() {
        thread = Optional.of(Thread.ofVirtual().name("intake-folder").start(this::run));
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public Optional<String> hindrance() {
        return hindrance;
    }

    private void run() {
        try {
            do {
                look();
            } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it: an interrupt in the middle of an acceptance would close H2's
            // file.
            throw new IllegalStateException(e);
        }
    }

    /** Looks into the folder once. */
    void look() throws InterruptedException {
        try {
            switch (folder.visit(work::take)) {
                case DropFolder.Outcome.Visited() -> hindrance = Optional.empty();
                case DropFolder.Outcome.Failed(String cause) ->
                    hindered(cause.toUpperCase(Locale.ROOT).replace('-', '_'));
            }
        } catch (RuntimeException e) {
            // its message might hold what a server said
            LOG.error("folder {} can't be looked into: {}", place, e.getClass().getName());
            hindered("CLIENT");
        }
    }

    private void hindered(String word) {
        if (!hindrance.equals(Optional.of(word)) && closed.getCount() > 0) {
            LOG.warn("folder {} can't be looked into: {}", place, word);
        }
        hindrance = Optional.of(word);
    }

    /** Breaks off the visit, and never what is being accepted. */
    @Override
    public void close() {
        closed.countDown();
        folder.close();
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
