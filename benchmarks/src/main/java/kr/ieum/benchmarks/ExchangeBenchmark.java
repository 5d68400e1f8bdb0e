package kr.ieum.benchmarks;

/**
 * The figures of a query between systems; {@code benchmarks/run --exchange} starts it. Exit codes as of {@link BenchmarkRun#main}.
 */
public final class ExchangeBenchmark {

    private static final int ROUNDS = 8;
    private static final int QUICK_ROUNDS = 3;
    private static final double SECONDS = 5;
    private static final double QUICK_SECONDS = 3;
    private static final int WARM_UP_SECONDS = 120;
    private static final int QUICK_WARM_UP_SECONDS = 10;

    private ExchangeBenchmark() {}

    /** Arguments as of {@link BenchmarkRun#main}. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchmarkRun.main(arguments, "Queries between systems", "--exchange", run -> {
            ExchangeRounds rounds = new ExchangeRounds(
                    ExchangeGateway.Stage.set(run),
                    ExchangeIdentity.make(run.work().resolve("identity"), ExchangeFederation.DESK),
                    run.quick() ? QUICK_WARM_UP_SECONDS : WARM_UP_SECONDS);
            rounds.run(run.quick() ? QUICK_ROUNDS : ROUNDS, run.quick() ? QUICK_SECONDS : SECONDS);
            new ExchangeFigures(rounds, run.report().machine().cores(), run.figures(), run.findings()).tell();
        });
    }
}
