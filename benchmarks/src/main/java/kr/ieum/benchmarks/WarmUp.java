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

    /** An idle gateway uses less of a processor. */
    private static final double CALM_SHARE = 0.05;

    /** Longer than the pause between two rounds of what a gateway does in the background. */
    private static final int CALM_SECONDS = 6;

    /** What a look-up leaves to be done comes due a minute after it. */
    private static final int LONGEST_UNTIL_CALM = 120;

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

    /**
     * Waits, for two minutes at most, until the gateway has used hardly any processor time for some seconds: unloaded means that what the
     * warm-up left to be done behind it is done too.
     *
     * @return in words, how it went
     */
    static String untilCalm(Gateway gateway) throws InterruptedException, BenchmarkFailed {
        int calm = 0;
        int waited = 0;
        double share = 1;
        while (calm < CALM_SECONDS && waited < LONGEST_UNTIL_CALM) {
            Duration before = gateway.processorTime();
            long begin = System.nanoTime();
            TimeUnit.SECONDS.sleep(1);
            share = (double) gateway.processorTime().minus(before).toNanos() / (System.nanoTime() - begin);
            calm = share < CALM_SHARE ? calm + 1 : 0;
            waited++;
        }
        return calm == CALM_SECONDS
                ? String.format("%d s until the gateway was calm", waited)
                : String.format(
                        "%d s in which it didn't become calm (last %.0f %% of a processor)", waited, share * 100);
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
