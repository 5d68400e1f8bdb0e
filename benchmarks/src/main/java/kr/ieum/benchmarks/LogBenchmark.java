package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of the disclosure log beside bare loops on the same disk; {@code benchmarks/run --log} starts it. Exit codes as of
 * {@link OneScreenBenchmark}.
 */
public final class LogBenchmark {

    private static final int ROUNDS = 6;
    private static final int QUICK_ROUNDS = 2;
    private static final double SHARE_PERCENT = 50;
    private static final double FLOOR = 5_000;

    private LogBenchmark() {}

    /** Arguments: folder of the product, an empty folder, the version in words, {@code 1} for a quick run, and the file to save to. */
    public static void main(String[] arguments) {
        Optional<Path> save = arguments.length > 4 ? Optional.of(Path.of(arguments[4])) : Optional.empty();
        Report report = new Report(
                "Disclosure log",
                "benchmarks/run --log --save",
                Machine.now(Clock.systemUTC(), arguments[2]),
                new ArrayList<>(),
                new ArrayList<>());
        boolean complete = false;
        try (Children children = new Children(Path.of(arguments[1]))) {
            LogRounds rounds = new LogRounds(children, Path.of(arguments[1]));
            rounds.run(arguments[3].equals("1") ? QUICK_ROUNDS : ROUNDS);
            for (LogStore.Kind kind : LogStore.Kind.values()) {
                for (LogWay way : LogWay.values()) {
                    tell(rounds, kind, way, report.figures());
                }
            }
            complete = true;
        } catch (BenchmarkFailed e) {
            Progress.say(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            Progress.say("stopped by " + e);
        }
        System.exit(report.told(complete, save));
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
