package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Reads whether a mapping is used as a way out, and checks that nothing its format demands stays open (rules M52 and M53). The
 * source's layout has been read before, so that its faults are known.
 */
final class WayOutReader {

    private final YamlMap file;
    private final YamlMap source;
    private final SourceReader.Source known;
    private final List<CompiledRow> rows;

    /** How a mapping is used. */
    private enum Direction {
        IN,
        OUT,
        BOTH
    }

    private WayOutReader(YamlMap file, SourceReader.Source known, List<CompiledRow> rows) {
        this.file = file;
        this.source = file.map("source");
        this.known = known;
        this.rows = rows.stream().filter(row -> row.oneWay().isEmpty()).toList();
    }

    /** The way out; nothing where the mapping is only read, or has a fault. */
    static Optional<WayOut> read(YamlMap file, SourceReader.Source known, List<CompiledRow> rows) {
        Direction direction = file.optionalChoice("direction", Direction.class).orElse(Direction.IN);
        if (direction == Direction.IN) {
            if (file.has("wayOut")) {
                file.fault("wayOut", "M53", "stands in a mapping that is only read", "write direction: both, or out");
            }
            return Optional.empty();
        }
        int before = file.faults().count();
        Optional<WayOut> way = new WayOutReader(file, known, rows).read();
        return file.faults().count() == before ? way : Optional.empty();
    }

    private Optional<WayOut> read() {
        Stated stated = file.optionalMap("wayOut").map(Stated::read).orElse(Stated.NOTHING);
        for (String field : stated.fill().keySet()) {
            if (!known.fields().names().contains(field)) {
                file.fault("wayOut", "M53", "fills '" + field + "', which is no field", "name a declared field");
            }
        }
        Optional<OutputFormat> format = source.optionalChoice("format", SourceReader.Format.class)
                .flatMap(kind -> switch (kind) {
                    case FIXED_WIDTH -> fixedWidth(stated);
                    case CSV -> csv(stated);
                    case XML -> xml();
                    case JSON, JDBC_ROW, KEY_VALUE -> unwritten(kind);
                });
        return format.map(found -> new CompiledWayOut(found, rows, known.types(), stated.fill(), belongs(found)));
    }

    /**
     * What the file says of its use as a way out.
     *
     * @param fill texts for the fields that no row writes
     * @param header what the header line says, by column
     */
    private record Stated(Map<String, String> fill, Map<String, String> header, boolean byteOrderMark) {

        static final Stated NOTHING = new Stated(Map.of(), Map.of(), false);

        Stated {
            fill = Map.copyOf(fill);
            header = Map.copyOf(header);
        }

        static Stated read(YamlMap map) {
            try (map) {
                return new Stated(RawTexts.map(map, "fill"), RawTexts.map(map, "header"), map.flag("byteOrderMark"));
            }
        }
    }

    private Optional<OutputFormat> unwritten(SourceReader.Format format) {
        file.fault(
                "direction",
                "M53",
                "asks for a way out in the format " + YamlMap.spelling(format),
                "use fixed-width, csv or an xml message");
        return Optional.empty();
    }

