package kr.ieum.gateway.log.file;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what is committed and left to others to write, twice a second, and keeps an H2 file in proportion to what it holds. H2 appends a chunk of pages at each commit, and a chunk's place is free again only when
 * none of its pages is used any more; its own thread that moves the last pages on doesn't run where each commit is written at once
 * ({@code WRITE_DELAY=0}). Without this the file, and what H2 remembers of its chunks in memory, would grow with each commit, to more
 * than ten times the data. Does nothing on another database.
 */
public final class FileCompaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileCompaction.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Most passes without a pause: what is committed meanwhile waits for one pass. */
    private static final int PASSES = 4;

    /** Used share of the chunks, in percent, from which on nothing is moved. */
    private static final int ENOUGH = 50;

    /** Most bytes that one pass moves. */
    private static final int MOST_BYTES = 256 << 10;

    private final DataSource database;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private FileCompaction(DataSource database) {
        this.database = database;
        this.thread = Thread.ofPlatform().daemon().name("file-compaction").unstarted(this::run);
    }

    /**
     * Begins to look twice a second.
     *
     * @throws SQLException when the database can't be reached
     */
    public static FileCompaction start(DataSource database) throws SQLException {
        FileCompaction compaction = new FileCompaction(database);
        if (store(database).isPresent()) {
            compaction.thread.start();
        }
        return compaction;
    }

    /** Returns when the pass under way has ended. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                round();
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it.
            throw new IllegalStateException(e);
        }
    }

    private void round() {
        if (!writes(database)) {
            return;
        }
        for (int pass = 0; pass < PASSES && closed.getCount() > 0; pass++) {
            if (!pass(database)) {
                return;
            }
        }
    }

    /** Writes what was committed and isn't written yet; false where that fails. */
    static boolean writes(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
            return true;
        } catch (SQLException e) {
            LOG.debug("what was committed can't be written now, SQLSTATE {}", e.getSQLState());
            return false;
        }
    }

    /** Moves the used pages of some chunks that are hardly used; whether there were any. */
    static boolean pass(DataSource database) {
        try {
            return store(database)
                    .map(store -> store.compact(ENOUGH, MOST_BYTES))
                    .orElse(false);
        } catch (SQLException e) {
            LOG.debug("the file isn't compacted now, SQLSTATE {}", e.getSQLState());
            return false;
        } catch (MVStoreException e) {
            // closed, or failed, since it was looked for; whoever writes next finds out
            LOG.debug("the file isn't compacted now, code {}", e.getErrorCode());
            return false;
        }
    }

    /** Looked for anew each time: a database that failed is opened anew. */
    private static Optional<MVStore> store(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.isWrapperFor(JdbcConnection.class)
                            && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                    ? Optional.of(session.getDatabase().getStore().getMvStore())
                    : Optional.empty();
        }
    }
}
