package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.benchmarks.Figure.Statistic;
import kr.ieum.benchmarks.Figure.Unit;

/** What the gateway takes of the memory, by its own JVM's account and the kernel's, after it has worked. */
final class MemoryFigures {

    private static final int OFFICIALS = 4;
    private static final Rounds EACH = new Rounds(25, 20);
    private static final double HEAP_MEBIBYTES = 512;
    private static final double KIBIBYTES = 1024;

    /** A line for each generation, whatever the collector calls it; class metadata has no total. */
    private static final Pattern USED = Pattern.compile("\\btotal\\b.*?\\bused (\\d+)K");

    private static final Pattern LIMIT = Pattern.compile("-XX:MaxHeapSize=(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    private MemoryFigures() {}

    static List<Figure> measure(Federation federation) throws IOException, InterruptedException, BenchmarkFailed {
        Progress.say("look-ups by " + OFFICIALS + " at once, then memory");
        List<Double> lookups = load(federation.official());
        long pid = federation.gateway().pid();
        double limit = number(LIMIT, jcmd(pid, "VM.flags")) / KIBIBYTES / KIBIBYTES;
        jcmd(pid, "GC.run");
        double used = number(USED, jcmd(pid, "GC.heap_info")) / KIBIBYTES;
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
        Path status = Path.of("/proc/" + pid + "/status");
        if (Files.isReadable(status)) {
            double resident = number(RESIDENT, Files.readString(status)) / KIBIBYTES;
            figures.add(Figure.told(
                    "gateway resident memory",
                    Unit.MEBIBYTES,
                    List.of(resident),
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

    private static double number(Pattern pattern, String text) throws BenchmarkFailed {
        Matcher found = pattern.matcher(text);
        double sum = 0;
        boolean any = false;
        while (found.find()) {
            sum += Long.parseLong(found.group(1));
            any = true;
        }
        if (!any) {
            throw new BenchmarkFailed("The JVM's own account has no '" + pattern + "': " + text);
        }
        return sum;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Installation.tool("jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
