package kr.ieum.gateway.exchange.bulk;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.exchange.bulk.BatchWork.Came;
import kr.ieum.gateway.exchange.bulk.BulkRows.File;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Leaf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on files, on any number of nodes and without a coordinator: a file is claimed as a whole, with a lease that is held while it is worked on. Which lines were
 * answered is what results there are; so a file goes on where it stood, whoever takes it up. Bounded everywhere: files of a node, batches of a file, lines of a batch.
 */
public final class BulkWork implements AutoCloseable {

    private static final int DOUBLINGS = 20;
    private static final Logger LOG = LoggerFactory.getLogger(BulkWork.class);

    private final DataSource database;
    private final DisclosureLog log;
    private final Screenings screenings;
    private final BulkFiles files;
    private final BulkSettings settings;
    private final Consumer<Worked> watcher;
    private final Clock clock;
    private final SecureRandom random;
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private volatile boolean closed;

    /**
     * Joins the parts; nothing is worked on before {@link #start}.
     *
     * @param watcher told each time that work on a file has ended, or is put off
     */
    public BulkWork(
            DataSource database,
            DisclosureLog log,
            Screenings screenings,
            BulkFiles files,
            BulkSettings settings,
            Consumer<Worked> watcher,
            Clock clock,
            SecureRandom random) {
        this.watcher = watcher;
        this.database = database;
        this.log = log;
        this.screenings = screenings;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /** Begins to work. */
    public void start() {
        for (int i = 0; i < settings.files(); i++) {
            threads.add(Thread.ofVirtual().name("bulk-" + i).start(this::run));
        }
    }

    /** Takes up nothing more, and returns when the batches under way have ended; the rest of their files waits for the next node. */
    @Override
    public void close() {
        closed = true;
        lock.lock();
        try {
            closing.signalAll();
        } finally {
            lock.unlock();
        }
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

    private void run() {
        files.clearLeftovers();
        try {
            while (!closed) {
                if (!worked()) {
                    idle();
                }
            }
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it.
            throw new IllegalStateException(e);
        }
    }

    /** A file that can't be worked on at all waits for the end of its lease, and the others go on. */
    private boolean worked() throws InterruptedException {
        try {
            return workOnDue();
        } catch (RuntimeException e) {
            LOG.error("a file can't be worked on: {}", e.getClass().getName());
            return false;
        }
    }

    private void idle() throws InterruptedException {
        try {
            files.deleteOutlived();
        } catch (SQLException e) {
            LOG.error("files whose time has passed can't be deleted, SQLSTATE {}", e.getSQLState());
        } catch (LogUnavailable e) {
            LOG.error("files whose time has passed aren't deleted: {}", e.getMessage());
        }
        lock.lock();
        try {
            long left = settings.idle().toNanos();
            while (!closed && left > 0) {
                left = closing.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Works on one file that is due, as far as it goes; false when none is. */
    boolean workOnDue() throws InterruptedException {
        UUID claim = UUID.randomUUID();
        Optional<File> file;
        try (Connection connection = connection()) {
            Instant now = now();
            file = BulkRows.claim(connection, claim, now, now.plus(settings.lease()));
        } catch (SQLException e) {
            LOG.error("files can't be claimed, SQLSTATE {}", e.getSQLState());
            return false;
        }
        if (file.isEmpty()) {
            return false;
        }
        try {
            new Run(file.get(), claim).work();
        } catch (SQLException e) {
            LOG.error("file {} stands still, SQLSTATE {}", file.get().id(), e.getSQLState());
        } catch (LogUnavailable e) {
            LOG.error("file {} stands still: {}", file.get().id(), e.getMessage());
        }
        return true;
    }

    /** One claim on one file. */
    private final class Run {

        private final File file;
        private final UUID claim;
        private final BulkOrder order;
        private final FileKeys.Key key;
        private final BatchWork work;
        private final Semaphore free = new Semaphore(settings.batches());
        private final AtomicReference<Came> ended = new AtomicReference<>(new Came.Told());
        private final AtomicInteger told = new AtomicInteger();
        private final Instant from = now();
        private Instant heldUntil;
        private boolean lost;

        Run(File file, UUID claim) {
            this.file = file;
            this.claim = claim;
            this.order = files.order(file);
            this.key = files.key(file);
            this.heldUntil = now().plus(settings.lease());
            this.work = new BatchWork(
                    database,
                    screenings,
                    clock,
                    settings.within(),
                    file.id(),
                    file.handedBy(),
                    order,
                    key,
                    screenings.approval(file.handedBy(), order.screening()),
                    file.failures() < settings.patience());
        }

        void work() throws SQLException, InterruptedException {
            BitSet stored;
            try (Connection connection = connection()) {
                stored = PartRows.stored(connection, file.id());
            }
            Came began = work.refusal().<Came>map(Run::refused).orElseGet(Came.Told::new);
            ended.set(began);
            Batches batches =
                    new Batches(new RawLines(file.parts(), this::part), order.form(), file.batchLines(), random);
            Optional<Batch> batch = batches.next();
            while (batch.isPresent() && goesOn()) {
                if (!stored.get(batch.get().number())) {
                    free.acquire();
                    start(batch.get());
                }
                batch = batches.next();
            }
            free.acquire(settings.batches());
            conclude();
        }

        private byte[] part(int number) throws SQLException {
            try (Connection connection = connection()) {
                return BulkFiles.part(connection, file.id(), key, number);
            }
        }

        /** What the approval is refused for now may be another word later where the case system only didn't answer. */
        private static Came refused(Reason reason) {
            return reason == Reason.CASE_UNVERIFIED ? new Came.Later(reason.name()) : new Came.Refused(reason);
        }

        private boolean goesOn() throws SQLException {
            if (closed || ended.get() instanceof Came.Later) {
                return false;
            }
            Instant now = now();
            if (heldUntil.minus(settings.lease().dividedBy(2)).isBefore(now)) {
                heldUntil = now.plus(settings.lease());
                try (Connection connection = connection()) {
                    lost = !BulkRows.hold(connection, file.id(), claim, heldUntil);
                }
            }
            return !lost;
        }

        private void start(Batch batch) {
            Thread.ofVirtual().name("bulk-batch").start(() -> {
                try {
                    Came came = ended.get() instanceof Came.Refused(Reason reason)
                            ? work.refused(batch, reason)
                            : asked(batch);
                    if (came instanceof Came.Told) {
                        told.incrementAndGet();
                    } else {
                        ended.accumulateAndGet(came, (before, now) -> before instanceof Came.Later ? before : now);
                    }
                } catch (InterruptedException e) {
                    // Nobody has this thread to interrupt it.
                    throw new IllegalStateException(e);
                } catch (RuntimeException e) {
                    // its message might hold a value
                    LOG.error(
                            "file {}: a batch failed with {}",
                            file.id(),
                            e.getClass().getName());
                    ended.set(new Came.Later("FAULT"));
                } finally {
                    free.release();
                }
            });
        }

        private Came asked(Batch batch) throws InterruptedException {
            Came came = work.ask(batch);
            return came instanceof Came.Refused(Reason reason)
                            && work.refused(batch, reason) instanceof Came.Later later
                    ? later
                    : came;
        }

        private void conclude() throws SQLException {
            if (!log.settle()) {
                pause(file.failures() + 1, "LOG");
                return;
            }
            BulkRows.Counts counts;
            try (Connection connection = connection()) {
                counts = PartRows.counts(connection, file.id());
            }
            if (counts.lines() == file.lines()) {
                finish(counts);
            } else if (!lost) {
                String cause = ended.get() instanceof Came.Later(String why) ? why : "";
                int failures = told.get() > 0 ? 0 : file.failures();
                pause(cause.isEmpty() ? failures : failures + 1, cause);
            }
        }

        private void finish(BulkRows.Counts counts) {
            Instant now = now();
            String cause = ended.get() instanceof Came.Refused(Reason reason) ? reason.name() : "";
            Leaf leaf = Leaf.Admin.closed(
                    now,
                    Screenings.agency(file.handedBy()),
                    "bulk-answered",
                    file.id().toString(),
                    file.handedBy(),
                    "",
                    random);
            try {
                log.append(
                        List.of(leaf),
                        List.of(connection -> BulkRows.done(connection, file.id(), claim, counts, cause, now)));
                files.clearLeftovers();
                tell(cause, true);
            } catch (BulkRows.Changed e) {
                LOG.info("file {} was ended by somebody else", file.id());
            } catch (CompanionRefused e) {
                throw new IllegalStateException("unknown refusal of an ending: " + e.getClass(), e);
            }
        }

        private void pause(int failures, String cause) throws SQLException {
            Duration pause = cause.isEmpty() ? Duration.ZERO : after(failures);
            if (!cause.isEmpty()) {
                LOG.warn("file {} waits {} s: {}", file.id(), pause.toSeconds(), cause);
                tell(cause, false);
            }
            try (Connection connection = connection()) {
                BulkRows.pause(connection, file.id(), claim, failures, cause, now().plus(pause));
            }
        }

        private void tell(String cause, boolean done) {
            watcher.accept(new Worked(
                    file.id(),
                    file.handedBy(),
                    file.task(),
                    file.register(),
                    work.agreements(),
                    cause,
                    done,
                    from,
                    now()));
        }

        private Duration after(int failures) {
            Duration longest = settings.longestPause();
            Duration doubled = settings.firstPause().multipliedBy(1L << Math.min(DOUBLINGS, Math.max(0, failures - 1)));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    private Connection connection() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(true);
        return connection;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
