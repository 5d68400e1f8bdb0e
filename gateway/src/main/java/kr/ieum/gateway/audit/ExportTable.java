package kr.ieum.gateway.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kr.ieum.gateway.oversight.RecordedLookup;

/** Entries as lines for a spreadsheet (RFC 4180) and for a program (a JSON object a line). Both say the same; neither has a value. */
final class ExportTable {

    /** What a spreadsheet takes for the start of a formula, in the width of Korean keyboards too. */
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private static final List<String> COLUMNS = List.of(
            "shard",
            "index",
            "time",
            "agency",
            "state",
            "task",
            "agreement",
            "version",
            "lookup",
            "official",
            "case",
            "silent",
            "detail",
            "marks",
            "proofs");

    private ExportTable() {}

    /**
     * An entry and the files with the proofs of its leaves.
     *
     * @param proofs names of files; fewer than leaves where no checkpoint covers one yet
     */
    record Line(FoundEntry entry, List<String> proofs) {}

    static String csv(List<Line> lines) {
        // the mark at the beginning has spreadsheets read UTF-8
        return "\uFEFF" + row(COLUMNS)
                + lines.stream()
                        .map(line -> row(COLUMNS.stream()
                                .map(column -> cells(line).getOrDefault(column, ""))
                                .toList()))
                        .collect(Collectors.joining());
    }

    static String jsonLines(List<Line> lines) {
        return lines.stream()
                .map(line -> cells(line).entrySet().stream()
                                .map(cell -> json(cell.getKey()) + ":" + json(cell.getValue()))
                                .collect(Collectors.joining(",", "{", "}"))
                        + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, String> cells(Line line) {
        FoundEntry entry = line.entry();
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("shard", entry.position().shard());
        cells.put("index", Long.toString(entry.position().index()));
        cells.put("time", entry.time().toString());
        cells.put("agency", entry.agency());
        cells.put("state", word(entry.state()));
        entry.task().ifPresent(task -> cells.put("task", task));
        entry.agreement().ifPresent(agreement -> {
            cells.put("agreement", agreement.id());
            cells.put("version", Integer.toString(agreement.version()));
        });
        entry.lookup().ifPresent(lookup -> cells.put("lookup", lookup.toString()));
        entry.record().map(RecordedLookup::official).ifPresent(official -> cells.put("official", official));
        entry.record().flatMap(RecordedLookup::caseNumber).ifPresent(number -> cells.put("case", number));
        cells.put("silent", String.join(" ", new TreeSet<>(entry.silent())));
        cells.put("detail", entry.detail());
        cells.put(
                "marks",
                (entry.deferral().isPresent() ? word(Mark.DEFERRED) + " " : "")
                        + (entry.erased() ? word(Mark.ERASED) : ""));
        cells.put("proofs", String.join(" ", line.proofs()));
        cells.replaceAll((column, text) -> text.strip());
        return cells;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String row(List<String> cells) {
        return cells.stream().map(ExportTable::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** One cell, quoted always, harmless in a spreadsheet. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }

    /** RFC 8259, section 7. */
    static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
