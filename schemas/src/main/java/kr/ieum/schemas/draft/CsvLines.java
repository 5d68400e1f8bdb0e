package kr.ieum.schemas.draft;

import java.util.ArrayList;
import java.util.List;

/** A text cut into lines of cells; a quote opens a cell only at its beginning, after blanks too. */
record CsvLines(List<List<String>> lines, boolean quoted) {

    private static final int MAX_LINES = 50_000;

    static CsvLines cut(String text, char separator) {
        List<List<String>> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean within = false;
        boolean any = false;
        for (int i = 0; i < text.length() && lines.size() < MAX_LINES; i++) {
            char c = text.charAt(i);
            if (within) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    within = false;
                }
            } else if (c == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                within = true;
                any = true;
            } else if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                add(lines, cells);
                cells = new ArrayList<>();
            } else if (c != '\r' || (i + 1 < text.length() && text.charAt(i + 1) != '\n')) {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !cells.isEmpty()) {
            cells.add(cell.toString());
            add(lines, cells);
        }
        return new CsvLines(lines, any);
    }

    private static void add(List<List<String>> lines, List<String> cells) {
        if (cells.size() > 1 || !cells.getFirst().isBlank()) {
            lines.add(List.copyOf(cells));
        }
    }
}
