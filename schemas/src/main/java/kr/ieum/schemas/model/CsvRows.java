package kr.ieum.schemas.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kr.ieum.schemas.yaml.BoundedFaults;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/**
 * Reads a comma-separated file of the project (RFC 4180, UTF-8 without byte order mark, header in the first line; a quoted
 * field stays on its line).
 *
 * <p>Rules: C1 unreadable, not UTF-8 or wrong header, C2 row with another number of columns or a broken quote.
 */
public final class CsvRows {

    private CsvRows() {}

    /** One row with its 1-based line; every column of the header is there, an empty one as empty text. */
    public record Row(int line, Map<String, String> columns) {

        /** The text of a column of the header. */
        public String get(String column) {
            return columns.getOrDefault(column, "");
        }
    }

    /**
     * Reads all rows.
     *
     * @param name how faults name the file
     * @param header the columns the file must have, in this order
     */
    public static List<Row> read(Path file, String name, List<String> header, Faults faults) {
        return read(file, name, header, List.of(), faults);
    }

    /**
     * The same, of a file that may have further columns behind those.
     *
     * @param optional all of them, in this order, or none
     */
    public static List<Row> read(Path file, String name, List<String> header, List<String> optional, Faults faults) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            faults.add(new Fault(name, 0, "", "C1", "is not UTF-8", "save the file as UTF-8"));
            return List.of();
        } catch (IOException e) {
            faults.add(new Fault(
                    name, 0, "", "C1", "can't be read (" + e.getClass().getSimpleName() + ")", "make it readable"));
            return List.of();
        }
        List<String> lines = text.lines().toList();
        List<String> longer = Stream.concat(header.stream(), optional.stream()).toList();
        if (!lines.isEmpty() && lines.getFirst().equals(String.join(",", longer))) {
            return rows(lines, name, longer, faults);
        }
        if (lines.isEmpty() || !lines.getFirst().equals(String.join(",", header))) {
            faults.add(new Fault(
                    name,
                    1,
                    "",
                    "C1",
                    "has not the header it should have",
                    "write the first line as '" + String.join(",", header) + "', without byte order mark"));
            return List.of();
        }
        return rows(lines, name, header, faults);
    }

    private static List<Row> rows(List<String> lines, String name, List<String> header, Faults all) {
        try (BoundedFaults faults = new BoundedFaults(name, all)) {
            return rows(lines, header, faults);
        }
    }

    private static List<Row> rows(List<String> lines, List<String> header, BoundedFaults faults) {
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i), ',');
            if (cells.size() == header.size()) {
                Map<String, String> columns = new LinkedHashMap<>();
                for (int c = 0; c < cells.size(); c++) {
                    columns.put(header.get(c), cells.get(c));
                }
                rows.add(new Row(i + 1, columns));
            } else {
                faults.add(
                        i + 1,
                        "",
                        "C2",
                        "has not " + header.size() + " columns",
                        "separate the columns by commas and quote a text that holds one");
            }
        }
        return List.copyOf(rows);
    }

    /** The cells of a line; none when a quote is broken. */
    static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (true) {
            StringBuilder cell = new StringBuilder();
            if (at < line.length() && line.charAt(at) == '"') {
                at = quoted(line, at + 1, cell);
            } else {
                while (at < line.length() && line.charAt(at) != separator) {
                    cell.append(line.charAt(at++));
                }
            }
            if (at < 0 || (at < line.length() && line.charAt(at) != separator)) {
                return List.of();
            }
            cells.add(cell.toString().strip());
            if (at == line.length()) {
                return cells;
            }
            at++;
        }
    }

    /** Reads up to behind the closing quote; -1 when there is none. */
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
