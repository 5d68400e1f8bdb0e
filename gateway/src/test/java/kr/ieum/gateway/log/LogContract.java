package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh log for each test of a contract, and what the contracts share. */
abstract class LogContract {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC);
    static final LogSettings SETTINGS = LogSettings.STANDARD;

    Databases.Database database;
    DisclosureLog log;

    private final Supplier<Databases.Database> fresh;

    LogContract(Supplier<Databases.Database> fresh) {
        this.fresh = fresh;
    }

    @BeforeEach
    void openLog() {
        database = fresh.get();
        log = DisclosureLog.open(database.dataSource(), SETTINGS, CLOCK);
    }

    @AfterEach
    void closeLog() {
        log.close();
        database.close();
    }

    interface Call<T> {
        T run(int caller) throws Exception;
    }

    static <T> List<T> inParallel(int callers, Call<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = IntStream.range(0, callers)
                    .mapToObj(caller -> threads.submit(() -> call.run(caller)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static DecisionRecord record(UUID lookup) {
        return new DecisionRecord(lookup, 1, Leaves.TIME, 7, Digest.sha256(), "{\"kind\":\"case\"}");
    }

    LogReader reader() {
        return new LogReader(database.dataSource());
    }

    void assertClean(long size) {
        assertThat(new Fsck(database.dataSource()).run())
                .isInstanceOfSatisfying(
                        Fsck.Result.Clean.class,
                        clean -> assertThat(clean.shards().getLast().size()).isEqualTo(size));
    }

    long count(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
