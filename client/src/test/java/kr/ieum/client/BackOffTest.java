package kr.ieum.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How long a client waits before it tries again. */
class BackOffTest {

    @Test
    void pauses_double_up_to_half_a_minute_and_half_of_each_is_chance() {
        BackOff backOff = new BackOff(new Random(1));
        for (int attempts = 1; attempts < 20; attempts++) {
            long full = Math.min(200L << (attempts - 1), 25_600);
            assertThat(backOff.after(attempts)).isBetween(Duration.ofMillis(full / 2), Duration.ofMillis(full));
        }
    }

    @Test
    void retry_after_is_honoured_in_seconds_up_to_a_minute() {
        assertThat(BackOff.asked("2")).contains(Duration.ofSeconds(2));
        assertThat(BackOff.asked("60")).contains(Duration.ofSeconds(60));
        assertThat(BackOff.asked("61")).isEmpty();
        assertThat(BackOff.asked("-1")).isEmpty();
        assertThat(BackOff.asked("Wed, 21 Oct 2026 07:28:00 GMT")).isEmpty();
        assertThat(BackOff.asked("99999999999999999999")).isEmpty();
    }
}
