package kr.ieum.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A date of which only a part is known is a value of its own: it is compared with three answers, and nothing is made up. */
class PartialDateTest {

    @ParameterizedTest(name = "{0} before {1}: {2}")
    @CsvSource({
        "1985-02-03, 1985-02-04, YES",
        "1985-02-03, 1985-02-03, NO",
        "1985-02-04, 1985-02-03, NO",
        "1984,       1985,       YES",
        "1985,       1985,       UNDETERMINED",
        "1985,       1985-06,    UNDETERMINED",
        "1985-05,    1985-06-01, YES",
        "1985-06,    1985-06-01, NO",
        "1985-06,    1985-06-02, UNDETERMINED",
        "1985-12-31, 1985,       NO",
        "1985-01-01, 1985,       UNDETERMINED",
        "1986,       1985-12,    NO",
    })
    void beforeIsKnownWhereEveryPairOfDaysAgrees(String one, String other, Answer answer) {
        PartialDate left = PartialDate.parse(one);
        PartialDate right = PartialDate.parse(other);
        assertThat(left.isBefore(right)).isEqualTo(answer);
        assertThat(right.isAfter(left)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} same day as {1}: {2}")
    @CsvSource({
        "1985-02-03, 1985-02-03, YES",
        "1985-02-03, 1985-02-04, NO",
        "1985-02,    1985-02-03, UNDETERMINED",
        "1985,       1985,       UNDETERMINED",
        "1985-02,    1985-03,    NO",
        "1985-02,    1984,       NO",
    })
    void sayingTheSameIsNotBeingTheSameDay(String one, String other, Answer answer) {
        assertThat(PartialDate.parse(one).isSameDay(PartialDate.parse(other))).isEqualTo(answer);
        assertThat(PartialDate.parse(other).isSameDay(PartialDate.parse(one))).isEqualTo(answer);
        assertThat(PartialDate.parse(one)).isEqualTo(PartialDate.parse(one));
    }

    @Test
    void theAnswersAreThoseOfAllDaysItMayBe() {
        Random random = new Random(20261126);
        for (int i = 0; i < 400; i++) {
            PartialDate left = some(random);
            PartialDate right = some(random);
            assertThat(left.isBefore(right))
                    .as("%s before %s", left.iso(), right.iso())
                    .isEqualTo(byDays(left, right));
        }
    }

    @Test
    void listsAreOrderedByWhatIsKnownTheLessPreciseFirst() {
        assertThat(Stream.of("1985-02-03", "1986", "1985", "1985-02", "1984-12-31")
                        .map(PartialDate::parse)
                        .sorted()
                        .map(PartialDate::iso))
                .containsExactly("1984-12-31", "1985", "1985-02", "1985-02-03", "1986");
    }

    @Test
    void itReachesFromTheFirstDayItMayBeToTheLast() {
        assertThat(PartialDate.parse("2024-02").earliest()).isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(PartialDate.parse("2024-02").latest()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(PartialDate.parse("1985").latest()).isEqualTo(LocalDate.of(1985, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1985-02-30",
                "1985-13",
                "0000",
                "1985-00",
                "1985-02-00",
                "1985-2",
                "85",
                "19850203",
                "1985-02-03T"
            })
    void whatIsNoDateIsNoneEither(String text) {
        assertThatThrownBy(() -> PartialDate.parse(text)).isInstanceOf(DateTimeException.class);
    }

    private static PartialDate some(Random random) {
        int month = random.nextInt(3);
        return new PartialDate(1985 + random.nextInt(2), month, month == 0 ? 0 : random.nextInt(3));
    }

    /** By trying every pair of days. */
    private static Answer byDays(PartialDate left, PartialDate right) {
        List<LocalDate> others =
                right.earliest().datesUntil(right.latest().plusDays(1)).toList();
        List<Boolean> answers = left.earliest()
                .datesUntil(left.latest().plusDays(1))
                .flatMap(day -> others.stream().map(day::isBefore))
                .distinct()
                .toList();
        if (answers.size() > 1) {
            return Answer.UNDETERMINED;
        }
        return answers.getFirst() ? Answer.YES : Answer.NO;
    }
}
