package kr.ieum.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Repeats a measurement, bounded in count and in time: the sample's size shows when time ran out first. */
record Rounds(int count, int seconds) {

    /** One measurement. */
    interface Round {

        void run() throws IOException, InterruptedException, BenchmarkFailed;
    }

    void run(Round round) throws IOException, InterruptedException, BenchmarkFailed {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; i < count && (i == 0 || System.nanoTime() < end); i++) {
            round.run();
        }
    }
}
