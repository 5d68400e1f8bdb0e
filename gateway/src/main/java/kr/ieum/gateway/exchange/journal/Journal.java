package kr.ieum.gateway.exchange.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kr.ieum.gateway.log.SharedWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the entries of exchanges that have ended and writes them behind, in batches, on one thread for each node. Whoever hands one in never
 * waits: what doesn't fit into the queue is dropped and counted. What is lost at a crash is what
 * the queue still held; the disclosure log is written elsewhere and loses nothing. Thread-safe.
 */
public final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int MOST_AT_ONCE = 500;
    private static final Duration GATHERING = Duration.ofMillis(500);

    private final DataSource database;
    private final JournalMonths months;
    private final BlockingQueue<JournalEntry> queue;
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer = Thread.ofVirtual().name("exchange-journal").unstarted(this::write);
    private final CountDownLatch closing = new CountDownLatch(1);

    /** @param bound most entries that wait to be written */
    public Journal(DataSource database, JournalMonths months, int bound) {
        this.database = SharedWrites.deferred(database);
        this.months = months;
        this.queue = new ArrayBlockingQueue<>(bound);
    }

    /** Begins to write. */
    public void start() {
        writer.start();
    }

    /** Takes an entry, or drops it where too many wait. */
    public void keep(JournalEntry entry) {
        if (queue.offer(entry)) {
            kept.incrementAndGet();
        } else if (dropped.getAndIncrement() % MOST_AT_ONCE == 0) {
            LOG.warn("the journal of exchanges is behind; {} entries were dropped so far", dropped.get());
        }
    }

    /** How many were dropped since the start. */
    public long dropped() {
        return dropped.get();
    }

    /** How many wait to be written. */
    public long waiting() {
        return kept.get() - written.get();
    }

    private void write() {
        List<JournalEntry> batch = new ArrayList<>();
        try {
            while (!closing.await(GATHERING.toMillis(), TimeUnit.MILLISECONDS)) {
                writeWhatWaits(batch);
            }
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it: an interrupt in the middle of writing would close H2's file.
            throw new IllegalStateException(e);
        }
        writeWhatWaits(batch);
    }

    /** @param batch what couldn't be written the last time; empty afterwards, or tried again the next time */
    private void writeWhatWaits(List<JournalEntry> batch) {
        try {
            queue.drainTo(batch, MOST_AT_ONCE - batch.size());
            while (!batch.isEmpty()) {
                write(batch);
                written.addAndGet(batch.size());
                batch.clear();
                queue.drainTo(batch, MOST_AT_ONCE);
            }
        } catch (SQLException e) {
            LOG.warn("the journal of exchanges can't be written for now, SQLSTATE {}", e.getSQLState());
        }
    }

    private void write(List<JournalEntry> batch) throws SQLException {
        Map<YearMonth, List<JournalEntry>> byMonth = batch.stream()
                .collect(Collectors.groupingBy(entry -> EntryId.month(entry.id()), TreeMap::new, Collectors.toList()));
        for (YearMonth month : byMonth.keySet()) {
            months.make(month);
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Map.Entry<YearMonth, List<JournalEntry>> month : byMonth.entrySet()) {
                    JournalRows.insert(connection, month.getKey(), month.getValue());
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Writes what waits, and takes nothing more. */
    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
