package kr.ieum.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a register is planned not to answer. */
class PlannedStopTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @ParameterizedTest
    @CsvSource({
        "00:00-06:00, 2026-11-21T00:00:00, 2026-11-21T06:00",
        "00:00-06:00, 2026-11-21T05:59:59.999, 2026-11-21T06:00",
        "00:00-06:00, 2026-11-21T06:00:00,",
        "00:00-06:00, 2026-11-21T23:59:59,",
        "22:30-06:00, 2026-11-21T22:29:59,",
        "22:30-06:00, 2026-11-21T22:30:00, 2026-11-22T06:00",
        "22:30-06:00, 2026-11-22T00:00:00, 2026-11-22T06:00",
        "22:30-06:00, 2026-11-22T06:00:00,",
        "18:00-00:00, 2026-12-31T20:00:00, 2027-01-01T00:00"
    })
    void closes_with_the_first_minute_and_opens_with_the_minute_after(String hours, String now, String reopens) {
        Optional<Instant> expected = Optional.ofNullable(reopens)
                .map(text -> LocalDateTime.parse(text).atZone(SEOUL).toInstant());
        assertThat(PlannedStop.of(hours, SEOUL)
                        .closedUntil(LocalDateTime.parse(now).atZone(SEOUL).toInstant()))
                .isEqualTo(expected);
    }
}
