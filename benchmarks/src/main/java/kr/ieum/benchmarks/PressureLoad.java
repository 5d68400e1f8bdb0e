package kr.ieum.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers who ask at a rate, whether they are answered or not, a process of their own on the same machine. For each line {@code RATE SECONDS CALM} on
 * standard input they ask so often for so long and say on one line what they found, {@link PressureTook}; {@code CALM} are the milliseconds within which
 * a calm second's queries are answered.
 *
 * <p>Arguments: the port, the folder of the identity, and the name of the signing key.
 */
final class PressureLoad {

    private static final int CALLERS = 128;
    private static final int OK = 200;
    private static final double NANOS = 1e9;
    private static final double NANOS_OF_MILLI = 1e6;
    private static final double MICROS = 1e6;

    private final List<ExchangeCall> callers;

    private PressureLoad(List<ExchangeCall> callers) {
        this.callers = callers;
    }

    public static void main(String[] arguments) throws Exception {
        List<ExchangeCall> callers = new ArrayList<>();
        for (int n = 0; n < CALLERS; n++) {
            callers.add(ExchangeCall.open(
                    ExchangeCall.Kind.OFFERED,
                    Integer.parseInt(arguments[0]),
                    new ExchangeIdentity(Path.of(arguments[1])),
                    arguments[2],
                    n));
        }
        PressureLoad load = new PressureLoad(callers);
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            double[] asked = Arrays.stream(line.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            System.out.println(load.run(asked[0], asked[1], asked[2]).line());
        }
        System.exit(0);
    }

    /** One query: when it was due, since the beginning, and how long it took from then. */
    private record Asked(long due, long took, boolean admitted) {}

    private PressureTook run(double rate, double seconds, double calmMillis) throws Exception {
        long start = System.nanoTime();
        long every = (long) (callers.size() * NANOS / rate);
        long end = (long) (seconds * NANOS);
        double processor = ProcessorTime.ofThisProcess();
        int dropped = dropped();
        List<Asked> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Asked>>> running = new ArrayList<>();
            for (int n = 0; n < callers.size(); n++) {
                ExchangeCall caller = callers.get(n);
                long first = every * n / callers.size();
                running.add(threads.submit(() -> ask(caller, start, first, every, end)));
            }
            for (Future<List<Asked>> one : running) {
                asked.addAll(one.get());
            }
        }
        double took = (System.nanoTime() - start) / NANOS;
        double[] admitted = millis(asked, true);
        double[] refused = millis(asked, false);
        return new PressureTook(
                asked.size() / took,
                admitted.length / took,
                refused.length / took,
                quantile(admitted, 0.5),
                quantile(admitted, 0.99),
                quantile(refused, 0.99),
                dropped() - dropped,
                (ProcessorTime.ofThisProcess() - processor) / MICROS / took,
                calmSeconds(asked, calmMillis, seconds));
    }

    private int dropped() {
        return callers.stream().mapToInt(ExchangeCall::dropped).sum();
    }

    private static List<Asked> ask(ExchangeCall caller, long start, long first, long every, long end)
            throws IOException {
        List<Asked> asked = new ArrayList<>();
        caller.reconnect();
        for (long due = first; due < end; due += every) {
            for (long left = start + due - System.nanoTime(); left > 0; left = start + due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            boolean admitted = caller.status() == OK;
            asked.add(new Asked(due, System.nanoTime() - start - due, admitted));
        }
        return asked;
    }

    private static double[] millis(List<Asked> asked, boolean admitted) {
        return asked.stream()
                .filter(one -> one.admitted == admitted)
                .mapToDouble(one -> one.took / NANOS_OF_MILLI)
                .sorted()
                .toArray();
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))];
    }

    private static double calmSeconds(List<Asked> asked, double calmMillis, double seconds) {
        for (int second = 0; second < seconds; second++) {
            long from = TimeUnit.SECONDS.toNanos(second);
            long until = TimeUnit.SECONDS.toNanos(second + 1L);
            List<Asked> of = asked.stream()
                    .filter(one -> one.admitted && one.due >= from && one.due < until)
                    .toList();
            if (!of.isEmpty() && of.stream().allMatch(one -> one.took <= calmMillis * NANOS_OF_MILLI)) {
                return second;
            }
        }
        return seconds;
    }
}
