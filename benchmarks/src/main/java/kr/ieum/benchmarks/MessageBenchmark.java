package kr.ieum.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The figures of durable one-way messages to two subscribers; {@code benchmarks/run --messages} starts it. Exit codes as of
 * {@link OneScreenBenchmark}.
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

    /** Arguments: folder of the packaged product, an empty folder, the version in words, {@code 1} for a quick run, and the file to save to. */
    public static void main(String[] arguments) throws InterruptedException {
        Optional<Path> save = arguments.length > 4 ? Optional.of(Path.of(arguments[4])) : Optional.empty();
        Report report = new Report(
                "Messages to two subscribers",
                "benchmarks/run --messages --save",
                Machine.now(Clock.systemUTC(), arguments[2]),
                new ArrayList<>(),
                new ArrayList<>());
        boolean complete = false;
        try (Children children = new Children(Path.of(arguments[1]));
                HttpClient client = HttpClient.newHttpClient()) {
            Path product = Path.of(arguments[0]);
            ExchangeGateway.Stage stage = ExchangeGateway.Stage.set(product, Path.of(arguments[1]), children, client);
            EventFederation.writeSchemas(product, stage.schemas());
            Map<LogStore.Kind, List<MessageNode.Took>> took = measured(stage, arguments[3].equals("1"));
            took.forEach((kind, rounds) -> tell(kind, rounds, report.figures()));
            complete = true;
        } catch (BenchmarkFailed e) {
            Progress.say(String.valueOf(e.getMessage()));
        } catch (IOException | SQLException e) {
            Progress.say("stopped by " + e);
        }
        System.exit(report.told(complete, save));
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
