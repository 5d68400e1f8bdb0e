package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads the layout of a comma-separated file. */
final class CsvReader {

    private static final Map<String, String> TERMINATORS = Map.of("CRLF", "\r\n", "LF", "\n");

    private final YamlMap map;

    CsvReader(YamlMap map) {
        this.map = map;
    }

    SourceReader.Source read(Charset charset) {
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
        String key = map.text("key");
        if (!columns.contains(key)) {
            map.fault("key", "M24", "'" + key + "' is no column", "name one of the columns");
        }
        if (charset.equals(StandardCharsets.UTF_16LE)) {
            map.fault("charset", "M21", "has no bytes of ASCII for line ends", "use a charset that extends ASCII");
        }
        String end = map.text("lineEnd");
        if (!TERMINATORS.containsKey(end)) {
            map.fault("lineEnd", "M33", "'" + end + "' is not in the closed list", "use CRLF or LF");
        }
        CsvLayout layout = new CsvLayout(
                charset,
                TERMINATORS.getOrDefault(end, "\n").getBytes(StandardCharsets.US_ASCII),
                columns,
                key,
                map.text("trailer"));
        CsvDecoder decoder = new CsvDecoder(layout);
        return new SourceReader.Source(
                new SourceFields(columns),
                Set.of(key),
                decoder,
                Optional.of(layout),
                new AnswerFile(decoder),
                Set.of());
    }
}
