package kr.ieum.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The callers, a process of their own on the same machine; each keeps its connection and asks again as soon as it has its answer. For each line
 * {@code open} they open their connections anew; for each line {@code SECONDS} on standard input they ask for so long and say on one line what they found, {@link ExchangeTook}.
 *
 * <p>Arguments: the {@link ExchangeCall.Kind}, the port, the folder of the identity, the name of the signing key, and how many callers.
 */
final class ExchangeLoad {

    /** The line at which they open their connections anew, and which they answer with itself. */
    static final String OPEN = "open";

    private final List<ExchangeCall> callers;

    private ExchangeLoad(List<ExchangeCall> callers) {
        this.callers = callers;
    }

    public static void main(String[] arguments) throws Exception {
        ExchangeLoad load = new ExchangeLoad(callers(
                ExchangeCall.Kind.valueOf(arguments[0]),
                Integer.parseInt(arguments[1]),
                new ExchangeIdentity(Path.of(arguments[2])),
                arguments[3],
                Integer.parseInt(arguments[4])));
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(
                    line.equals(OPEN)
                            ? load.open()
                            : load.run(Double.parseDouble(line)).line());
        }
        System.exit(0);
    }

    private static List<ExchangeCall> callers(
            ExchangeCall.Kind kind, int port, ExchangeIdentity identity, String keyId, int count)
            throws IOException, GeneralSecurityException {
        List<ExchangeCall> callers = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            callers.add(ExchangeCall.open(kind, port, identity, keyId, n));
        }
        return callers;
    }

    private String open() throws IOException {
        for (ExchangeCall caller : callers) {
            caller.reopen();
        }
        return OPEN;
    }

    private ExchangeTook run(double seconds) throws Exception {
        double processor = ProcessorTime.ofThisProcess();
        long start = System.nanoTime();
        long end = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        List<long[]> told = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<long[]>> running = new ArrayList<>();
            for (ExchangeCall caller : callers) {
                running.add(threads.submit(() -> askUntil(end, caller)));
            }
            for (Future<long[]> one : running) {
                told.add(one.get());
            }
        }
        double took = (System.nanoTime() - start) / 1e9;
        long[] samples = told.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new ExchangeTook(
                samples.length / took,
                samples[samples.length / 2] / 1e6,
                samples[(int) (samples.length * 0.99)] / 1e6,
                samples.length,
                (ProcessorTime.ofThisProcess() - processor) / samples.length);
    }

    /** How long each answer took, in nanoseconds; it ends at the first that isn't as it should be. */
    private static long[] askUntil(long end, ExchangeCall caller) throws IOException {
        long[] samples = new long[1024];
        int count = 0;
        for (long now = System.nanoTime(); now < end; ) {
            caller.ask();
            long then = System.nanoTime();
            if (count == samples.length) {
                samples = Arrays.copyOf(samples, 2 * count);
            }
            samples[count++] = then - now;
            now = then;
        }
        return Arrays.copyOf(samples, count);
    }
}
