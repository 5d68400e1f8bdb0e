package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What becomes of queries between systems when ten times as many come as may; {@code benchmarks/run --pressure} starts it. Exit codes as of
 * {@link BenchmarkRun#main}.
 */
public final class PressureBenchmark {

    /** The admitted pace as a share of what the machine can do: the load generator lives on it too. */
    private static final double SHARE = 0.25;

    private static final int LEAST_PACE = 10;
    private static final int TIMES = 10;

    /** Below the pace, so that nothing is refused. */
    private static final double BASE = 0.8;

    private static final double WARM_UP_SECONDS = 60;
    private static final double CAPACITY_SECONDS = 10;
    private static final double BASE_SECONDS = 60;
    private static final double PRESSURE_SECONDS = 600;
    private static final double QUICK_PRESSURE_SECONDS = 60;
    private static final double RECOVERY_SECONDS = 90;
    private static final double LONGEST_RECOVERY = 60;

    /** What noise does to a 99th percentile from one minute to the next. */
    private static final double KEPT = 1.5;

    private static final double FLAT = 1.1;
    private static final double NANOS_OF_MICRO = 1e3;
    private static final double PERCENT = 100;
    private static final long MEMORY_EVERY_SECONDS = 10;

    private PressureBenchmark() {}

    /** Arguments as of {@link BenchmarkRun#main}. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchmarkRun.main(
                arguments,
                "Ten times the load that may come",
                "--pressure",
                run -> measure(
                        ExchangeGateway.Stage.set(run),
                        run.quick() ? QUICK_PRESSURE_SECONDS : PRESSURE_SECONDS,
                        run.figures()));
    }

    private static void measure(ExchangeGateway.Stage stage, double pressureSeconds, List<Figure> figures)
            throws IOException, InterruptedException, SQLException, BenchmarkFailed {
        ExchangeIdentity identity = ExchangeIdentity.make(stage.work().resolve("identity"), ExchangeFederation.DESK);
        double capacity = capacity(stage, identity);
        int pace = (int) Math.max(LEAST_PACE, capacity * SHARE);
        Progress.say("the machine does " + Math.round(capacity) + " queries a second, the agency may ask " + pace);
        ExchangeGateway gateway =
                ExchangeGateway.start(stage.in("paced"), LogStore.Kind.H2, identity, config -> slow(config, pace));
        Process load = load(stage, identity, gateway);
        GatewayMemory memory = new GatewayMemory(gateway.gateway().pid());
        var _ = ask(load, pace * BASE, WARM_UP_SECONDS, 0);
        Progress.say("what may come");
        PressureTook before = ask(load, pace * BASE, BASE_SECONDS, 0);
        double usedBefore = memory.used();
        Progress.say("ten times as much, for " + Math.round(pressureSeconds) + " s");
        List<Double> resident = new ArrayList<>();
        Thread watch = Thread.ofVirtual().start(() -> watch(memory, resident));
        double processor = gateway.micros();
        long begun = System.nanoTime();
        PressureTook under = ask(load, (double) pace * TIMES, pressureSeconds, 0);
        double cores = (gateway.micros() - processor) * NANOS_OF_MICRO / (System.nanoTime() - begun);
        watch.interrupt();
        watch.join();
        Progress.say("and again what may come");
        PressureTook after = ask(load, pace * BASE, RECOVERY_SECONDS, before.p99());
        tell(figures, pace, before, under, after);
        tellProcessor(figures, cores, under);
        tellMemory(figures, usedBefore, memory.used(), resident);
    }

    /** What the machine can do with nobody held back, load generator included. */
    private static double capacity(ExchangeGateway.Stage stage, ExchangeIdentity identity)
            throws IOException, InterruptedException, SQLException, BenchmarkFailed {
        Progress.say("how much the machine can do");
        ExchangeNode node = ExchangeNode.start(stage, identity, LogStore.Kind.H2, (int) WARM_UP_SECONDS);
        try {
            return node.load(CAPACITY_SECONDS).load().perSecond();
        } finally {
            stage.children().end(node.callers().process());
            node.gateway().gateway().close();
        }
    }

    private static void slow(Path config, int pace) throws IOException {
        Path settings = config.resolve("gateway.yaml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace(
                                ExchangeFederation.PACE,
                                String.format(
                                        Locale.ROOT, "  perSecond: %d%n  burst: %d%n  atOnce: 64%n", pace, pace)));
    }

    private static Process load(ExchangeGateway.Stage stage, ExchangeIdentity identity, ExchangeGateway gateway)
            throws IOException, InterruptedException, BenchmarkFailed {
        try (ExchangeOperator operator = new ExchangeOperator(gateway.gateway().address())) {
            Process load = GatewayJvm.start(
                    stage.children(),
                    stage.product(),
                    PressureLoad.class,
                    List.of(
                            Integer.toString(gateway.port()),
                            identity.folder().toString(),
                            operator.register(ExchangeFederation.DESK, identity)));
            if (!"ready".equals(load.inputReader().readLine())) {
                throw new BenchmarkFailed("the callers couldn't begin");
            }
            return load;
        }
    }

    private static PressureTook ask(Process load, double rate, double seconds, double calmMillis)
            throws IOException, BenchmarkFailed {
        load.outputWriter().write(rate + " " + seconds + " " + calmMillis + "\n");
        load.outputWriter().flush();
        String line = load.inputReader().readLine();
        if (line == null) {
            throw new BenchmarkFailed("the callers ended amid their work");
        }
        return PressureTook.read(line);
    }

    /** Until it is interrupted. */
    private static void watch(GatewayMemory memory, List<Double> resident) {
        while (!Thread.currentThread().isInterrupted() && memory.tellsResident()) {
            try {
                resident.add(memory.resident());
            } catch (IOException | BenchmarkFailed e) {
                Progress.say("memory can't be told: " + e.getMessage());
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(MEMORY_EVERY_SECONDS));
        }
    }

    private static void tell(
            List<Figure> figures, int pace, PressureTook before, PressureTook under, PressureTook after) {
        figures.add(one(
                "what an agency may ask",
                Figure.Unit.PER_SECOND,
                pace,
                "a quarter of what the machine did unhindered"));
        figures.add(one("before: offered", Figure.Unit.PER_SECOND, before.offered(), "below the pace"));
        figures.add(one("· admitted, median", Figure.Unit.MILLISECONDS, before.median(), "from when it was due"));
        figures.add(one("· admitted, 99th percentile", Figure.Unit.MILLISECONDS, before.p99(), "the same"));
        figures.add(one(
                "under pressure: offered",
                Figure.Unit.PER_SECOND,
                under.offered(),
                "what 128 connections brought of ten times the pace"));
        figures.add(
                one("· admitted", Figure.Unit.PER_SECOND, under.admitted(), "each signed, decided, mapped, logged"));
        figures.add(one("· refused", Figure.Unit.PER_SECOND, under.refused(), "429 with Retry-After, signed"));
        figures.add(one("· admitted, median", Figure.Unit.MILLISECONDS, under.median(), "from when it was due"));
        figures.add(one("· admitted, 99th percentile", Figure.Unit.MILLISECONDS, under.p99(), "the same"));
        figures.add(one("· refused, 99th percentile", Figure.Unit.MILLISECONDS, under.refusedP99(), "the same"));
        figures.add(Figure.barred(
                "· 99th percentile of the admitted: under pressure ÷ before",
                Figure.Unit.TIMES,
                List.of(under.p99() / before.p99()),
                Figure.Statistic.MAX,
                KEPT,
                "load generator on the same cores, which takes its part of the pressure"));
        figures.add(Figure.barred(
                "afterwards: until a second without any slower than that",
                Figure.Unit.SECONDS,
                List.of(after.calmSeconds()),
                Figure.Statistic.MAX,
                LONGEST_RECOVERY,
                "than the 99th percentile before"));
    }

    /** On which the gateway and its callers stood in each other's way. */
    private static void tellProcessor(List<Figure> figures, double cores, PressureTook under) {
        double share = PERCENT / Runtime.getRuntime().availableProcessors();
        figures.add(
                one("under pressure: the gateway", Figure.Unit.PERCENT, cores * share, "of the machine's processors"));
        figures.add(one(
                "· the callers",
                Figure.Unit.PERCENT,
                under.processor() * share,
                "the same; they sign each query anew"));
        figures.add(one(
                "· connections that the gateway closed",
                Figure.Unit.COUNT,
                under.reconnects(),
                "each opened anew by its caller"));
    }

    private static void tellMemory(List<Figure> figures, double before, double after, List<Double> resident) {
        figures.add(one("heap used before, after a full collection", Figure.Unit.MEBIBYTES, before, ""));
        figures.add(Figure.barred(
                "heap used afterwards ÷ before",
                Figure.Unit.TIMES,
                List.of(after / before),
                Figure.Statistic.MAX,
                FLAT,
                "after a full collection each"));
        if (!resident.isEmpty()) {
            figures.add(Figure.told(
                    "resident memory under pressure",
                    Figure.Unit.MEBIBYTES,
                    resident,
                    "every ten seconds, the whole process as the kernel counts it"));
        }
    }

    private static Figure one(String name, Figure.Unit unit, double value, String remark) {
        return Figure.told(name, unit, List.of(value), remark);
    }
}
