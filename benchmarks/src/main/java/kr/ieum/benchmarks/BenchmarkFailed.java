package kr.ieum.benchmarks;

/** A measurement that couldn't be made; the message says what was seen and where to look. */
final class BenchmarkFailed extends Exception {

    BenchmarkFailed(String message) {
        super(message);
    }
}
