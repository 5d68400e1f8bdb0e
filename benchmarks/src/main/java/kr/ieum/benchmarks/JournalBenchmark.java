package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * How long an operator waits for a page of the journal among five million exchanges; {@code benchmarks/run --journal} starts it. Exit codes as
 * of {@link OneScreenBenchmark}.
 */
public final class JournalBenchmark {

    private static final int ENTRIES = 5_000_000;
    private static final int QUICK_ENTRIES = 100_000;
    private static final int SEARCHES = 200;
    private static final int WARM_UP = 20;
    private static final double LIMIT_MILLIS = 200;
    private static final long SEED = 20261127;

    private JournalBenchmark() {}

    /** Arguments: folder of the product, an empty folder, the version in words, {@code 1} for a quick run, and the file to save to. */
    public static void main(String[] arguments) {
        Optional<Path> save = arguments.length > 4 ? Optional.of(Path.of(arguments[4])) : Optional.empty();
        Report report = new Report(
                "Journal of exchanges",
                "benchmarks/run --journal --save",
                Machine.now(Clock.systemUTC(), arguments[2]),
                new ArrayList<>(),
                new ArrayList<>());
        boolean complete = false;
        try {
            int entries = arguments[3].equals("1") ? QUICK_ENTRIES : ENTRIES;
            for (LogStore.Kind kind : LogStore.Kind.values()) {
                measure(kind, Path.of(arguments[1]).resolve(kind.name()), entries, report.figures());
            }
            complete = true;
        } catch (IOException | SQLException e) {
            Progress.say("stopped by " + e);
        }
        System.exit(report.told(complete, save));
    }

    private static void measure(LogStore.Kind kind, Path folder, int entries, List<Figure> figures)
            throws IOException, SQLException {
        Progress.say(kind + ": filling with " + entries + " entries");
        long start = System.nanoTime();
        try (JournalStore store = JournalStore.filled(kind, folder, entries)) {
            double seconds = (System.nanoTime() - start) / 1e9;
            figures.add(Figure.told(
                    kind + ": entries written",
                    Figure.Unit.PER_SECOND,
                    List.of(entries / seconds),
                    entries + " entries in batches of the journal's own writer, all indexes there; "
                            + JournalStore.MONTHS + " months"));
            for (JournalWay way : JournalWay.values()) {
                Progress.say(kind + ": " + way.words());
                Random random = new Random(SEED);
                for (int n = 0; n < WARM_UP; n++) {
                    way.page(store, random);
                }
                List<Double> took = new ArrayList<>();
                for (int n = 0; n < SEARCHES; n++) {
                    took.add(way.page(store, random));
                }
                figures.add(Figure.barred(
                        kind + ", by " + way.words(),
                        Figure.Unit.MILLISECONDS,
                        took,
                        Figure.Statistic.P95,
                        LIMIT_MILLIS,
                        "a page of 50 with its steps, first or second, another key each time"));
            }
        }
    }
}
