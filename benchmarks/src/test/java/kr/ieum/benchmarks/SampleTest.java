package kr.ieum.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import kr.ieum.benchmarks.Figure.Statistic;
import kr.ieum.benchmarks.Figure.Unit;
import org.junit.jupiter.api.Test;

final class SampleTest {

    private static Sample descendingTo(int highest) {
        return Sample.of(IntStream.rangeClosed(1, highest)
                .mapToObj(i -> (double) (highest + 1 - i))
                .toList());
    }

    @Test
    void percentilesAreNearestRankAndIndependentOfTheOrderOfMeasuring() {
        Sample hundred = descendingTo(100);

        assertThat(hundred.median()).isEqualTo(50);
        assertThat(hundred.percentile(95)).isEqualTo(95);
        assertThat(hundred.percentile(100)).isEqualTo(100);
        assertThat(hundred.percentile(1)).isEqualTo(1);
    }

    @Test
    void aSmallSampleRoundsUpSoThatItsP95IsItsWorst() {
        Sample five = Sample.of(List.of(4.0, 1.0, 5.0, 2.0, 3.0));

        assertThat(five.median()).isEqualTo(3);
        assertThat(five.percentile(95)).isEqualTo(5);
        assertThat(Sample.of(List.of(1.0, 2.0)).median()).isEqualTo(1);
    }

    @Test
    void oneSlowMeasurementStaysVisible() {
        Sample sample = Sample.of(List.of(1.0, 1.0, 1.0, 900.0));

        assertThat(sample.max()).isEqualTo(900);
        assertThat(sample.median()).isEqualTo(1);
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThatThrownBy(() -> Sample.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sample.of(List.of(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> descendingTo(3).percentile(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBarIsMetAtItsLimitAndMissedAboveIt() {
        List<Double> values = List.of(1.0, 2.0, 10.0);

        assertThat(figure(values, Statistic.MEDIAN, 2).isMissed()).isFalse();
        assertThat(figure(values, Statistic.MEDIAN, 1.9).isMissed()).isTrue();
        assertThat(figure(values, Statistic.P95, 9.9).isMissed()).isTrue();
        assertThat(figure(values, Statistic.MAX, 10).isMissed()).isFalse();
        assertThat(Figure.told("a", Unit.SECONDS, values, "").isMissed()).isFalse();
    }

    @Test
    void theTableShowsEveryColumnOfAFigureWithItsUnit() {
        assertThat(figure(List.of(1.0, 2.0, 10.0), Statistic.P95, 9).cells())
                .containsExactly("a", "p95 ≤ 9.0 ms", "3", "2.0 ms", "10.0 ms", "10.0 ms", "MISS", "how");
    }

    private static Figure figure(List<Double> values, Statistic statistic, double limit) {
        return Figure.barred("a", Unit.MILLISECONDS, values, statistic, limit, "how");
    }
}
