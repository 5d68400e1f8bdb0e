package kr.ieum.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The figures of the one screen; {@code benchmarks/run} starts it. Exit codes as of {@link BenchmarkRun#main}.
 */
public final class OneScreenBenchmark {

    /** How often each kind of start is repeated. */
    private static final int STARTS = 5;

    private static final int LONGEST_SECONDS_OF_STARTS = 150;
    private static final long LONGEST_MINUTES = 20;

    private OneScreenBenchmark() {}

    /** Arguments as of {@link BenchmarkRun#main}. */
    public static void main(String[] arguments) throws InterruptedException {
        endInTime();
        BenchmarkRun.main(arguments, "One screen", "", OneScreenBenchmark::measure);
    }

    private static void measure(BenchmarkRun run) throws IOException, InterruptedException, BenchmarkFailed {
        Installation installation = Installation.copy(run.product(), run.work());
        Children children = run.children();
        HttpClient client = run.client();
        List<Figure> figures = run.figures();
        List<String> findings = run.findings();
        StartFigures starts = new StartFigures(
                installation,
                children,
                client,
                run.work(),
                new Rounds(run.quick() ? 1 : STARTS, LONGEST_SECONDS_OF_STARTS));
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
