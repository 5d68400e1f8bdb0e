package kr.ieum.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The figures of durable one-way messages to two subscribers; {@code benchmarks/run --messages} starts it. Exit codes as of
 * {@link BenchmarkRun#main}.
 */
public final class MessageBenchmark {

    private static final double FLOOR = 1_500;
    private static final int ROUNDS = 6;
    private static final int QUICK_ROUNDS = 3;
    private static final double SECONDS = 10;
    private static final double QUICK_SECONDS = 5;
    private static final double WARM_UP_SECONDS = 60;
    private static final double QUICK_WARM_UP_SECONDS = 20;

    private MessageBenchmark() {}

    /** Arguments as of {@link BenchmarkRun#main}. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchmarkRun.main(arguments, "Messages to two subscribers", "--messages", run -> {
            ExchangeGateway.Stage stage = ExchangeGateway.Stage.set(run);
            EventFederation.writeSchemas(run.product(), stage.schemas());
            measured(stage, run.quick()).forEach((kind, rounds) -> tell(kind, rounds, run.figures()));
        });
    }

    /** Both databases in turn, so that what disturbs the machine disturbs both alike. */
    private static Map<LogStore.Kind, List<MessageNode.Took>> measured(ExchangeGateway.Stage stage, boolean quick)
            throws IOException, InterruptedException, SQLException, BenchmarkFailed {
        List<ExchangeIdentity> identities = ExchangeIdentity.make(
                stage.work().resolve("identities"),
                Stream.concat(Stream.of(EventFederation.FEED), EventFederation.INBOXES.stream())
                        .toList());
        Map<LogStore.Kind, MessageNode> nodes = new EnumMap<>(LogStore.Kind.class);
        for (LogStore.Kind kind : LogStore.Kind.values()) {
            Progress.say("warming up: a node on " + kind);
            MessageNode node = MessageNode.start(stage, identities, kind);
            var _ = node.load(quick ? QUICK_WARM_UP_SECONDS : WARM_UP_SECONDS);
            nodes.put(kind, node);
        }
        Map<LogStore.Kind, List<MessageNode.Took>> took = new EnumMap<>(LogStore.Kind.class);
        for (int round = 1; round <= (quick ? QUICK_ROUNDS : ROUNDS); round++) {
            Progress.say("round " + round);
            for (Map.Entry<LogStore.Kind, MessageNode> node : nodes.entrySet()) {
                took.computeIfAbsent(node.getKey(), _ -> new ArrayList<>())
                        .add(node.getValue().load(quick ? QUICK_SECONDS : SECONDS));
            }
        }
        return took;
    }

    private static void tell(LogStore.Kind kind, List<MessageNode.Took> rounds, List<Figure> figures) {
        figures.add(Figure.atLeast(
                kind + ": messages, each with both subscribers",
                Figure.Unit.PER_SECOND,
                values(rounds, MessageNode.Took::perSecond),
                FLOOR,
                "from the first one's sending until the last is acknowledged by both; 32 senders by mutual"
                        + " TLS, each message signed, accepted durably, mapped, decided for each subscriber,"
                        + " logged, and delivered signed over HTTP"));
        figures.add(Figure.told(
                "· accepted",
                Figure.Unit.PER_SECOND,
                values(rounds, took -> took.load().perSecond()),
                "while senders send; deliveries go on meanwhile"));
        figures.add(Figure.told(
                "· acceptance, median of a round",
                Figure.Unit.MILLISECONDS,
                values(rounds, took -> took.load().median()),
                "until its sender has verified it"));
        figures.add(Figure.told(
                "· acceptance, 99th percentile of a round",
                Figure.Unit.MILLISECONDS,
                values(rounds, took -> took.load().p99()),
                "the same"));
        figures.add(Figure.told(
                "· processor time of the node",
                Figure.Unit.MICROSECONDS,
                values(rounds, MessageNode.Took::nodeMicros),
                "for one message with both deliveries"));
        if (kind == LogStore.Kind.POSTGRESQL) {
            figures.add(Figure.told(
                    "· processor time of PostgreSQL",
                    Figure.Unit.MICROSECONDS,
                    values(rounds, MessageNode.Took::databaseMicros),
                    "the same, its processes together"));
        }
        figures.add(Figure.told(
                "· processor time of the senders",
                Figure.Unit.MICROSECONDS,
                values(rounds, took -> took.load().callerMicros()),
                "for one message: they sign and verify too"));
    }

    private static List<Double> values(List<MessageNode.Took> rounds, ToDoubleFunction<MessageNode.Took> of) {
        return rounds.stream().mapToDouble(of).boxed().toList();
    }
}
