package kr.ieum.gateway.exchange.nonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What kept nonces promise, on every database. */
abstract class KeptNoncesContract {

    private final Instant[] now = {Instant.parse("2026-03-02T09:00:00Z")};
    private Databases.Database database;

    abstract Databases.Database open();

    @BeforeEach
    void openDatabase() {
        database = open();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void a_nonce_is_new_once_on_all_nodes_and_each_key_has_its_own() {
        KeptNonces here = node();
        KeptNonces there = node();
        assertThat(here.keep("k-1", "0123456789abcdef", until(330))).isTrue();
        assertThat(there.keep("k-1", "0123456789abcdef", until(330))).isFalse();
        assertThat(there.keep("k-2", "0123456789abcdef", until(330))).isTrue();
        assertThat(there.keep("k-1", "0123456789ABCDEF", until(330))).isTrue();
    }

    @Test
    void of_many_who_bring_the_same_nonce_at_once_one_is_let_in() throws InterruptedException, ExecutionException {
        KeptNonces nonces = node();
        List<Callable<Boolean>> many = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(i -> () -> nonces.keep("k-1", "the-same-for-all", until(330)))
                .toList();
        int let = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : threads.invokeAll(many)) {
                let += each.get() ? 1 : 0;
            }
        }
        assertThat(let).isEqualTo(1);
    }

    @Test
    void many_at_once_on_two_nodes_are_each_let_in_once() throws InterruptedException, ExecutionException {
        KeptNonces here = node();
        KeptNonces there = node();
        List<Callable<Boolean>> many = IntStream.range(0, 400)
                .<Callable<Boolean>>mapToObj(i ->
                        () -> (i % 2 == 0 ? here : there).keep("k-1", "nonce-" + (i * 37 % 400) / 2, until(330)))
                .toList();
        int let = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : threads.invokeAll(many)) {
                let += each.get() ? 1 : 0;
            }
        }
        assertThat(let).isEqualTo(200);
    }

    @Test
    void a_database_that_is_gone_is_told_to_each_who_waits_and_the_next_one_is_tried() {
        KeptNonces nonces = node();
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("ALTER TABLE exchange_nonce RENAME TO away").update();
        assertThatThrownBy(() -> nonces.keep("k-1", "0123456789abcdef", until(330)))
                .isInstanceOf(DataAccessException.class);
        jdbc.sql("ALTER TABLE away RENAME TO exchange_nonce").update();
        assertThat(nonces.keep("k-1", "0123456789abcdef", until(330))).isTrue();
    }

    @Test
    void a_nonce_is_forgotten_when_its_request_would_be_refused_as_expired_and_not_before() {
        KeptNonces nonces = node();
        nonces.keep("k-1", "0123456789abcdef", until(330));
        now[0] = now[0].plusSeconds(329);
        nonces.keep("k-1", "another-nonce-01", until(330));
        assertThat(nonces.keep("k-1", "0123456789abcdef", until(330))).isFalse();
        now[0] = now[0].plusSeconds(100);
        nonces.keep("k-1", "another-nonce-02", until(330));
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("SELECT nonce FROM exchange_nonce ORDER BY nonce")
                        .query(String.class)
                        .list())
                .containsExactly("another-nonce-01", "another-nonce-02");
    }

    private KeptNonces node() {
        return new KeptNonces(database.dataSource(), ChangingClock.showing(now));
    }

    private Instant until(int seconds) {
        return now[0].plusSeconds(seconds);
    }
}
