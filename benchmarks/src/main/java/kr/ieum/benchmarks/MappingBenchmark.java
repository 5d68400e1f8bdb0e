package kr.ieum.benchmarks;

import java.util.List;

/**
 * The figures of compiled mappings beside their peers; {@code benchmarks/run --mapping} starts it. Exit codes as of
 * {@link BenchmarkRun#main}.
 */
public final class MappingBenchmark {

    private static final int ROUNDS = 10;
    private static final int QUICK_ROUNDS = 3;
    private static final double OF_HAND_WRITTEN_JSON = 80;
    private static final double OF_HAND_WRITTEN_FIXED_WIDTH = 70;
    private static final double AHEAD = 100;
    private static final double THIRD = 100 / 3.0;

    private MappingBenchmark() {}

    /** Arguments as of {@link BenchmarkRun#main}. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchmarkRun.main(arguments, "Mappings", "--mapping", run -> {
            MappingRounds rounds = new MappingRounds(run.children(), run.product(), run.work());
            rounds.run(run.quick() ? QUICK_ROUNDS : ROUNDS);
            tell(rounds, run.figures());
        });
    }

    private static void tell(MappingRounds rounds, List<Figure> figures) {
        figures.add(throughput(rounds, MappingWay.JSON, MappingWay.JSON_HAND, OF_HAND_WRITTEN_JSON));
        figures.add(throughput(rounds, MappingWay.JSON, MappingWay.JSON_HAND_STRICT, OF_HAND_WRITTEN_JSON));
        figures.add(throughput(rounds, MappingWay.JSON, MappingWay.JSLT, AHEAD));
        figures.add(throughput(rounds, MappingWay.JSON, MappingWay.JOLT, AHEAD));
        figures.add(throughput(rounds, MappingWay.JSON, MappingWay.JSONATA, AHEAD));
        figures.add(throughput(rounds, MappingWay.FIXED, MappingWay.FIXED_HAND, OF_HAND_WRITTEN_FIXED_WIDTH));
        figures.add(Figure.told(
                "XML: throughput of XML by hand",
                Figure.Unit.PERCENT,
                rounds.share(MappingWay.XML_HAND, MappingWay.XML),
                "both on Woodstox"));
        figures.add(three(rounds, "JSON, mapping step", MappingWay.JSON_MAP_THREE, MappingWay.JSON_MAP));
        figures.add(three(rounds, "JSON, reading the document included", MappingWay.JSON_THREE, MappingWay.JSON));
        figures.add(three(rounds, "fixed width, reading the line included", MappingWay.FIXED_THREE, MappingWay.FIXED));
        // processor time a record, and what the thread that maps allocates for it
        for (MappingWay way : MappingWay.values()) {
            figures.add(Figure.told(way.words(), Figure.Unit.MICROSECONDS, rounds.micros(way), ""));
            figures.add(Figure.told("· allocated by it", Figure.Unit.BYTES, rounds.bytes(way), ""));
        }
    }

    private static Figure throughput(MappingRounds rounds, MappingWay ours, MappingWay peer, double bar) {
        return Figure.atLeast(
                "throughput of '" + peer.words() + "' reached",
                Figure.Unit.PERCENT,
                rounds.share(peer, ours),
                bar,
                "its processor time ÷ that of '" + ours.words() + "', round by round");
    }

    private static Figure three(MappingRounds rounds, String what, MappingWay three, MappingWay all) {
        return Figure.barred(
                "3 of 25 attributes: " + what,
                Figure.Unit.PERCENT,
                rounds.share(three, all),
                Figure.Statistic.MEDIAN,
                THIRD,
                "processor time, of that of all 25");
    }
}
