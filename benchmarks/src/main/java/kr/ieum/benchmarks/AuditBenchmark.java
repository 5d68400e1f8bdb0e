package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * How long an auditor waits for a page among five million entries; {@code benchmarks/run --audit} starts it. Exit codes as of
 * {@link BenchmarkRun#main}.
 */
public final class AuditBenchmark {

    private static final int ENTRIES = 5_000_000;
    private static final int QUICK_ENTRIES = 300_000;
    private static final int SECONDS_BETWEEN = 30;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final long SEED = 20261126;

    private AuditBenchmark() {}

    /** Arguments as of {@link BenchmarkRun#main}. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchmarkRun.main(arguments, "Audit search", "--audit", run -> {
            for (LogStore.Kind kind : LogStore.Kind.values()) {
                measure(kind, run.work().resolve(kind.name()), run.quick() ? QUICK_ENTRIES : ENTRIES, run.figures());
            }
        });
    }

    private static void measure(LogStore.Kind kind, Path folder, int entries, List<Figure> figures)
            throws IOException, SQLException {
        Progress.say(kind + ": filling with " + entries + " entries");
        long start = System.nanoTime();
        try (AuditStore store = AuditStore.filled(kind, folder, entries)) {
            figures.add(Figure.told(
                    kind + ": filled",
                    Figure.Unit.SECONDS,
                    List.of((System.nanoTime() - start) / 1e9),
                    entries + " entries and rows beside them, " + entries / AuditStore.INTENTS
                            + " work records, all indexes; the sealed openings are 32 bytes, not 250"));
            int days = (int) ((long) entries * SECONDS_BETWEEN / SECONDS_OF_A_DAY);
            for (AuditWay way : AuditWay.values()) {
                Progress.say(kind + ": " + way.words());
                figures.add(SearchFigures.of(
                        kind + ", by " + way.words(),
                        SEED,
                        random -> way.page(store, random, days),
                        "a page of 50 with officials and cases, first or second, another key each time"));
            }
        }
    }
}
