package kr.ieum.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * One engine in a JVM of its own, so that no peer spoils what the compiler learned of another. It compares its answers with ours, warms up,
 * and then works for a while whenever it is told to.
 *
 * <p>Arguments: the {@link AgreementWay}. Standard output: {@code ready} or what is wrong; then for each line {@code go} of standard input
 * a line with what a piece of work took: processor time of the working thread, bytes it allocated, and the median and 99th percentile of
 * time by the clock, in nanoseconds. With {@code growth} for a way: lines of {@link AgreementGrowth}.
 */
final class AgreementWorker {

    private static final int SETTLED_BLOCKS = 5;
    private static final double HARDLY_FASTER = 0.98;
    private static final int MOST_BLOCKS = 30;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int MOST_SAMPLES = 1 << 20;

    private AgreementWorker() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("growth")) {
            AgreementGrowth.measure().forEach(System.out::println);
            return;
        }
        AgreementWay.Work work;
        try {
            work = AgreementWay.valueOf(arguments[0]).work();
        } catch (BenchmarkFailed e) {
            System.out.println(e.getMessage());
            return;
        }
        warmUp(work);
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Took took = run(work);
            System.out.println(took.cpuNanos() + " " + took.bytes() + " " + took.median() + " " + took.p99());
        }
    }

    /** What a piece of work took in a round. */
    record Took(double cpuNanos, double bytes, long median, long p99) {}

    /** Until it is hardly faster than the fastest before, several times in a row: then the compiler has done its work. */
    static void warmUp(AgreementWay.Work work) {
        double fastest = Double.MAX_VALUE;
        int settled = 0;
        for (int block = 0; block < MOST_BLOCKS && settled < SETTLED_BLOCKS; block++) {
            double nanos = run(work).cpuNanos();
            settled = nanos < fastest * HARDLY_FASTER ? 0 : settled + 1;
            fastest = Math.min(fastest, nanos);
        }
    }

    static Took run(AgreementWay.Work work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] samples = new long[MOST_SAMPLES];
        int count = 0;
        int seen = 0;
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long cpu = threads.getCurrentThreadCpuTime();
        long last = System.nanoTime();
        long until = last + ROUND_NANOS;
        while (last < until && count < MOST_SAMPLES) {
            seen += System.identityHashCode(work.next()) & 1;
            long now = System.nanoTime();
            samples[count++] = now - last;
            last = now;
        }
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
        if (seen > count) {
            throw new IllegalStateException("more results than work");
        }
        Arrays.sort(samples, 0, count);
        return new Took(
                (double) cpu / count, (double) allocated / count, samples[count / 2], samples[(int) (count * 0.99)]);
    }
}
