package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads the head of a mapping: format, charset, envelope and the fields that a record has. */
final class SourceReader {

    private static final Map<String, Charset> CHARSETS = charsets();

    /** The closed list of formats. */
    enum Format {
        JSON,
        XML,
        FIXED_WIDTH,
        JDBC_ROW,
        CSV,
        KEY_VALUE
    }

    /** How a JSON file holds its records. */
    private enum JsonShape {
        LIST,
        ONE_PER_LINE
    }

    /**
     * The source as it will be decoded.
     *
     * @param keys fields by which records are found
     * @param types of records, or of parts of them, that rows may be {@code of}
     */
    record Source(
            SourceFields fields,
            Set<String> keys,
            RecordDecoder decoder,
            Optional<FileLayout> layout,
            RecordFile file,
            Set<String> types,
            Optional<Skip> skip,
            Set<String> identity) {

        /** All of whose records count. */
        Source(
                SourceFields fields,
                Set<String> keys,
                RecordDecoder decoder,
                Optional<FileLayout> layout,
                RecordFile file,
                Set<String> types) {
            this(fields, keys, decoder, layout, file, types, Optional.empty(), Set.of());
        }

        /** Answers to questions, one at a time; rows may be of the groups that repeat in a record. */
        Source(SourceFields fields, Set<String> keys, RecordDecoder decoder) {
            this(fields, keys, decoder, Optional.empty(), new AnswerFile(decoder), fields.groups());
        }

        private Source with(Optional<Skip> skipped, Set<String> tellingApart) {
            return new Source(fields, keys, decoder, layout, file, types, skipped, tellingApart);
        }
    }

    private final YamlMap map;

    private SourceReader(YamlMap map) {
        this.map = map;
    }

    private static Map<String, Charset> charsets() {
        Map<String, Charset> charsets = new HashMap<>();
        for (String name : List.of("UTF-8", "UTF-16LE", "MS949", "EUC-KR")) {
            charsets.put(name, Charset.forName(name));
        }
        return Map.copyOf(charsets);
    }

    static Source read(YamlMap map) {
        try (map) {
            SourceReader reader = new SourceReader(map);
            Charset charset = reader.charset();
            Source source = switch (map.choice("format", Format.class)) {
                case JSON -> reader.json(charset);
                case XML -> reader.xml(charset);
                case JDBC_ROW -> reader.rows();
                case KEY_VALUE -> reader.keyValue(charset);
                case CSV -> {
                    if (map.has("zone")) {
                        reader.zone();
                    }
                    yield new CsvReader(map).read(charset);
                }
                case FIXED_WIDTH ->
                    map.has("segments")
                            ? new SegmentReader(map).read(charset, reader.lineEnd())
                            : new FixedWidthReader(map).read(charset, reader.zone());
            };
            return source.with(map.optionalMap("skip").map(SourceReader::skip), reader.identity(source.fields()));
        }
    }

    private Charset charset() {
        String name = map.text("charset");
        Charset charset = CHARSETS.get(name);
        if (charset == null) {
            map.fault("charset", "M21", "'" + name + "' is not in the closed list", "use one of: " + CHARSETS.keySet());
            return StandardCharsets.UTF_8;
        }
        return charset;
    }

    private LineCutter.LineEnd lineEnd() {
        String end = map.text("lineEnd");
        if (!end.equals("CRLF") && !end.equals("LF")) {
            map.fault("lineEnd", "M33", "'" + end + "' is not in the closed list", "use CRLF or LF");
        }
        return end.equals("CRLF") ? LineCutter.LineEnd.CRLF : LineCutter.LineEnd.LF;
    }

