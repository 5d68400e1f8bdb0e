package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads the layout of a fixed-width file: lines that their columns fill from the first byte to the last (rule M33). */
final class FixedWidthReader {

    private static final Map<String, byte[]> TERMINATORS =
            Map.of("CRLF", "\r\n".getBytes(StandardCharsets.US_ASCII), "LF", "\n".getBytes(StandardCharsets.US_ASCII));

    private final YamlMap map;

    FixedWidthReader(YamlMap map) {
        this.map = map;
    }

    SourceReader.Source read(Charset charset, ZoneId zone) {
        int lineLength = map.integer("lineLength");
        if (lineLength < 1 || lineLength > 65_536) {
            map.fault("lineLength", "M33", "is no length of a line", "write the bytes of a line without its end");
        }
        if (charset.equals(StandardCharsets.UTF_16LE)) {
            map.fault("charset", "M21", "has no bytes of ASCII for keys and types", "use a charset that extends ASCII");
        }
        String end = map.text("lineEnd");
        byte[] terminator = TERMINATORS.getOrDefault(end, new byte[0]);
        if (terminator.length == 0) {
            map.fault("lineEnd", "M33", "'" + end + "' is not in the closed list", "use CRLF or LF");
        }
        FixedWidthLayout.LineType header = lineType("header", lineLength);
        FixedWidthLayout.LineType detail = lineType("detail", lineLength);
        FixedWidthLayout.LineType trailer = lineType("trailer", lineLength);
        FixedWidthLayout.Marks marks = new FixedWidthLayout.Marks(
                column("key", detail), column("assertedOn", header), column("declaredCount", trailer));
        FixedWidthLayout layout = new FixedWidthLayout(charset, lineLength, terminator, header, detail, trailer, marks);
        List<String> fields =
                detail.columns().stream().map(FixedWidthLayout.Column::name).toList();
        // the type of a line is read by the layout itself
        Set<String> keys = detail.columns().isEmpty()
                ? Set.of(marks.key().name())
                : Set.of(marks.key().name(), detail.columns().getFirst().name());
        FixedWidthDecoder decoder = new FixedWidthDecoder(layout, zone);
        LineCutter.LineEnd lineEnd = end.equals("CRLF") ? LineCutter.LineEnd.CRLF : LineCutter.LineEnd.LF;
        return new SourceReader.Source(
                new SourceFields(fields),
                keys,
                decoder,
                Optional.of(layout),
                new FixedWidthFile(layout, lineEnd, decoder),
                Set.of());
    }

    private FixedWidthLayout.LineType lineType(String key, int lineLength) {
        try (YamlMap line = map.map(key)) {
            String type = line.text("type");
            List<FixedWidthLayout.Column> columns = new ArrayList<>();
            int next = 0;
            for (YamlMap item : line.maps("columns")) {
                try (item) {
                    FixedWidthLayout.Column column = new FixedWidthLayout.Column(
                            item.text("name"), item.integer("at") - 1, item.integer("length"), item.flag("mayBeCut"));
                    if (column.start() != next || column.length() < 1) {
                        item.fault("at", "M33", "leaves a gap or overlaps", "begin at byte " + (next + 1));
                    }
                    next = column.start() + column.length();
                    columns.add(column);
                }
            }
            if (next != lineLength) {
                line.fault("columns", "M33", "fill " + next + " bytes of " + lineLength, "give every byte a column");
            }
            if (columns.isEmpty() || columns.getFirst().length() != type.length()) {
                line.fault("columns", "M33", "don't begin with the line's type", "make the type the first column");
            }
            return new FixedWidthLayout.LineType(type, List.copyOf(columns));
        }
    }

    private FixedWidthLayout.Column column(String key, FixedWidthLayout.LineType line) {
        String name = map.text(key);
        Optional<FixedWidthLayout.Column> column = line.columns().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        if (column.isEmpty()) {
            map.fault(key, "M24", "'" + name + "' is no column of its line", "name one of the columns");
        }
        return column.orElse(new FixedWidthLayout.Column(name, 0, 0, false));
    }
}
