package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * How long an operator waits for a page of the journal among five million exchanges; {@code benchmarks/run --journal} starts it. Exit codes as
 * of {@link BenchmarkRun#main}.
 */
public final class JournalBenchmark {

    private static final int ENTRIES = 5_000_000;
    private static final int QUICK_ENTRIES = 100_000;
    private static final long SEED = 20261127;

    private JournalBenchmark() {}

    /** Arguments as of {@link BenchmarkRun#main}. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchmarkRun.main(arguments, "Journal of exchanges", "--journal", run -> {
            for (LogStore.Kind kind : LogStore.Kind.values()) {
                measure(kind, run.work().resolve(kind.name()), run.quick() ? QUICK_ENTRIES : ENTRIES, run.figures());
            }
        });
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
                figures.add(SearchFigures.of(
                        kind + ", by " + way.words(),
                        SEED,
                        random -> way.page(store, random),
                        "a page of 50 with its steps, first or second, another key each time"));
            }
        }
    }
}
