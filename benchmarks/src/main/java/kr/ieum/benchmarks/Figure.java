package kr.ieum.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of the result.
 *
 * @param bar what it must keep; nothing where the line only explains another
 * @param remark how it was measured, or what was seen beside it
 */
record Figure(String name, Unit unit, Sample sample, Optional<Bar> bar, String remark) {

    /** In what a figure is counted. */
    enum Unit {
        MILLISECONDS("ms", 1),
        SECONDS("s", 2),
        MEBIBYTES("MiB", 0),
        LOOKUPS("look-ups", 0),
        MICROSECONDS("µs", 2),
        BYTES("B", 0),
        PERCENT("%", 0),
        TIMES("×", 1),
        PER_SECOND("/s", 0),
        COUNT("", 0);

        private final String sign;
        private final int decimals;

        Unit(String sign, int decimals) {
            this.sign = sign;
            this.decimals = decimals;
        }

        String show(double value) {
            return String.format(Locale.ROOT, "%." + decimals + "f", value) + (sign.isEmpty() ? "" : " " + sign);
        }
    }

    /** The value of a sample that a bar looks at. */
    enum Statistic {
        MEDIAN("p50", 50),
        P95("p95", 95),
        MAX("max", 100);

        private final String word;
        private final int percent;

        Statistic(String word, int percent) {
            this.word = word;
            this.percent = percent;
        }

        double of(Sample sample) {
            return sample.percentile(percent);
        }
    }

    /**
     * At most {@code limit}, in the figure's unit, or at least.
     *
     * @param atLeast whether more is better
     */
    record Bar(Statistic statistic, double limit, boolean atLeast) {

        boolean isMetBy(Sample sample) {
            double value = statistic.of(sample);
            return atLeast ? value >= limit : value <= limit;
        }

        private String sign() {
            return atLeast ? " ≥ " : " ≤ ";
        }
    }

    static Figure barred(
            String name, Unit unit, List<Double> values, Statistic statistic, double limit, String remark) {
        return new Figure(name, unit, Sample.of(values), Optional.of(new Bar(statistic, limit, false)), remark);
    }

    /** A median that more is better of. */
    static Figure atLeast(String name, Unit unit, List<Double> values, double limit, String remark) {
        return new Figure(name, unit, Sample.of(values), Optional.of(new Bar(Statistic.MEDIAN, limit, true)), remark);
    }

    static Figure told(String name, Unit unit, List<Double> values, String remark) {
        return new Figure(name, unit, Sample.of(values), Optional.empty(), remark);
    }

    boolean isMissed() {
        return bar.isPresent() && !bar.get().isMetBy(sample);
    }

    /** The cells of its line, in the order of {@link Report}'s columns. */
    List<String> cells() {
        return List.of(
                name,
                bar.map(b -> b.statistic().word + b.sign() + unit.show(b.limit()))
                        .orElse("–"),
                Integer.toString(sample.size()),
                unit.show(sample.median()),
                unit.show(Statistic.P95.of(sample)),
                unit.show(sample.max()),
                bar.isEmpty() ? "–" : isMissed() ? "MISS" : "pass",
                remark);
    }
}
