package kr.ieum.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * One way of mapping in a JVM of its own, so that no peer spoils what the compiler learned of another. It compares its results with
 * what the invented records hold, warms up, and then maps for a while whenever it is told to.
 *
 * <p>Arguments: the {@link MappingWay}, folder of the product, an empty folder. Standard output: {@code ready} or what is wrong; then
 * for each line {@code go} of standard input a line of records, nanoseconds of processor time and bytes allocated.
 */
final class MappingWorker {

    private static final int RECORDS = 64;
    private static final long SEED = 20_261_126;
    /** Blocks in a row that are hardly faster than the fastest before them: then the compiler has done its work. */
    private static final int SETTLED_BLOCKS = 6;

    private static final double HARDLY_FASTER = 0.98;
    private static final int MOST_BLOCKS = 40;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private MappingWorker() {}

    public static void main(String[] arguments) throws IOException {
        MappingWay way = MappingWay.valueOf(arguments[0]);
        RecordMapper mapper = way.mapper(Path.of(arguments[1]), Path.of(arguments[2]));
        List<byte[]> records =
                IntStream.range(0, RECORDS).mapToObj(i -> way.payload(SEED + i)).toList();
        for (int i = 0; i < RECORDS; i++) {
            List<String> expected = new SyntheticRecord(SEED + i).expected(way.columns());
            List<String> told = mapper.texts(mapper.map(records.get(i)));
            if (!told.equals(expected)) {
                System.out.println("record " + i + " became " + told + " instead of " + expected);
                return;
            }
        }
        warmUp(mapper, records);
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Work work = run(mapper, records);
            System.out.println(work.records() + " " + work.cpuNanos() + " " + work.bytes());
        }
    }

    /** What a round took. */
    private record Work(long records, long cpuNanos, long bytes) {}

    private static void warmUp(RecordMapper mapper, List<byte[]> records) {
        double fastest = Double.MAX_VALUE;
        int settled = 0;
        for (int block = 0; block < MOST_BLOCKS && settled < SETTLED_BLOCKS; block++) {
            Work work = run(mapper, records);
            double nanos = (double) work.cpuNanos() / work.records();
            settled = nanos < fastest * HARDLY_FASTER ? 0 : settled + 1;
            fastest = Math.min(fastest, nanos);
        }
    }

    private static Work run(RecordMapper mapper, List<byte[]> records) {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long cpu = process.getProcessCpuTime();
        long until = System.nanoTime() + ROUND_NANOS;
        long count = 0;
        int seen = 0;
        while (System.nanoTime() < until) {
            for (byte[] record : records) {
                seen += System.identityHashCode(mapper.map(record)) & 1;
            }
            count += records.size();
        }
        // so that nothing of the work can be left out
        if (seen > count) {
            throw new IllegalStateException("more results than records");
        }
        return new Work(count, process.getProcessCpuTime() - cpu, threads.getCurrentThreadAllocatedBytes() - allocated);
    }
}
