package kr.ieum.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kr.ieum.benchmarks.Figure.Statistic;
import kr.ieum.benchmarks.Figure.Unit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an official still gets while one register is dead and one is slower than its deadline (promise P6), by server-sent
 * events.
 */
final class OutageFigures {

    static final String SLOW_REGISTER = "family";
    static final String DEAD_REGISTER = "tax-income";

    private static final String DEAD_OF_EIGHT = "employment";
    private static final String SLOW_OF_EIGHT = "health-insurance";

    /** Panels of the demo's healthy case whose registers are well in that scene. */
    private static final int HEALTHY_PANELS = 5;

    private static final int SLOW_MILLIS = 3000;
    private static final String HEALTHY_PANEL = "residence";
    private static final Rounds WARM_UP = new Rounds(5, 15);
    private static final Rounds LOOKUPS = new Rounds(30, 75);
    private static final Rounds EIGHT = new Rounds(20, 45);
    private static final Rounds INVERSE = new Rounds(5, 15);
    private static final double SHELL_MILLIS = 100;
    private static final double FIRST_PANEL_MILLIS = 300;
    private static final double PANEL_MILLIS = 1000;
    private static final double VIEW_MILLIS = 2000;

    /** What writing the end of the page and reading it over loopback may take after the view's deadline. */
    private static final double END_MILLIS = VIEW_MILLIS + 100;

    private OutageFigures() {}

    /** Tax and income dead before the gateway could fetch a delivery, the family register slow. */
    static void scene(Agencies agencies) throws IOException, InterruptedException, BenchmarkFailed {
        agencies.behave(DEAD_REGISTER, "dead", 0);
        agencies.behave(SLOW_REGISTER, "slow", SLOW_MILLIS);
    }

    static List<Figure> measure(Official official, List<String> findings)
            throws IOException, InterruptedException, BenchmarkFailed {
        Progress.say("one register dead, one too slow");
        WARM_UP.run(official::events);
        List<Double> panels = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        LOOKUPS.run(() -> {
            TimedAnswer answer = official.events();
            panels.add(healthyPanel(answer));
            ends.add(answer.millis());
            if (panels.size() == 1) {
                findings.add("With " + DEAD_REGISTER + " dead (nothing ever delivered) and " + SLOW_REGISTER
                        + " answering after " + SLOW_MILLIS + " ms: " + told(answer));
            }
        });
        return List.of(
                Figure.barred(
                        "healthy panel, others dead and slow",
                        Unit.MILLISECONDS,
                        panels,
                        Statistic.P95,
                        PANEL_MILLIS,
                        "look-up POST to the event of panel " + HEALTHY_PANEL
                                + " with its values; stage 0 waits for the"
                                + " slow register until its own deadline first"),
                Figure.barred(
                        "page final, others dead and slow",
                        Unit.MILLISECONDS,
                        ends,
                        Statistic.MAX,
                        END_MILLIS,
                        "the same look-ups to their last byte; the view's deadline is 2 s, at most 100 ms over it"
                                + " counts as kept"));
    }

    private static double healthyPanel(TimedAnswer answer) throws BenchmarkFailed {
        for (TimedAnswer.Event event : answer.events()) {
            JsonNode data = JsonMapper.shared().readTree(event.data());
            if (event.name().equals("register")
                    && data.path("panel").asString("").equals(HEALTHY_PANEL)) {
                if (!states(data).containsKey("value")) {
                    throw new BenchmarkFailed("Panel " + HEALTHY_PANEL + " came without a value: " + told(answer));
                }
                return event.millis();
            }
        }
        throw new BenchmarkFailed("Panel " + HEALTHY_PANEL + " never came: " + told(answer));
    }

    /** The other way round: the register that verifies the applicant is the slow one. Told, not measured against a bar. */
    static List<Figure> inverse(Federation federation, List<String> findings)
            throws IOException, InterruptedException, BenchmarkFailed {
        Progress.say("the verifying register too slow");
        federation.agencies().reset();
        federation.agencies().behave("family", "dead", 0);
        federation.agencies().behave("resident", "slow", SLOW_MILLIS);
        List<Double> ends = new ArrayList<>();
        INVERSE.run(() -> {
            TimedAnswer answer = federation.official().events();
            ends.add(answer.millis());
            if (ends.size() == 1) {
                findings.add("With family dead and resident answering after " + SLOW_MILLIS
                        + " ms stage 0 can't verify the applicant: " + told(answer));
            }
        });
        federation.agencies().reset();
        return List.of(Figure.told(
                "page final, verifying register slow",
                Unit.MILLISECONDS,
                ends,
                "family dead, resident slow: what is shown then stands below"));
    }