    private ZoneId zone() {
        String name = map.text("zone");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            map.fault("zone", "M21", "'" + name + "' is no time zone", "write a zone such as Asia/Seoul");
            return ZoneId.of("Asia/Seoul");
        }
    }

    private Source json(Charset charset) {
        SourceFields fields = fields();
        Set<String> keys = keys(fields);
        Optional<RecordFile> file = map.optionalMap("file").map(shape -> jsonFile(shape, charset, fields));
        if (file.isPresent() && !map.has("envelope")) {
            return ofFile(fields, keys, file.get());
        }
        JsonDecoder decoder = new JsonDecoder(charset, envelope(), fields);
        return answered(fields, keys, decoder, file);
    }

    private Source xml(Charset charset) {
        Map<String, String> prefixes = new HashMap<>();
        Map<String, String> declared = RawTexts.map(map, "namespaces");
        declared.forEach((prefix, uri) -> prefixes.put(uri, prefix));
        if (declared.isEmpty() || prefixes.size() != declared.size()) {
            map.fault("namespaces", "M21", "doesn't give each prefix a namespace of its own", "write prefix: URI");
        }
        SourceFields fields = fields();
        if (map.has("message")) {
            return new XmlMessageReader(map, fields).read(charset, prefixes);
        }
        Set<String> keys = keys(fields);
        Optional<RecordFile> file = map.optionalMap("file").map(shape -> xmlFile(shape, charset, prefixes, fields));
        if (file.isPresent() && !map.has("envelope")) {
            return ofFile(fields, keys, file.get());
        }
        return answered(fields, keys, new XmlDecoder(charset, prefixes, envelope(), fields), file);
    }

    /** Where files are all that the register gives, its answers are small ones. */
    private static Source ofFile(SourceFields fields, Set<String> keys, RecordFile file) {
        return new Source(fields, keys, new FileDecoder(file), Optional.empty(), file, fields.groups());
    }

    private static Source answered(
            SourceFields fields, Set<String> keys, RecordDecoder decoder, Optional<RecordFile> file) {
        return file.map(many -> new Source(fields, keys, decoder, Optional.empty(), many, fields.groups()))
                .orElseGet(() -> new Source(fields, keys, decoder));
    }

    private static RecordFile jsonFile(YamlMap shape, Charset charset, SourceFields fields) {
        try (shape) {
            JsonDecoder decoder = new JsonDecoder(charset, Envelope.none(), fields);
            return switch (shape.choice("records", JsonShape.class)) {
                case ONE_PER_LINE ->
                    new CutFile(charset, units -> new LineCutter(units, LineCutter.LineEnd.ANY, true), decoder);
                case LIST -> {
                    List<String> steps = shape.optionalText("at")
                            .map(path -> List.of(path.split("/", -1)))
                            .orElse(List.of());
                    yield new CutFile(charset, units -> new JsonCutter(units, steps), decoder);
                }
            };
        }
    }

    private static RecordFile xmlFile(
            YamlMap shape, Charset charset, Map<String, String> prefixes, SourceFields fields) {
        try (shape) {
            XmlDecoder decoder = new XmlDecoder(charset, prefixes, Envelope.none(), fields);
            String path = shape.text("at");
            return new CutFile(charset, units -> new XmlCutter(units, prefixes, path), decoder);
        }
    }

    private Source rows() {
        SourceFields fields = fields();
        Set<String> types = Set.copyOf(map.texts("recordTypes"));
        Set<String> keys = Set.copyOf(map.texts("keys"));
        if (types.isEmpty()) {
            map.fault("recordTypes", "M21", "lists no type of record", "list those of the register's definition");
        }
        if (keys.isEmpty() || !fields.names().containsAll(keys)) {
            map.fault("keys", "M24", "are not all fields of the records", "name the columns that rows are found by");
        }
        RowDecoder decoder = new RowDecoder(types);
        return new Source(fields, keys, decoder, Optional.empty(), new AnswerFile(decoder), types);
    }

    private Source keyValue(Charset charset) {
        SourceFields fields = fields();
        try (YamlMap envelope = map.map("envelope")) {
            KeyValueDecoder.Head head = new KeyValueDecoder.Head(
                    envelope.text("outcome"),
                    atLeastOne(envelope, "found"),
                    atLeastOne(envelope, "notHeld"),
                    envelope.text("count"),
                    envelope.optionalMap("assertedAt").map(this::stamp));
            return new Source(fields, keys(fields), new KeyValueDecoder(charset, head));
        }
    }

    private Set<String> identity(SourceFields fields) {
        Set<String> identity = Set.copyOf(map.texts("identity"));
        if (!fields.names().containsAll(identity)) {
            map.fault("identity", "M24", "are not all fields of the record", "name what tells two records apart");
        }
        return identity;
    }

    private static Skip skip(YamlMap skip) {
        try (skip) {
            return new Skip(skip.text("source"), Set.copyOf(RawTexts.list(skip, "is")));
        }
    }

    private SourceFields fields() {
        SourceFields fields = new SourceFields(map.texts("fields"));
        if (fields.names().isEmpty()) {
            map.fault("fields", "M21", "lists no field", "list every field a record can have");
        }
        return fields;
    }

    private Set<String> keys(SourceFields fields) {
        String key = map.text("key");
        if (!fields.names().contains(key)) {
            map.fault("key", "M24", "'" + key + "' is no field of the record", "name one of the fields");
        }
        return Set.of(key);
    }

    private Envelope envelope() {
        try (YamlMap envelope = map.map("envelope")) {
            return new Envelope(
                    envelope.text("outcome"),
                    atLeastOne(envelope, "found"),
                    atLeastOne(envelope, "notHeld"),
                    Set.copyOf(envelope.texts("failed")),
                    envelope.text("record"),
                    envelope.optionalChoice("records", Envelope.Records.class).orElse(Envelope.Records.SOME),
                    envelope.optionalText("count"),
                    envelope.optionalMap("assertedAt").map(this::stamp));
        }
    }

    private static Set<String> atLeastOne(YamlMap envelope, String key) {
        List<String> codes = envelope.texts(key);
        if (codes.isEmpty()) {
            envelope.fault(key, "M21", "names no outcome code", "name at least one");
        }
        return Set.copyOf(codes);
    }

    private Envelope.Stamp stamp(YamlMap stamp) {
        try (stamp) {
            String pattern = stamp.text("pattern");
            TimePattern time = TimePattern.of("yyyyMMddHHmmss");
            try {
                time = TimePattern.of(pattern);
            } catch (IllegalArgumentException e) {
                stamp.fault("pattern", "M27", "is no pattern of a date and time", "write one such as yyyyMMddHHmmss");
            }
            return new Envelope.Stamp(stamp.text("path"), time, zone());
        }
    }
}
