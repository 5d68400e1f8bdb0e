package kr.ieum.benchmarks;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What one round found.
 *
 * @param leaves durable leaves a second
 * @param median of an append, in milliseconds, making its leaves included
 * @param p99 the same, 99th percentile
 * @param batch leaves in a group, on average
 * @param file leaves a second that the bare file took in batches of that size
 * @param insert leaves a second that the bare table took in batches of that size
 */
record LogTook(double leaves, double median, double p99, double batch, double file, double insert) {

    /** As a worker tells it on one line. */
    String line() {
        return DoubleStream.of(leaves, median, p99, batch, file, insert)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(" "));
    }

    static LogTook read(String line) {
        double[] told = Arrays.stream(line.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new LogTook(told[0], told[1], told[2], told[3], told[4], told[5]);
    }

    /** Our share of what the bare file took, in percent. */
    double ofFile() {
        return 100 * leaves / file;
    }

    /** Our share of what the bare table took, in percent. */
    double ofInsert() {
        return 100 * leaves / insert;
    }
}
