package kr.ieum.benchmarks;

import java.util.List;

/**
 * The figures of the disclosure log beside bare loops on the same disk; {@code benchmarks/run --log} starts it. Exit codes as of
 * {@link BenchmarkRun#main}.
 */
public final class LogBenchmark {

    private static final int ROUNDS = 6;
    private static final int QUICK_ROUNDS = 2;
    private static final double SHARE_PERCENT = 50;
    private static final double FLOOR = 5_000;

    private LogBenchmark() {}

    /** Arguments as of {@link BenchmarkRun#main}. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchmarkRun.main(arguments, "Disclosure log", "--log", run -> {
            LogRounds rounds = new LogRounds(run.children(), run.work());
            rounds.run(run.quick() ? QUICK_ROUNDS : ROUNDS);
            for (LogStore.Kind kind : LogStore.Kind.values()) {
                for (LogWay way : LogWay.values()) {
                    tell(rounds, kind, way, run.figures());
                }
            }
        });
    }

    private static void tell(LogRounds rounds, LogStore.Kind kind, LogWay way, List<Figure> figures) {
        String name = kind + ", " + way.words() + ": ";
        List<Double> leaves = rounds.values(kind, way, LogTook::leaves);
        List<Double> ofFile = rounds.values(kind, way, LogTook::ofFile);
        List<Double> ofInsert = rounds.values(kind, way, LogTook::ofInsert);
        String file = "a bare append-and-fsync loop at the same batch size, same round";
        String insert = "a bare insert into a table of two columns at the same batch size, same round";
        figures.add(
                way.callers() > 1
                        ? Figure.atLeast(
                                name + "leaves",
                                Figure.Unit.PER_SECOND,
                                leaves,
                                FLOOR,
                                way.callers() + " callers; a leaf counts when it is durable")
                        : Figure.told(name + "leaves", Figure.Unit.PER_SECOND, leaves, "one caller"));
        if (way.isLookup()) {
            figures.add(Figure.told("· of the bare file", Figure.Unit.PERCENT, ofFile, file));
            figures.add(Figure.told("· of the bare insert", Figure.Unit.PERCENT, ofInsert, insert));
        } else {
            figures.add(Figure.atLeast("· of the bare file", Figure.Unit.PERCENT, ofFile, SHARE_PERCENT, file));
            figures.add(Figure.atLeast("· of the bare insert", Figure.Unit.PERCENT, ofInsert, SHARE_PERCENT, insert));
        }
        figures.add(Figure.told(
                "· append, median of a round",
                Figure.Unit.MILLISECONDS,
                rounds.values(kind, way, LogTook::median),
                "making its leaves included"));
        figures.add(Figure.told(
                "· append, 99th percentile of a round",
                Figure.Unit.MILLISECONDS,
                rounds.values(kind, way, LogTook::p99),
                "the same"));
        figures.add(
                Figure.told("· leaves in a group", Figure.Unit.COUNT, rounds.values(kind, way, LogTook::batch), ""));
    }
}
