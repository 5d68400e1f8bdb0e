package kr.ieum.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kr.ieum.benchmarks.Figure.Statistic;
import kr.ieum.benchmarks.Figure.Unit;

/** What the gateway takes of the memory, by its own JVM's account and the kernel's, after it has worked. */
final class MemoryFigures {

    private static final int OFFICIALS = 4;
    private static final Rounds EACH = new Rounds(25, 20);
    private static final double HEAP_MEBIBYTES = 512;

    private MemoryFigures() {}

    static List<Figure> measure(Federation federation) throws IOException, InterruptedException, BenchmarkFailed {
        Progress.say("look-ups by " + OFFICIALS + " at once, then memory");
        List<Double> lookups = load(federation.official());
        GatewayMemory memory = new GatewayMemory(federation.gateway().pid());
        double limit = memory.limit();
        double used = memory.used();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.barred(
                "gateway heap: limit (-Xmx)",
                Unit.MEBIBYTES,
                List.of(limit),
                Statistic.MAX,
                HEAP_MEBIBYTES,
                "as the running JVM says; it lives with it, since bin/ieum ends the JVM when memory runs out"));
        figures.add(Figure.barred(
                "gateway heap: used after load",
                Unit.MEBIBYTES,
                List.of(used),
                Statistic.MAX,
                HEAP_MEBIBYTES,
                "after every look-up of this run and a full collection (jcmd GC.run, GC.heap_info)"));
        if (memory.tellsResident()) {
            figures.add(Figure.told(
                    "gateway resident memory",
                    Unit.MEBIBYTES,
                    List.of(memory.resident()),
                    "the whole process as the kernel counts it: heap, classes, code, AOT cache, threads"));
        }
        figures.add(Figure.told(
                "look-up as JSON, " + OFFICIALS + " at once",
                Unit.MILLISECONDS,
                lookups,
                "the load before the memory was read; client and simulated agencies share the machine"));
        return figures;
    }

    private static List<Double> load(Official official) throws InterruptedException, BenchmarkFailed {
        List<Future<List<Double>>> running = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < OFFICIALS; i++) {
                running.add(threads.submit(() -> {
                    List<Double> millis = new ArrayList<>();
                    EACH.run(() -> {
                        TimedAnswer answer = official.json();
                        answer.requireComplete();
                        millis.add(answer.millis());
                    });
                    return millis;
                }));
            }
            for (Future<List<Double>> one : running) {
                all.addAll(one.get());
            }
        } catch (ExecutionException e) {
            throw new BenchmarkFailed("A look-up under load failed: " + e.getCause());
        }
        return all;
    }
}