    /** Eight registers, of which employment insurance is dead and health insurance slower than its deadline: demo case 2. */
    static List<Figure> eight(Federation federation, List<String> findings)
            throws IOException, InterruptedException, BenchmarkFailed {
        Progress.say("eight registers, one dead, one too slow");
        federation.agencies().reset();
        federation.agencies().behave(DEAD_OF_EIGHT, "dead", 0);
        federation.agencies().behave(SLOW_OF_EIGHT, "slow", SLOW_MILLIS);
        WARM_UP.run(federation.official()::events);
        List<Double> shells = new ArrayList<>();
        EIGHT.run(() -> shells.add(ScreenFigures.shell(federation.official().page())));
        List<Double> first = new ArrayList<>();
        List<Double> healthy = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        EIGHT.run(() -> {
            TimedAnswer answer = federation.official().events();
            List<Double> panels = panels(answer);
            first.add(panels.getFirst());
            healthy.addAll(panels);
            ends.add(answer.millis());
            if (ends.size() == 1) {
                findings.add("Eight registers, " + DEAD_OF_EIGHT + " dead and " + SLOW_OF_EIGHT + " answering after "
                        + SLOW_MILLIS + " ms: " + told(answer));
            }
        });
        federation.agencies().reset();
        String scene = DEAD_OF_EIGHT + " dead, " + SLOW_OF_EIGHT + " slow";
        return List.of(
                Figure.barred(
                        "eight registers: shell",
                        Unit.MILLISECONDS,
                        shells,
                        Statistic.P95,
                        SHELL_MILLIS,
                        scene + "; as 'shell of the case view' above"),
                Figure.barred(
                        "eight registers: first panel",
                        Unit.MILLISECONDS,
                        first,
                        Statistic.P95,
                        FIRST_PANEL_MILLIS,
                        scene + "; POST to the first event of a panel with a value in it, stage 0 included"),
                Figure.barred(
                        "eight registers: healthy panels",
                        Unit.MILLISECONDS,
                        healthy,
                        Statistic.P95,
                        PANEL_MILLIS,
                        scene + "; POST to the event of each panel whose register is well"),
                Figure.barred(
                        "eight registers: page final",
                        Unit.MILLISECONDS,
                        ends,
                        Statistic.MAX,
                        END_MILLIS,
                        scene + "; the same look-ups to their last byte"));
    }

    /** When the panels of healthy registers came, the first first. */
    private static List<Double> panels(TimedAnswer answer) throws BenchmarkFailed {
        List<Double> millis = new ArrayList<>();
        for (TimedAnswer.Event event : answer.events()) {
            if (event.name().equals("register")) {
                JsonNode data = JsonMapper.shared().readTree(event.data());
                if (data.path("status").asString("").equals("answered")
                        && states(data).containsKey("value")) {
                    millis.add(event.millis());
                }
            }
        }
        if (millis.size() < HEALTHY_PANELS) {
            throw new BenchmarkFailed("Only " + millis.size() + " panels came with values: " + told(answer));
        }
        return millis.stream().sorted().toList();
    }

    /** Every event with its time and, by state, its number of fields. */
    private static String told(TimedAnswer answer) {
        return answer.events().stream()
                        .filter(event -> !event.name().equals("shell"))
                        .map(event -> {
                            JsonNode data = JsonMapper.shared().readTree(event.data());
                            String at = String.format(Locale.ROOT, " after %.0f ms", event.millis());
                            return switch (event.name()) {
                                case "register" ->
                                    data.path("panel").asString("") + " "
                                            + data.path("status").asString("") + at + " " + states(data);
                                case "end" ->
                                    "end" + at + ", "
                                            + data.path("completeness")
                                                    .path("answered")
                                                    .asInt(0) + " of "
                                            + data.path("completeness")
                                                    .path("permitted")
                                                    .asInt(0) + " permitted fields";
                                default ->
                                    event.name() + at + " " + data.path("type").asString("");
                            };
                        })
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static Map<String, Integer> states(JsonNode register) {
        Map<String, Integer> states = new TreeMap<>();
        register.path("fields")
                .forEach(field -> states.merge(field.path("state").asString("?"), 1, Integer::sum));
        return states;
    }
}
