package kr.ieum.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kr.ieum.benchmarks.Figure.Statistic;
import kr.ieum.benchmarks.Figure.Unit;

/** How soon an official sees something: the page's shell, complete with a place for every panel, on one connection. */
final class ScreenFigures {

    private static final Rounds WARM_UP = new Rounds(30, 30);
    private static final Rounds LOOKUPS = new Rounds(60, 30);
    private static final double SHELL_MILLIS = 100;

    /** Ends the part of the page that holds the places of the panels; all that follows waits for registers. */
    private static final String END_OF_SHELL = "</template>";

    private ScreenFigures() {}

    static List<Figure> measure(Official official) throws IOException, InterruptedException, BenchmarkFailed {
        Progress.say("the page's shell, all registers healthy");
        List<Double> first = List.of(shell(official.page()));
        WARM_UP.run(official::page);
        List<Double> shells = new ArrayList<>();
        List<Double> pages = new ArrayList<>();
        LOOKUPS.run(() -> {
            TimedAnswer page = official.page();
            shells.add(shell(page));
            pages.add(page.millis());
        });
        return List.of(
                Figure.barred(
                        "shell of the case view",
                        Unit.MILLISECONDS,
                        shells,
                        Statistic.P95,
                        SHELL_MILLIS,
                        "look-up POST to the shell's last byte, one after another after a warm-up; two calls to the"
                                + " case system and the durable intent of stage 0 are in it"),
                Figure.told(
                        "shell, very first look-up",
                        Unit.MILLISECONDS,
                        first,
                        "of a gateway that has just started: classes and templates are loaded in it"),
                Figure.told("whole page", Unit.MILLISECONDS, pages, "the same look-ups, to the last byte"));
    }

    /** Milliseconds until the shell was there. */
    static double shell(TimedAnswer page) throws BenchmarkFailed {
        return page.millisUntil(END_OF_SHELL)
                .orElseThrow(() -> new BenchmarkFailed("The look-up page has no shell; it is not the page expected."));
    }
}
