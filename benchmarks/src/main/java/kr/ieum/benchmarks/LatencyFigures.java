package kr.ieum.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import kr.ieum.benchmarks.Figure.Statistic;
import kr.ieum.benchmarks.Figure.Unit;

/**
 * What the gateway adds to the time of the registers it waits for: whole look-ups beside the same requests sent directly, turn
 * by turn, while every register takes 50 ms to answer.
 */
final class LatencyFigures {

    private static final int REGISTER_MILLIS = 50;
    private static final Rounds TURNS_OF_WARM_UP = new Rounds(15, 15);
    private static final Rounds TURNS = new Rounds(60, 50);
    private static final double ADDED_MILLIS = 5;

    private static final Clock CLOCK = Clock.systemUTC();

    /** A look-up and, right after it, its requests without the gateway. */
    private record Turn(double lookup, DirectCalls.Times direct) {

        double added() {
            return lookup - direct.sum();
        }
    }

    private LatencyFigures() {}

    static List<Figure> measure(Federation federation) throws IOException, InterruptedException, BenchmarkFailed {
        Progress.say("latency added over registers of " + REGISTER_MILLIS + " ms");
        Agencies agencies = federation.agencies();
        Official official = federation.official();
        int warmedUp = WarmUp.run(federation);
        String calm = WarmUp.untilCalm(federation.gateway());
        for (String register : agencies.overHttp()) {
            agencies.behave(register, "slow", REGISTER_MILLIS);
        }
        Instant sent = CLOCK.instant();
        official.json();
        DirectCalls direct = DirectCalls.learn(
                agencies,
                new DirectCalls.Learnt(Official.CASE, sent, CLOCK.instant()),
                Duration.ofMillis(REGISTER_MILLIS));
        List<Turn> turns = new ArrayList<>();
        Duration busy;
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build()) {
            TURNS_OF_WARM_UP.run(() -> turn(official, direct, client));
            Duration before = federation.gateway().processorTime();
            TURNS.run(() -> turns.add(turn(official, direct, client)));
            busy = federation.gateway().processorTime().minus(before);
        }
        agencies.reset();
        return List.of(
                Figure.barred(
                        "latency added over the registers",
                        Unit.MILLISECONDS,
                        each(turns, Turn::added),
                        Statistic.MEDIAN,
                        ADDED_MILLIS,
                        "after " + warmedUp + " look-ups and " + calm
                                + ", turn by turn: look-up − case system − stage 0 − stage 1 − searches, the"
                                + " next five rows; two durable intents, decisions, mapping, JSON and the client's own"
                                + " hop are in it"),
                Figure.told(
                        "· whole look-up as JSON",
                        Unit.MILLISECONDS,
                        each(turns, Turn::lookup),
                        "all HTTP registers answer after " + REGISTER_MILLIS + " ms; income from its spool"),
                Figure.told(
                        "· case system, directly",
                        Unit.MILLISECONDS,
                        each(turns, turn -> turn.direct().cases()),
                        direct.cases().size() + " call, not slowed"),
                Figure.told(
                        "· stage 0, directly",
                        Unit.MILLISECONDS,
                        each(turns, turn -> turn.direct().verifying()),
                        "its " + direct.verifying().size()
                                + " questions to resident and family at once, until the last answer"),
                Figure.told(
                        "· stage 1, directly",
                        Unit.MILLISECONDS,
                        each(turns, turn -> turn.direct().showing()),
                        "its " + direct.showing().size()
                                + " questions that wait for nothing at once, until the last answer"),
                Figure.told(
                        "· searches, directly",
                        Unit.MILLISECONDS,
                        each(turns, turn -> turn.direct().searching()),
                        direct.searching().size()
                                + " questions to registers that may know somebody by a former number, once it is"
                                + " known"),
                Figure.told(
                        "· processor time of the gateway",
                        Unit.MILLISECONDS,
                        List.of((double) busy.toMillis() / turns.size()),
                        "a look-up's share of all it used during these turns, compiling included; says most on a busy"
                                + " machine"),
                Figure.told(
                        "· look-up − slowest single call",
                        Unit.MILLISECONDS,
                        each(turns, turn -> turn.lookup() - turn.direct().slowestCall()),
                        "the plain difference: verifying before asking (design §4) is a second round trip, and"
                                + " searching by former numbers a third, so it holds two of them"));
    }

    private static Turn turn(Official official, DirectCalls direct, HttpClient client)
            throws IOException, InterruptedException, BenchmarkFailed {
        TimedAnswer answer = official.json();
        answer.requireComplete();
        return new Turn(answer.millis(), direct.measure(client));
    }

    private static List<Double> each(List<Turn> turns, ToDoubleFunction<Turn> term) {
        return turns.stream().map(term::applyAsDouble).toList();
    }
}
