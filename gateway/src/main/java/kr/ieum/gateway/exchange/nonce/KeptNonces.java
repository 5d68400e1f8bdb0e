package kr.ieum.gateway.exchange.nonce;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import kr.ieum.client.profile.Nonces;
import kr.ieum.gateway.log.SharedWrites;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Nonces in the database that all nodes share. Its primary key decides which of two nodes took a request; those whose
 * time is over are forgotten once a minute. Those that come while others are being written are written together in the next transaction,
 * since a commit costs a database far more than a row. Thread-safe.
 */
public final class KeptNonces implements Nonces {

    private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(1);
    private static final int MOST_TOGETHER = 256;

    /** So that two nodes with the same ones never wait for each other. */
    private static final Comparator<Coming> ORDER =
            Comparator.comparing(Coming::keyId).thenComparing(Coming::nonce);

    private final DataSource database;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Coming> waiting = new ArrayList<>();
    private boolean writing;

    /** Of whoever writes, one at a time. */
    private volatile Instant clearingDue = Instant.EPOCH;

    /** Nonces of a migrated database. */
    public KeptNonces(DataSource database, Clock clock) {
        // whatever a request leads to is written with its nonce or after it
        this.database = SharedWrites.deferred(database);
        this.clock = clock;
    }

    private record Coming(String keyId, String nonce, Instant until, CompletableFuture<Boolean> isNew) {}

    /** @throws DataAccessResourceFailureException when the database can't be written; a nonce may be kept nevertheless */
    @Override
    public boolean keep(String keyId, String nonce, Instant until) {
        Coming coming = new Coming(keyId, nonce, until, new CompletableFuture<>());
        boolean writes;
        lock.lock();
        try {
            waiting.add(coming);
            writes = !writing;
            writing = true;
        } finally {
            lock.unlock();
        }
        if (writes) {
            Thread.ofVirtual().name("exchange-nonces").start(this::writeWhatWaits);
        }
        try {
            return coming.isNew.join();
        } catch (CompletionException e) {
            throw new DataAccessResourceFailureException("nonces can't be kept", e.getCause());
        }
    }

    private void writeWhatWaits() {
        for (List<Coming> next = next(); !next.isEmpty(); next = next()) {
            try {
                List<Boolean> isNew = write(next);
                for (int i = 0; i < next.size(); i++) {
                    next.get(i).isNew.complete(isNew.get(i));
                }
            } catch (SQLException | RuntimeException e) {
                // whatever it was: nobody may wait for ever
                next.forEach(coming -> coming.isNew.completeExceptionally(e));
            }
        }
    }

    /** Nothing when nobody waits, and then whoever comes next begins anew. */
    private List<Coming> next() {
        lock.lock();
        try {
            List<Coming> some = waiting.subList(0, Math.min(MOST_TOGETHER, waiting.size()));
            List<Coming> next = some.stream().sorted(ORDER).toList();
            some.clear();
            writing = !next.isEmpty();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private List<Boolean> write(List<Coming> all) throws SQLException {
        Instant now = clock.instant();
        boolean clears = now.isAfter(clearingDue);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            List<Boolean> isNew = insert(connection, all);
            if (clears) {
                clear(connection, now);
            }
            connection.commit();
            if (clears) {
                clearingDue = now.plus(BETWEEN_CLEARINGS);
            }
            return isNew;
        }
    }

    private static List<Boolean> insert(Connection connection, List<Coming> all) throws SQLException {
        List<Boolean> isNew = new ArrayList<>(all.size());
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO exchange_nonce (key_id, nonce, kept_until) VALUES (?, ?, ?) ON CONFLICT DO NOTHING\
            """)) {
            for (Coming coming : all) {
                insert.setString(1, coming.keyId);
                insert.setString(2, coming.nonce);
                insert.setObject(3, coming.until.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            for (int rows : insert.executeBatch()) {
                isNew.add(rows == 1);
            }
        }
        return isNew;
    }

    private static void clear(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM exchange_nonce WHERE kept_until < ?")) {
            delete.setObject(1, now.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
