package kr.ieum.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Looks up until the JVM has compiled what a look-up runs: in blocks, each by another official since volumes are counted per
 * official, until three blocks in a row have cost hardly less processor time than the cheapest before them.
 */
final class WarmUp {

    private static final int BLOCK = 100;
    private static final int MOST_BLOCKS = 40;
    private static final long LONGEST_SECONDS = 180;
    private static final int CALM_BLOCKS = 3;

    /** A block this much cheaper than the cheapest so far shows that the compiler is still at work. */
    private static final double CHEAPER = 0.95;

    private WarmUp() {}

    /**
     * Runs the blocks; afterwards all registers are well and the officials' copied cases are gone.
     *
     * @return how many look-ups it took
     */
    static int run(Federation federation) throws IOException, InterruptedException, BenchmarkFailed {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        double cheapest = Double.MAX_VALUE;
        int calm = 0;
        int blocks = 0;
        while (calm < CALM_BLOCKS && blocks < MOST_BLOCKS && System.nanoTime() < end) {
            double cost = block(federation, blocks);
            calm = cost < cheapest * CHEAPER ? 0 : calm + 1;
            cheapest = Math.min(cheapest, cost);
            blocks++;
        }
        federation.agencies().reset();
        return blocks * BLOCK;
    }

    /** Processor milliseconds of a look-up. */
    private static double block(Federation federation, int number)
            throws IOException, InterruptedException, BenchmarkFailed {
        try (Official official = Crowd.signIn(federation, number)) {
            Duration before = federation.gateway().processorTime();
            for (int i = 0; i < BLOCK; i++) {
                official.json();
            }
            return (double) federation.gateway().processorTime().minus(before).toMillis() / BLOCK;
        }
    }
}
