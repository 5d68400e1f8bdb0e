package kr.ieum.benchmarks;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What a stretch of load at a given rate found. Times are from when a query was due, in milliseconds, so that one that had to wait for its turn has waited.
 *
 * @param offered queries a second
 * @param admitted of them answered, a second
 * @param refused of them refused with 429 and {@code Retry-After}, a second
 * @param median of the admitted
 * @param p99 of the admitted
 * @param refusedP99 of the refused
 * @param reconnects connections that a caller had to open anew
 * @param processor of the callers, in cores on average
 * @param calmSeconds until the admitted of a second had all been answered within the given time; the whole stretch where that never was
 */
record PressureTook(
        double offered,
        double admitted,
        double refused,
        double median,
        double p99,
        double refusedP99,
        double reconnects,
        double processor,
        double calmSeconds) {

    /** As a child tells it on one line. */
    String line() {
        return DoubleStream.of(offered, admitted, refused, median, p99, refusedP99, reconnects, processor, calmSeconds)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(" "));
    }

    static PressureTook read(String line) {
        double[] told = Arrays.stream(line.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new PressureTook(told[0], told[1], told[2], told[3], told[4], told[5], told[6], told[7], told[8]);
    }
}
