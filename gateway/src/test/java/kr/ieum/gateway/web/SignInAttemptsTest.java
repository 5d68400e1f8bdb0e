package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {

    private Instant now = Instant.parse("2026-09-30T00:00:00Z");
    private final SignInAttempts attempts = new SignInAttempts(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void theWaitDoublesWithEveryFurtherFailureUpToFiveMinutes() {
        for (int i = 0; i < SignInAttempts.FREE_PER_ACCOUNT; i++) {
            assertThat(attempts.begin("kim", true, "a" + i)).isTrue();
        }
        for (int seconds = 1; seconds <= 256; seconds *= 2) {
            assertThat(attempts.begin("kim", true, "b"))
                    .as("before " + seconds + " s")
                    .isFalse();
            now = now.plusSeconds(seconds);
            assertThat(attempts.begin("kim", true, "c" + seconds))
                    .as("after " + seconds + " s")
                    .isTrue();
        }
        now = now.plus(Duration.ofMinutes(5));
        assertThat(attempts.begin("kim", true, "d")).isTrue();
    }

    @Test
    void successForgivesTheAccountButNotItsAddress() {
        for (int i = 1; i < SignInAttempts.FREE_PER_ADDRESS; i++) {
            attempts.begin("other" + i, true, "street");
        }
        assertThat(attempts.begin("kim", true, "street")).isTrue();
        attempts.succeeded("kim", "street");
        assertThat(attempts.begin("lee", true, "street")).isTrue();
        assertThat(attempts.begin("park", true, "street")).isFalse();
    }

    @Test
    void halfAnHourForgets() {
        for (int i = 0; i < SignInAttempts.FREE_PER_ACCOUNT; i++) {
            attempts.begin("kim", true, "a");
        }
        now = now.plus(Duration.ofMinutes(31));
        for (int i = 1; i < SignInAttempts.FREE_PER_ACCOUNT; i++) {
            assertThat(attempts.begin("kim", true, "a")).isTrue();
        }
    }

    @Test
    void manyAtOnceDontSlipThrough() throws Exception {
        var threads = new Thread[50];
        var tried = new java.util.concurrent.atomic.AtomicInteger();
        for (int i = 0; i < threads.length; i++) {
            String address = "a" + i;
            threads[i] = Thread.ofVirtual().start(() -> {
                if (attempts.begin("kim", true, address)) {
                    tried.incrementAndGet();
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(tried).hasValue(SignInAttempts.FREE_PER_ACCOUNT);
    }

    @Test
    void accountsThatDontExistAndAddressesWithoutEndTakeNoRoom() throws Exception {
        for (int i = 0; i < 3 * SignInAttempts.MAX_ADDRESSES; i++) {
            attempts.begin("made-up" + i, false, "address" + i);
        }
        assertThat(size("accounts")).isZero();
        assertThat(size("addresses")).isEqualTo(SignInAttempts.MAX_ADDRESSES);
    }

    private int size(String field) throws ReflectiveOperationException {
        var map = SignInAttempts.class.getDeclaredField(field);
        map.setAccessible(true);
        return ((java.util.Map<?, ?>) map.get(attempts)).size();
    }
}
