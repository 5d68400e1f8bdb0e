package kr.ieum.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The figures of one run as a table: aligned for a terminal, or as Markdown.
 *
 * @param title heading of what is saved
 * @param command what saves it
 * @param figures grows while the run goes on
 * @param findings sentences about what was seen, beside the figures; grow too
 */
record Report(String title, String command, Machine machine, List<Figure> figures, List<String> findings) {

    /** Exit code of a run that wasn't complete. */
    static final int NOT_MEASURED = 2;

    private static final int MISSED = 1;
    private static final List<String> HEAD = List.of("figure", "bar", "n", "p50", "p95", "max", "verdict");

    private boolean allBarsMet() {
        return figures.stream().noneMatch(Figure::isMissed);
    }

    /** Prints what was measured, also when something failed after it; saves only a complete run. The exit code. */
    int told(boolean complete, Optional<Path> save) {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(text());
        if (!complete) {
            Progress.say("the run is incomplete" + (save.isPresent() ? ", so nothing was saved" : ""));
            return NOT_MEASURED;
        }
        try {
            if (save.isPresent()) {
                Files.createDirectories(save.get().toAbsolutePath().getParent());
                Files.writeString(save.get(), markdown());
                Progress.say("saved " + save.get());
            }
        } catch (IOException e) {
            Progress.say("could not be saved: " + e);
            return NOT_MEASURED;
        }
        return allBarsMet() ? 0 : MISSED;
    }

    private String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        figures.forEach(figure -> rows.add(figure.cells().subList(0, HEAD.size())));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        String table = rows.stream()
                .map(row -> IntStream.range(0, HEAD.size())
                        .mapToObj(column -> padded(row.get(column), widths[column], column > 1 && column < 6))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
        String remarks = figures.stream()
                .filter(figure -> !figure.remark().isEmpty())
                .map(figure -> "  " + figure.name() + ": " + figure.remark())
                .collect(Collectors.joining("\n"));
        String told = findings.stream().map(finding -> "  " + finding).collect(Collectors.joining("\n"));
        return table + "\n\n" + remarks + "\n" + (told.isEmpty() ? "" : "\n" + told + "\n") + "\n" + machine.line()
                + "\n";
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# " + title + ": figures\n\nWritten by `" + command
                + "`; `docs/benchmarks.md` says what each row means and what it doesn't say.\n\n");
        text.append(machine.line()).append("\n\n| ");
        text.append(String.join(" | ", HEAD)).append(" | how |\n|");
        text.append(" --- |".repeat(HEAD.size() + 1)).append('\n');
        for (Figure figure : figures) {
            text.append("| ").append(String.join(" | ", figure.cells())).append(" |\n");
        }
        findings.forEach(finding -> text.append("\n- ").append(finding));
        return text.append(findings.isEmpty() ? "" : "\n").toString();
    }

    private static String padded(String text, int width, boolean right) {
        String blanks = " ".repeat(width - text.length());
        return right ? blanks + text : text + blanks;
    }
}
