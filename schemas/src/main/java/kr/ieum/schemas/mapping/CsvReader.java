package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Reads the layout of a file of rows. One with a trailer is a register's delivery, from which the records of one subject can be
 * taken; others are read as a whole.
 */
final class CsvReader {

    private static final Map<String, LineCutter.LineEnd> TERMINATORS =
            Map.of("CRLF", LineCutter.LineEnd.CRLF, "LF", LineCutter.LineEnd.LF);
    private static final String COMMA = ",";

    private final YamlMap map;

    CsvReader(YamlMap map) {
        this.map = map;
    }

    SourceReader.Source read(Charset charset) {
        List<String> columns = columns();
        String key = map.text("key");
        if (!columns.contains(key)) {
            map.fault("key", "M24", "'" + key + "' is no column", "name one of the columns");
        }
        String end = map.text("lineEnd");
        if (!TERMINATORS.containsKey(end)) {
            map.fault("lineEnd", "M33", "'" + end + "' is not in the closed list", "use CRLF or LF");
        }
        Optional<String> trailer = map.optionalText("trailer");
        Optional<CsvShape.Continued> continued = map.optionalMap("continued").map(rows -> continued(rows, columns));
        CsvShape shape = new CsvShape(
                charset,
                separator(),
                TERMINATORS.getOrDefault(end, LineCutter.LineEnd.LF),
                columns,
                headings(columns),
                trailer,
                continued);
        RecordFile file = new CsvFile(shape);
        Set<String> types = continued
                .map(rows -> new LinkedHashSet<>(rows.groups().values()))
                .orElseGet(LinkedHashSet::new);
        boolean plain = shape.separator() == ',' && shape.headings().isEmpty() && continued.isEmpty();
        if (trailer.isEmpty() || !plain) {
            return new SourceReader.Source(
                    new SourceFields(columns), Set.of(key), new FileDecoder(file), Optional.empty(), file, types);
        }
        if (charset.equals(StandardCharsets.UTF_16LE)) {
            map.fault("charset", "M21", "has no bytes of ASCII for line ends", "use a charset that extends ASCII");
        }
        CsvLayout layout = new CsvLayout(
                charset,
                (end.equals("CRLF") ? "\r\n" : "\n").getBytes(StandardCharsets.US_ASCII),
                columns,
                key,
                trailer.get());
        return new SourceReader.Source(
                new SourceFields(columns), Set.of(key), new CsvDecoder(layout), Optional.of(layout), file, types);
    }

    private List<String> columns() {
        List<String> columns = map.texts("columns");
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                map.fault("columns", "M35", "name '" + column + "' twice", "name each column once");
            }
        }
        if (columns.isEmpty()) {
            map.fault("columns", "M21", "list no column", "list every column that a delivery must have");
        }
        return columns;
    }

    private char separator() {
        String separator = map.optionalText("separator").orElse(COMMA);
        if (separator.equals("tab")) {
            return '\t';
        }
        if (separator.length() != 1 || "\"\r\n".contains(separator)) {
            map.fault("separator", "M33", "is no single sign", "write one sign, or tab");
            return ',';
        }
        return separator.charAt(0);
    }

    /** What the header says where the columns stand in the mapping's order; none where they are found by name. */
    private List<String> headings(List<String> columns) {
        if (!map.flag("inOrder")) {
            return List.of();
        }
        Map<String, String> named = RawTexts.map(map, "headings");
        if (!columns.containsAll(named.keySet())) {
            map.fault("headings", "M24", "name what is no column", "name columns");
        }
        return columns.stream()
                .map(column -> named.getOrDefault(column, column))
                .toList();
    }

    private static CsvShape.Continued continued(YamlMap rows, List<String> columns) {
        try (rows) {
            String column = rows.text("emptyIn");
            if (!columns.contains(column)) {
                rows.fault("emptyIn", "M24", "'" + column + "' is no column", "name one of the columns");
            }
            Map<String, String> groups = new HashMap<>();
            rows.namedTexts("groups").forEach((group, text) -> {
                List<String> matching =
                        columns.stream().filter(new FieldPattern(text)).toList();
                if (matching.isEmpty()) {
                    rows.fault("groups", "M24", "'" + text + "' is no column", "name columns, * for any text");
                }
                matching.forEach(each -> groups.put(each, group));
            });
            return new CsvShape.Continued(column, groups);
        }
    }
}
