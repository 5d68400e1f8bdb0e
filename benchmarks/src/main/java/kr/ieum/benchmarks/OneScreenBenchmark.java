package kr.ieum.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The figures of the one screen; {@code benchmarks/run} starts it. Exit code 0 when every bar is met, 1 when one is missed, 2
 * when it couldn't be measured.
 */
public final class OneScreenBenchmark {

    private static final int MISSED = 1;
    private static final int NOT_MEASURED = 2;
    private static final long LONGEST_MINUTES = 20;

    private OneScreenBenchmark() {}

    /** Arguments: folder of the packaged product, an empty folder for this run, version in words, file to save to (optional). */
    public static void main(String[] arguments) throws InterruptedException {
        Path root = Path.of(arguments[0]);
        Path work = Path.of(arguments[1]);
        Optional<Path> save = arguments.length > 3 ? Optional.of(Path.of(arguments[3])) : Optional.empty();
        endInTime();
        System.exit(run(root, work, arguments[2], save));
    }

    private static int run(Path root, Path work, String version, Optional<Path> save) throws InterruptedException {
        Machine machine = Machine.now(Clock.systemUTC(), version);
        if (machine.wasBusy()) {
            Progress.say("the machine is busy (load average " + machine.load()
                    + "); the figures will say so, repeat the run when it is quiet");
        }
        try (Children children = new Children(work);
                HttpClient client = HttpClient.newHttpClient()) {
            Report report = measure(Installation.copy(root, work), children, client, work, machine);
            new PrintStream(System.out, true, StandardCharsets.UTF_8).println(report.text());
            if (save.isPresent()) {
                Files.createDirectories(save.get().toAbsolutePath().getParent());
                Files.writeString(save.get(), report.markdown());
                Progress.say("saved " + save.get());
            }
            return report.allBarsMet() ? 0 : MISSED;
        } catch (BenchmarkFailed e) {
            Progress.say(String.valueOf(e.getMessage()));
            return NOT_MEASURED;
        } catch (IOException e) {
            Progress.say("stopped by " + e);
            return NOT_MEASURED;
        }
    }

    private static Report measure(
            Installation installation, Children children, HttpClient client, Path work, Machine machine)
            throws IOException, InterruptedException, BenchmarkFailed {
        List<Figure> figures = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        StartFigures starts = new StartFigures(installation, children, client, work);
        figures.addAll(starts.measure());
        Path first = starts.demoFolders().getFirst();
        Path last = starts.demoFolders().getLast();
        List<Figure> memory;
        List<Figure> inverse;
        try (Federation healthy = Federation.start(installation, children, client, first, agencies -> {})) {
            figures.addAll(ScreenFigures.measure(healthy.official()));
            figures.addAll(LatencyFigures.measure(healthy));
            inverse = OutageFigures.inverse(healthy, findings);
            memory = MemoryFigures.measure(healthy);
        }
        try (Federation broken = Federation.start(installation, children, client, last, OutageFigures::scene)) {
            figures.addAll(OutageFigures.measure(broken.official(), findings));
        }
        figures.addAll(inverse);
        figures.addAll(memory);
        return new Report(machine, figures, findings);
    }

    /** Every loop is bounded; should something hang all the same, the run ends, and its processes with it. */
    private static void endInTime() {
        Thread.ofPlatform().daemon().name("end-in-time").start(() -> {
            try {
                TimeUnit.MINUTES.sleep(LONGEST_MINUTES);
                Progress.say("gave up after " + LONGEST_MINUTES + " minutes");
                System.exit(NOT_MEASURED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