    /** Every field of a format that can't leave one out is written by a row or filled, and by no row that has no way back. */
    private void complete(Set<String> except, Map<String, String> fill) {
        Set<String> written = new HashSet<>(fill.keySet());
        rows.forEach(row -> written.addAll(row.inverse().writes()));
        String open = known.fields().names().stream()
                .filter(field -> !written.contains(field) && !except.contains(field))
                .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            file.fault(
                    "wayOut",
                    "M52",
                    "leaves open what every record of the format has: " + open,
                    "write each in a row that isn't one-way, or say under fill what stands there (\"\" for blanks)");
        }
    }

    private String lineEnd() {
        return source.text("lineEnd").equals("CRLF") ? "\r\n" : "\n";
    }

    private Charset charset() {
        return Charset.forName(source.text("charset"));
    }

    private Optional<OutputFormat> fixedWidth(Stated stated) {
        if (!source.has("header") || !source.has("detail") || !source.has("trailer")) {
            file.fault(
                    "direction",
                    "M53",
                    "asks for a way out in lines of several types",
                    "use a layout of header, detail and trailer");
            return Optional.empty();
        }
        FixedWidthOutput.Line detail = line("detail");
        FixedWidthOutput.Line header = line("header");
        complete(Set.of(detail.columns().getFirst().name()), stated.fill());
        FixedWidthOutput output = new FixedWidthOutput(
                charset(),
                lineEnd(),
                header,
                detail,
                line("trailer"),
                source.text("assertedOn"),
                source.text("declaredCount"),
                zone(),
                stated.header());
        fits(output, header, "header", stated.header());
        fits(output, detail, "fill", stated.fill());
        return Optional.of(output);
    }

    private void fits(FixedWidthOutput output, FixedWidthOutput.Line line, String key, Map<String, String> texts) {
        texts.forEach((name, text) -> {
            Optional<FixedWidthOutput.Column> column = line.columns().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst();
            if (column.isEmpty()) {
                file.fault("wayOut", "M53", "names '" + name + "' under " + key + ", which is no column", "correct it");
            } else if (output.cell(column.get(), text) instanceof FixedWidthOutput.Cell.Refused refused) {
                file.fault(
                        "wayOut",
                        "M53",
                        "has a text under " + key + " that can't stand in "
                                + refused.refusal().message(),
                        "shorten it");
            }
        });
    }

    private FixedWidthOutput.Line line(String key) {
        YamlMap line = source.map(key);
        List<FixedWidthOutput.Column> columns = new ArrayList<>();
        for (YamlMap column : line.maps("columns")) {
            columns.add(new FixedWidthOutput.Column(column.text("name"), column.integer("length")));
        }
        return new FixedWidthOutput.Line(line.text("type"), List.copyOf(columns));
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(source.text("zone"));
        } catch (DateTimeException e) {
            return ZoneId.of("UTC");
        }
    }

    private Optional<OutputFormat> csv(Stated stated) {
        complete(Set.of(), stated.fill());
        return Optional.of(new CsvOutput(
                charset(), lineEnd(), source.texts("columns"), source.text("trailer"), stated.byteOrderMark()));
    }

    private Optional<OutputFormat> xml() {
        if (!source.has("message")) {
            file.fault(
                    "direction",
                    "M53",
                    "asks for a way out in an answer's envelope",
                    "describe a message: its root under message, its elements under records");
            return Optional.empty();
        }
        Map<String, String> places = new LinkedHashMap<>();
        for (YamlMap type : source.maps("records")) {
            places.put(type.text("type"), type.text("path"));
        }
        Set<String> elements = new HashSet<>(places.values());
        for (CompiledRow row : rows) {
            for (String type : row.of().isEmpty() ? places.keySet() : row.of()) {
                String own = places.getOrDefault(type, "");
                for (String field : row.inverse().writes()) {
                    if (XmlOutput.owner(field, elements).filter(own::equals).isEmpty()) {
                        file.fault(
                                "rows",
                                "M52",
                                "write with '" + row.id() + "' into " + field + ", which no record " + type + " holds",
                                "call the row one-way, as the reference can't be made up");
                    }
                }
            }
        }
        return Optional.of(new XmlOutput(
                charset(),
                new HashMap<>(RawTexts.map(source, "namespaces")),
                source.text("message"),
                places,
                known.fields()));
    }

    private static BiPredicate<String, String> belongs(OutputFormat format) {
        return switch (format) {
            case XmlOutput xml -> {
                Set<String> elements = new HashSet<>(xml.places().values());
                yield (type, field) -> XmlOutput.owner(field, elements)
                        .filter(xml.places().getOrDefault(type, "")::equals)
                        .isPresent();
            }
            case CsvOutput csv -> (type, field) -> true;
            case FixedWidthOutput lines -> (type, field) -> true;
        };
    }
}
