package kr.ieum.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The figures of a query between systems; {@code benchmarks/run --exchange} starts it. Exit codes as of {@link OneScreenBenchmark}.
 */
public final class ExchangeBenchmark {

    private static final int ROUNDS = 8;
    private static final int QUICK_ROUNDS = 3;
    private static final double SECONDS = 5;
    private static final double QUICK_SECONDS = 3;
    private static final int WARM_UP_SECONDS = 120;
    private static final int QUICK_WARM_UP_SECONDS = 10;

    private ExchangeBenchmark() {}

    /** Arguments: folder of the packaged product, an empty folder, the version in words, {@code 1} for a quick run, and the file to save to. */
    public static void main(String[] arguments) throws InterruptedException {
        Optional<Path> save = arguments.length > 4 ? Optional.of(Path.of(arguments[4])) : Optional.empty();
        Report report = new Report(
                "Queries between systems",
                "benchmarks/run --exchange --save",
                Machine.now(Clock.systemUTC(), arguments[2]),
                new ArrayList<>(),
                new ArrayList<>());
        boolean complete = false;
        Path work = Path.of(arguments[1]);
        boolean quick = arguments[3].equals("1");
        try (Children children = new Children(work);
                HttpClient client = HttpClient.newHttpClient()) {
            ExchangeRounds rounds = new ExchangeRounds(
                    ExchangeGateway.Stage.set(Path.of(arguments[0]), work, children, client),
                    ExchangeIdentity.make(work.resolve("identity"), ExchangeFederation.DESK),
                    quick ? QUICK_WARM_UP_SECONDS : WARM_UP_SECONDS);
            rounds.run(quick ? QUICK_ROUNDS : ROUNDS, quick ? QUICK_SECONDS : SECONDS);
            new ExchangeFigures(rounds, report.machine().cores(), report.figures(), report.findings()).tell();
            complete = true;
        } catch (BenchmarkFailed e) {
            Progress.say(String.valueOf(e.getMessage()));
        } catch (IOException | SQLException e) {
            Progress.say("stopped by " + e);
        }
        System.exit(report.told(complete, save));
    }
}
