package kr.ieum.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kr.ieum.benchmarks.Figure.Statistic;
import kr.ieum.benchmarks.Figure.Unit;

/** How long a first start takes, each on a data folder that didn't exist before. */
final class StartFigures {

    private static final double DEMO_SECONDS = 20;
    private static final double ALONE_SECONDS = 6;

    private final Installation installation;
    private final Children children;
    private final HttpClient client;
    private final Path work;
    private final Rounds rounds;
    private final List<Path> demoFolders = new ArrayList<>();

    StartFigures(Installation installation, Children children, HttpClient client, Path work, Rounds rounds) {
        this.installation = installation;
        this.children = children;
        this.client = client;
        this.work = work;
        this.rounds = rounds;
    }

    List<Figure> measure() throws IOException, InterruptedException, BenchmarkFailed {
        List<Double> demo = starts("demo-cold", List.of("--demo"));
        List<Double> alone = starts("alone-cold", List.of());
        Progress.say("making the AOT cache ('bin/ieum warm')");
        installation.warm(children, work.resolve("warm.log"));
        List<Double> demoCached = starts("demo-cached", List.of("--demo"));
        List<Double> aloneCached = starts("alone-cached", List.of());
        return List.of(
                Figure.barred(
                        "ready: serve --demo, first start",
                        Unit.SECONDS,
                        demo,
                        Statistic.MEDIAN,
                        DEMO_SECONDS,
                        "launcher to /actuator/health 200, new data folder each time, simulated agencies included"),
                Figure.barred(
                        "ready: serve --demo, AOT cache",
                        Unit.SECONDS,
                        demoCached,
                        Statistic.MEDIAN,
                        DEMO_SECONDS,
                        "the same after 'bin/ieum warm'"),
                Figure.told(
                        "ready: serve alone",
                        Unit.SECONDS,
                        alone,
                        "no simulated agencies: every register unreachable, which must not hold up the start"),
                Figure.barred(
                        "ready: serve alone, AOT cache",
                        Unit.SECONDS,
                        aloneCached,
                        Statistic.MEDIAN,
                        ALONE_SECONDS,
                        "the same after 'bin/ieum warm'"));
    }

    private List<Double> starts(String name, List<String> options)
            throws IOException, InterruptedException, BenchmarkFailed {
        List<Double> seconds = new ArrayList<>();
        rounds.run(() -> {
            Path data = work.resolve(name + "-" + (seconds.size() + 1));
            Progress.say("start " + (seconds.size() + 1) + ": " + name);
            try (Gateway gateway = Gateway.start(installation, children, client, data, options)) {
                seconds.add(gateway.readySeconds());
            }
            if (options.contains("--demo")) {
                demoFolders.add(data);
            }
        });
        return seconds;
    }

    /** Data folders of demos that have ended, their agreements active; at least two. */
    List<Path> demoFolders() {
        return List.copyOf(demoFolders);
    }
}
