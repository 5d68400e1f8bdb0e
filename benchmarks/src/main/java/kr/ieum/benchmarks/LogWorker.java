package kr.ieum.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;

/**
 * The log on one database in a JVM of its own. It warms up and then, for each line with the name of a {@link LogWay} on standard input,
 * lets its callers append for a while, writes the same leaves through both bare loops in batches of the size that the log's groups
 * had, and answers with one line, {@link LogTook}.
 *
 * <p>Arguments: the {@link LogStore.Kind} and an empty folder.
 */
final class LogWorker {

    private static final int WARM_UPS = 2;
    private static final long LOG_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);
    private static final long BARE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final Path folder;
    private final LogStore store;
    private final GroupClock clock = new GroupClock();
    private final DisclosureLog log;
    private long bareRows;

    private LogWorker(Path folder, LogStore store) {
        this.folder = folder;
        this.store = store;
        this.log = DisclosureLog.open(store.database(), LogSettings.STANDARD, clock);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        try (LogStore store = LogStore.open(LogStore.Kind.valueOf(arguments[0]), folder)) {
            LogWorker worker = new LogWorker(folder, store);
            for (int n = 0; n < WARM_UPS; n++) {
                for (LogWay way : LogWay.values()) {
                    var _ = worker.run(way);
                }
            }
            System.out.println("ready");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(worker.run(LogWay.valueOf(line)).line());
            }
            worker.log.close();
        }
    }

    private LogTook run(LogWay way) throws Exception {
        long groups = clock.groups();
        long start = System.nanoTime();
        List<long[]> told = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<long[]>> callers = new ArrayList<>();
            for (int number = 0; number < way.callers(); number++) {
                LogCaller caller = new LogCaller(number);
                callers.add(threads.submit(() -> appendUntil(start + LOG_NANOS, caller, way)));
            }
            for (Future<long[]> caller : callers) {
                told.add(caller.get());
            }
        }
        // Release leaves count when they are durable, as the intents do.
        if (!log.settle()) {
            throw new IllegalStateException("the log couldn't be written");
        }
        // So does what leaves are found by: a reader has the index brought up to the head before it answers.
        var _ = new LogReader(store.database()).findByLookup(new UUID(0, 0));
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] samples = told.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        double leaves = (double) samples.length * way.intents() * (way.isLookup() ? 2 : 1);
        int batch = Math.max(1, (int) Math.round(leaves / (clock.groups() - groups)));

        BareLoop bare = new BareLoop(new LogCaller(0).bytes(), BARE_NANOS);
        Path file = folder.resolve("bare");
        double appended = bare.file(file, batch);
        Files.delete(file);
        double inserted = bare.insert(store, bareRows, batch);
        bareRows += Math.round(inserted);
        return new LogTook(
                leaves / seconds,
                samples[samples.length / 2] / 1e6,
                samples[(int) (samples.length * 0.99)] / 1e6,
                batch,
                appended,
                inserted);
    }

    /** How long each append took, in nanoseconds. */
    private long[] appendUntil(long end, LogCaller caller, LogWay way) throws CompanionRefused {
        long[] samples = new long[1024];
        int count = 0;
        for (long now = System.nanoTime(); now < end; ) {
            caller.append(log, way);
            long then = System.nanoTime();
            if (count == samples.length) {
                samples = Arrays.copyOf(samples, 2 * count);
            }
            samples[count++] = then - now;
            now = then;
        }
        return Arrays.copyOf(samples, count);
    }

    /** The log asks for the time once in a group. */
    private static final class GroupClock extends Clock {

        private final Clock real = Clock.systemUTC();
        private final AtomicLong asked = new AtomicLong();

        long groups() {
            return asked.get();
        }

        @Override
        public Instant instant() {
            asked.incrementAndGet();
            return real.instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the log knows UTC only");
        }
    }
}
