package kr.ieum.gateway.agreement.analysis;

import java.util.ArrayList;
import java.util.List;

/** Which lines of a text are gone and which are new, with those that stayed: the longest common part stays. */
public final class TextDifference {

    private TextDifference() {}

    /** What became of a line. */
    public enum Fate {
        STAYED,
        GONE,
        NEW
    }

    /** One line with what became of it. */
    public record Line(Fate fate, String text) {}

    /** All lines of both texts, in reading order; of a place that changed, the gone lines first. */
    public static List<Line> of(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(new Line(Fate.STAYED, before.get(i++)));
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Fate.GONE, before.get(i++)));
            } else {
                lines.add(new Line(Fate.NEW, after.get(j++)));
            }
        }
        return List.copyOf(lines);
    }
}
