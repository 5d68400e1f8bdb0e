package kr.ieum.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * Measured values of one kind, in one unit. Percentiles are nearest-rank, so every one of them is a value that was really
 * measured; nothing is interpolated, smoothed or left out.
 */
final class Sample {

    private static final double PERCENT = 100.0;

    private final double[] ascending;

    private Sample(double[] ascending) {
        this.ascending = ascending;
    }

    /** @throws IllegalArgumentException when there is no value, or one that is not a number */
    static Sample of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] ascending = values.stream().mapToDouble(Double::doubleValue).toArray();
        if (Arrays.stream(ascending).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("not a number");
        }
        Arrays.sort(ascending);
        return new Sample(ascending);
    }

    int size() {
        return ascending.length;
    }

    /** The smallest value that at least this share of all values doesn't exceed; more than 0, at most 100. */
    double percentile(int percent) {
        if (percent <= 0 || percent > PERCENT) {
            throw new IllegalArgumentException("not a percentile: " + percent);
        }
        int rank = (int) Math.ceil(percent / PERCENT * ascending.length);
        return ascending[rank - 1];
    }

    double median() {
        return percentile(50);
    }

    double max() {
        return ascending[ascending.length - 1];
    }
}
