package kr.ieum.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookupIdTest {

    private static final Instant NOW = Instant.parse("2026-11-26T01:00:00.123Z");

    @Test
    void itIsAVersionSevenIdentifierThatBeginsWithItsMillisecond() {
        UUID id = LookupId.at(NOW);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void laterOnesSortBehindEarlierOnesAndThoseOfOneMillisecondDiffer() {
        assertThat(LookupId.at(NOW).toString())
                .isLessThan(LookupId.at(NOW.plusMillis(1)).toString());
        List<UUID> many =
                IntStream.range(0, 10_000).mapToObj(n -> LookupId.at(NOW)).toList();
        assertThat(many).doesNotHaveDuplicates();
    }
}
