package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is measured: a way to map a format, with all attributes or three of them. */
enum MappingWay {
    JSON("JSON: Ieum, compiled mapping", "json"),
    JSON_THREE("JSON: Ieum, 3 of 25 attributes", "json"),
    JSON_MAP("JSON: Ieum, mapping step alone", "json"),
    JSON_MAP_THREE("JSON: Ieum, mapping step alone, 3 of 25", "json"),
    JSON_HAND("JSON: Jackson by hand", "json"),
    JSON_HAND_STRICT("JSON: Jackson by hand, names once", "json"),
    JSLT("JSON: JSLT 0.1.14", "json"),
    JOLT("JSON: Jolt 0.1.8", "json"),
    JSONATA("JSON: JSONata (dashjoin 0.9.10)", "json"),
    XML("XML: Ieum, compiled mapping", "xml"),
    XML_HAND("XML: Woodstox by hand", "xml"),
    FIXED("fixed width: Ieum, compiled mapping", "fixed-width"),
    FIXED_THREE("fixed width: Ieum, 3 of 25 attributes", "fixed-width"),
    FIXED_HAND("fixed width: loop by hand", "fixed-width");

    private static final List<MappedColumn> ALL = List.of(MappedColumn.values());
    private static final List<MappedColumn> THREE =
            List.of(MappedColumn.NAME, MappedColumn.BIRTH, MappedColumn.INSURED_NOW);

    private final String words;
    private final String format;

    MappingWay(String words, String format) {
        this.words = words;
        this.format = format;
    }

    String words() {
        return words;
    }

    /** The attributes that it maps, in order. */
    List<MappedColumn> columns() {
        return switch (this) {
            case JSON_THREE, JSON_MAP_THREE, FIXED_THREE -> THREE;
            default -> ALL;
        };
    }

    byte[] payload(long seed) {
        SyntheticRecord record = new SyntheticRecord(seed);
        return switch (format) {
            case "json" -> record.json();
            case "xml" -> record.xml();
            default -> record.fixedWidth();
        };
    }

    RecordMapper mapper(Path root, Path work) throws IOException {
        return switch (this) {
            case JSON, JSON_THREE, XML, FIXED, FIXED_THREE ->
                new CompiledMapper(BenchmarkMappings.compile(root, work, format), columns(), false);
            case JSON_MAP, JSON_MAP_THREE ->
                new CompiledMapper(BenchmarkMappings.compile(root, work, format), columns(), true);
            case JSON_HAND -> new HandJson(false);
            case JSON_HAND_STRICT -> new HandJson(true);
            case JSLT -> new JsltMapper();
            case JOLT -> new JoltMapper();
            case JSONATA -> new JsonataMapper();
            case XML_HAND -> new HandXml();
            case FIXED_HAND -> new HandFixedWidth();
        };
    }
}
