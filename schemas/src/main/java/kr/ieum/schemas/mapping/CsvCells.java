package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cells of one row of a comma-separated file (RFC 4180); a cell in quotes may hold a line break, and no other may. */
final class CsvCells {

    private CsvCells() {}

    static Optional<List<String>> of(String line) {
        return of(line, ',');
    }

    /** The cells as written, a formula being a text like any other; nothing when a quote is broken. */
    static Optional<List<String>> of(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (true) {
            StringBuilder cell = new StringBuilder();
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            at = quoted ? quoted(line, at + 1, cell) : plain(line, at, separator, cell);
            if (at < 0 || (at < line.length() && line.charAt(at) != separator)) {
                return Optional.empty();
            }
            cells.add(cell.toString());
            if (at == line.length()) {
                return Optional.of(List.copyOf(cells));
            }
            at++;
        }
    }

    /** Up to the next separator; -1 when a quote stands amid the cell. */
    private static int plain(String line, int from, char separator, StringBuilder cell) {
        int at = from;
        while (at < line.length() && line.charAt(at) != separator) {
            if (line.charAt(at) == '"') {
                return -1;
            }
            cell.append(line.charAt(at++));
        }
        return at;
    }

    /** Up to behind the closing quote; -1 when there is none. */
    private static int quoted(String line, int from, StringBuilder cell) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c != '"') {
                cell.append(c);
            } else if (at < line.length() && line.charAt(at) == '"') {
                cell.append(line.charAt(at++));
            } else {
                return at;
            }
        }
        return -1;
    }
}
