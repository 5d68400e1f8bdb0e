package kr.ieum.benchmarks;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What one round of load found.
 *
 * @param perSecond answers a second
 * @param median until the answer was read and verified, in milliseconds
 * @param p99 the same, 99th percentile
 * @param answers how many there were
 * @param callerMicros processor time of the load generator, per answer
 */
record ExchangeTook(double perSecond, double median, double p99, double answers, double callerMicros) {

    /** As a child tells it on one line. */
    String line() {
        return DoubleStream.of(perSecond, median, p99, answers, callerMicros)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(" "));
    }

    static ExchangeTook read(String line) {
        double[] told = Arrays.stream(line.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new ExchangeTook(told[0], told[1], told[2], told[3], told[4]);
    }
}
