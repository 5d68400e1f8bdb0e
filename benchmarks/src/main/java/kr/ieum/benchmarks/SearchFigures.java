package kr.ieum.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How long somebody waits for a page of a search among millions of entries. */
final class SearchFigures {

    private static final int SEARCHES = 200;
    private static final int WARM_UP = 20;
    private static final double LIMIT_MILLIS = 200;

    private SearchFigures() {}

    /** Reads one page, by a key that it draws; how long that took, in milliseconds. */
    @FunctionalInterface
    interface Page {

        double read(Random random) throws SQLException;
    }

    /** The figure of one way to search. */
    static Figure of(String name, long seed, Page page, String remark) throws SQLException {
        Random random = new Random(seed);
        for (int n = 0; n < WARM_UP; n++) {
            var _ = page.read(random);
        }
        List<Double> took = new ArrayList<>();
        for (int n = 0; n < SEARCHES; n++) {
            took.add(page.read(random));
        }
        double longest = took.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        Progress.say(name + ": " + took.size() + " searches, the longest took " + Math.round(longest) + " ms");
        return Figure.barred(name, Figure.Unit.MILLISECONDS, took, Figure.Statistic.P95, LIMIT_MILLIS, remark);
    }
}
