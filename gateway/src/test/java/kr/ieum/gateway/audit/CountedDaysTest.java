package kr.ieum.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A day is counted as often as it can still make a difference. */
class CountedDaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final long ENOUGH = 150;

    private final CountedDays days = new CountedDays();
    private final List<CountedDays.Day> counted = new ArrayList<>();

    @Test
    void a_day_that_is_under_way_is_counted_again_until_there_were_too_many() {
        assertThat(people(TODAY, 149)).isEqualTo(149);
        assertThat(people(TODAY, 150)).isEqualTo(150);
        assertThat(people(TODAY, 151)).isEqualTo(151);
        assertThat(people(TODAY, 9_000)).as("too many before").isEqualTo(151);
        assertThat(counted).hasSize(3);
    }

    @Test
    void a_day_that_is_over_is_counted_once_and_every_officials_by_itself() {
        LocalDate yesterday = TODAY.minusDays(1);
        assertThat(people(yesterday, 7)).isEqualTo(7);
        assertThat(people(yesterday, 8)).isEqualTo(7);
        CountedDays.Day another = new CountedDays.Day("3780000", "kim.jihyun", yesterday);
        assertThat(days.people(another, TODAY, ENOUGH, day -> 9)).isEqualTo(9);
    }

    @Test
    void what_was_used_least_lately_is_counted_anew_so_that_the_memory_is_bounded() {
        LocalDate first = TODAY.minusDays(20_000);
        people(first, 1);
        for (int back = 1; back < 15_000; back++) {
            people(TODAY.minusDays(back), 1);
        }
        assertThat(people(first, 2)).isEqualTo(2);
        assertThat(people(TODAY.minusDays(14_999), 2)).isEqualTo(1);
    }

    private long people(LocalDate day, long many) {
        return days.people(new CountedDays.Day("3000000", "kim.jihyun", day), TODAY, ENOUGH, one -> {
            counted.add(one);
            return many;
        });
    }
}
