package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kr.ieum.benchmarks.AgreementRounds.Took;

/**
 * The figures of the agreement engine beside its peers; {@code benchmarks/run --agreements} starts it. Exit codes as of
 * {@link BenchmarkRun#main}.
 */
public final class AgreementBenchmark {

    private static final int ROUNDS = 10;
    private static final int QUICK_ROUNDS = 3;
    private static final int AGREEMENTS = 1_000;
    /** Putting more of them in force, each by a step of its own, would take most of the run. */
    private static final int OF_TWO_NODES = 200;

    private static final int TEXT_ROUNDS = 5;
    private static final int SUSPENSIONS = 30;
    private static final double MICROS_PER_MILLI = 1_000;

    private AgreementBenchmark() {}

    /** Arguments as of {@link BenchmarkRun#main}. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchmarkRun.main(arguments, "Agreements", "--agreements", run -> {
            AgreementRounds rounds = new AgreementRounds(run.children());
            rounds.run(run.quick() ? QUICK_ROUNDS : ROUNDS);
            tell(rounds, run.figures());
            fromText(run);
            suspended(run);
            grown(rounds.growth(), run);
        });
    }

    private static void grown(List<AgreementGrowth> growth, BenchmarkRun run) throws IOException {
        growth.forEach(point -> run.figures()
                .add(Figure.told(
                        "growth: " + point.of() + " " + point.size(),
                        Figure.Unit.MICROSECONDS,
                        List.of(point.micros()),
                        "processor time of a request, least of three rounds")));
        if (run.save().isPresent()) {
            Path plot = run.save().get().resolveSibling("agreements-growth.svg");
            Files.createDirectories(plot.toAbsolutePath().getParent());
            Files.writeString(plot, GrowthPlot.of(growth));
            run.findings().add("Plotted: [agreements-growth.svg](agreements-growth.svg).");
        }
    }

    private static void tell(AgreementRounds rounds, List<Figure> figures) {
        figures.add(Figure.barred(
                "a request: median of a round",
                Figure.Unit.MICROSECONDS,
                values(rounds, AgreementWay.WHOLE, Took::median),
                Figure.Statistic.MEDIAN,
                5,
                "50 attributes, one subject, 1,000 agreements of 200 agencies; by the clock"));
        figures.add(Figure.barred(
                "a request: 99th percentile of a round",
                Figure.Unit.MICROSECONDS,
                values(rounds, AgreementWay.WHOLE, Took::p99),
                Figure.Statistic.MEDIAN,
                25,
                "the same requests"));
        figures.add(Figure.barred(
                "1,000 agreements compiled",
                Figure.Unit.MILLISECONDS,
                values(rounds, AgreementWay.COMPILE, took -> took.median() / MICROS_PER_MILLI),
                Figure.Statistic.MEDIAN,
                1_000,
                "from their terms to an engine that decides; by the clock"));
        figures.add(Figure.barred(
                "who can see an attribute",
                Figure.Unit.MILLISECONDS,
                values(rounds, AgreementWay.WHO, took -> took.median() / MICROS_PER_MILLI),
                Figure.Statistic.MEDIAN,
                200,
                "over the 1,000 agreements, one of 500 attributes after another; by the clock"));
        figures.add(Figure.barred(
                "1,000,000 recorded decisions replayed",
                Figure.Unit.SECONDS,
                values(rounds, AgreementWay.REPLAY, Took::cpu),
                Figure.Statistic.MEDIAN,
                60,
                "processor time of one, of 25 attributes, times a million; one thread, JSON read each time"));
        figures.add(Figure.atLeast(
                "AuthzForce: times our processor time",
                Figure.Unit.TIMES,
                rounds.times(AgreementWay.AUTHZFORCE, AgreementWay.SUBSET),
                20,
                "the same answers, of the one task's 10 agreements; translating the request isn't counted"));
        figures.add(Figure.atLeast(
                "cedar-java: times our processor time",
                Figure.Unit.TIMES,
                rounds.times(AgreementWay.CEDAR, AgreementWay.SUBSET),
                100,
                "the same"));
        for (AgreementWay way : AgreementWay.values()) {
            figures.add(Figure.told(
                    way.words(), Figure.Unit.MICROSECONDS, values(rounds, way, Took::cpu), "processor time"));
            figures.add(Figure.told("· allocated by it", Figure.Unit.BYTES, values(rounds, way, Took::bytes), ""));
        }
    }

    private static void fromText(BenchmarkRun run) throws IOException, BenchmarkFailed {
        Progress.say("agreements from their texts");
        List<double[]> rounds =
                TextWorker.run(run.children(), run.product(), AGREEMENTS, run.quick() ? QUICK_ROUNDS : TEXT_ROUNDS);
        List<Figure> figures = run.figures();
        String remark =
                "the agreements that ship, many times over: YAML, every rule and every test inside, then compiled; one"
                        + " thread";
        figures.add(Figure.told(
                "1,000 agreements from text to engine", Figure.Unit.MILLISECONDS, values(rounds, 0), remark));
        figures.add(Figure.told("· processor time", Figure.Unit.MILLISECONDS, values(rounds, 1), ""));
        figures.add(Figure.told("· allocated by it", Figure.Unit.BYTES, values(rounds, 2), ""));
    }

    private static List<Double> values(List<double[]> rounds, int column) {
        return rounds.stream().map(round -> round[column]).toList();
    }

    private static void suspended(BenchmarkRun run) throws IOException, BenchmarkFailed {
        SuspensionRounds rounds = SuspensionRounds.run(
                run.children(),
                run.product(),
                run.work().resolve("two-nodes"),
                OF_TWO_NODES,
                run.quick() ? QUICK_ROUNDS : SUSPENSIONS);
        List<Figure> figures = run.figures();
        figures.add(Figure.told(
                "suspended: next intent on another node refused",
                Figure.Unit.MILLISECONDS,
                rounds.refused(),
                "from the commit's return; two nodes on one PostgreSQL, 200 agreements in force, eight callers"));
        figures.add(Figure.told(
                "· snapshot of the other node moved",
                Figure.Unit.MILLISECONDS,
                rounds.moved(),
                "from the same; the next look-up is decided on it"));
        figures.add(Figure.barred(
                "· intents committed while suspended",
                Figure.Unit.COUNT,
                List.of((double) rounds.suspended()),
                Figure.Statistic.MAX,
                0,
                "by their positions in the log, of " + rounds.intents() + " under the agreement"));
    }

    private static List<Double> values(AgreementRounds rounds, AgreementWay way, ToDoubleFunction<Took> of) {
        return rounds.rounds(way).stream().mapToDouble(of).boxed().toList();
    }
}
