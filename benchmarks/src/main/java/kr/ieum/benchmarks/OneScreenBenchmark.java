package kr.ieum.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
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

    private static final int LONGEST_SECONDS_OF_STARTS = 150;
    private static final long LONGEST_MINUTES = 20;

    private OneScreenBenchmark() {}

    /**
     * Arguments: folder of the packaged product, an empty folder for this run, the product's version in words, how often each
     * kind of start is repeated, and, optionally, the file to save to.
     */
    public static void main(String[] arguments) throws InterruptedException {
        Path root = Path.of(arguments[0]);
        Path work = Path.of(arguments[1]);
        Rounds starts = new Rounds(Integer.parseInt(arguments[3]), LONGEST_SECONDS_OF_STARTS);
        Optional<Path> save = arguments.length > 4 ? Optional.of(Path.of(arguments[4])) : Optional.empty();
        endInTime();
        System.exit(run(root, work, arguments[2], starts, save));
    }

    private static int run(Path root, Path work, String version, Rounds starts, Optional<Path> save)
            throws InterruptedException {
        Machine machine = Machine.now(Clock.systemUTC(), version);
        if (machine.wasBusy()) {
            Progress.say("the machine is busy (load average " + machine.load()
                    + "); the figures will say so, repeat the run when it is quiet");
        }
        Report report =
                new Report("One screen", "benchmarks/run --save", machine, new ArrayList<>(), new ArrayList<>());
        boolean complete = false;
        try (Children children = new Children(work);
                HttpClient client = HttpClient.newHttpClient()) {
            measure(Installation.copy(root, work), children, client, work, starts, report);
            complete = true;
        } catch (BenchmarkFailed e) {
            Progress.say(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            Progress.say("stopped by " + e);
        }
        return report.told(complete, save);
    }

    private static void measure(
            Installation installation, Children children, HttpClient client, Path work, Rounds rounds, Report report)
            throws IOException, InterruptedException, BenchmarkFailed {
        List<Figure> figures = report.figures();
        List<String> findings = report.findings();
        StartFigures starts = new StartFigures(installation, children, client, work, rounds);
        figures.addAll(starts.measure());
        Path first = starts.demoFolders().getFirst();
        Path last = starts.demoFolders().getLast();
        try (Federation healthy = Federation.start(installation, children, client, first, agencies -> {})) {
            figures.addAll(ScreenFigures.measure(healthy.official()));
            figures.addAll(LatencyFigures.measure(healthy));
            figures.addAll(OutageFigures.eight(healthy, findings));
            figures.addAll(OutageFigures.inverse(healthy, findings));
            figures.addAll(Crowd.measure(healthy));
            figures.addAll(MemoryFigures.measure(healthy));
        }
        try (Federation broken = Federation.start(installation, children, client, last, OutageFigures::scene)) {
            figures.addAll(OutageFigures.measure(broken.official(), findings));
        }
    }

    /** Every loop is bounded; should something hang all the same, the run ends, and its processes with it. */
    private static void endInTime() {
        Thread.ofPlatform().daemon().name("end-in-time").start(() -> {
            try {
                TimeUnit.MINUTES.sleep(LONGEST_MINUTES);
                Progress.say("gave up after " + LONGEST_MINUTES + " minutes");
                System.exit(Report.NOT_MEASURED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
