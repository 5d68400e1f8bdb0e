package kr.ieum.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kr.ieum.benchmarks.Figure.Statistic;
import kr.ieum.benchmarks.Figure.Unit;

/**
 * Many officials at once, each signed in with a session and a case of his own, each looking up again as soon as he has his
 * answer: no pause to read. Look-ups that aren't whole are counted.
 */
final class Crowd {

    private static final int OFFICIALS = 50;
    private static final Rounds WARM_UP = new Rounds(2, 20);
    private static final Rounds EACH = new Rounds(20, 45);
    private static final double LOOKUP_MILLIS = 1500;

    private Crowd() {}

    /** Entries for {@code officials.yaml}; investigators like the demo's. */
    static String officialsFile() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < OFFICIALS; i++) {
            text.append("  - id: ")
                    .append(id(i))
                    .append("\n    name: {ko: 부하시험, en: Load}\n    agency: \"3000000\"\n")
                    .append("    team: {ko: 통합조사팀, en: Integrated investigation team}\n")
                    .append("    system: welfare-case\n    roles: [investigator]\n    assurance: 3\n")
                    .append(String.format("    person: \"hmac-sha256:%064x\"\n", i));
        }
        return text.toString();
    }

    private static String id(int i) {
        return String.format("load.%02d", i);
    }

    /**
     * Signs in one of them and gives him a case of his own, like the healthy one.
     *
     * @param i 0 to 49
     */
    static Official signIn(Federation federation, int i) throws IOException, InterruptedException, BenchmarkFailed {
        String number = String.format("3000000-2026-04-0077%03d", i);
        federation.agencies().copyCase(Official.CASE, number, id(i));
        return Official.signIn(federation.gateway().address(), id(i), Federation.PASSWORD, number);
    }

    static List<Figure> measure(Federation federation) throws IOException, InterruptedException, BenchmarkFailed {
        Progress.say(OFFICIALS + " officials at once");
        federation.agencies().reset();
        List<Official> officials = new ArrayList<>();
        for (int i = 0; i < OFFICIALS; i++) {
            officials.add(signIn(federation, i));
        }
        atOnce(officials, WARM_UP);
        long begin = System.nanoTime();
        List<TimedAnswer> answers = atOnce(officials, EACH);
        double seconds = (System.nanoTime() - begin) / 1e9;
        officials.forEach(Official::close);
        double notWhole = answers.stream().filter(answer -> !answer.isWhole()).count();
        return List.of(
                Figure.barred(
                        "look-up as JSON, " + OFFICIALS + " officials at once",
                        Unit.MILLISECONDS,
                        answers.stream().map(TimedAnswer::millis).toList(),
                        Statistic.P95,
                        LOOKUP_MILLIS,
                        String.format(
                                "no pause between look-ups: %.0f look-ups/s together, all answered; client and"
                                        + " simulated agencies share the machine",
                                answers.size() / seconds)),
                Figure.barred(
                        "· of them not whole",
                        Unit.LOOKUPS,
                        List.of(notWhole),
                        Statistic.MAX,
                        0,
                        "of " + answers.size() + ": a register was later than its deadline, and the look-up says so"));
    }

    private static List<TimedAnswer> atOnce(List<Official> officials, Rounds each)
            throws InterruptedException, BenchmarkFailed {
        List<Callable<List<TimedAnswer>>> work = new ArrayList<>();
        for (Official official : officials) {
            work.add(() -> {
                List<TimedAnswer> answers = new ArrayList<>();
                each.run(() -> answers.add(official.json()));
                return answers;
            });
        }
        List<TimedAnswer> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<TimedAnswer>> one : threads.invokeAll(work)) {
                all.addAll(one.get());
            }
        } catch (ExecutionException e) {
            throw new BenchmarkFailed("One of " + officials.size() + " officials at once failed: " + e.getCause());
        }
        return all;
    }
}
