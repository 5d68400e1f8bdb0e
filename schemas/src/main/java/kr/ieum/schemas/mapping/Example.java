package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.schemas.form.ClearText;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * One example of a row, in → out: it is the row's test and runs each time the mapping is loaded (design §5).
 *
 * @param records the subject's records
 * @param compared the second record, where the row compares: the applicant's, or the subject's own
 * @param formerApplicantKeys the applicant's former numbers, where it is said whether there are any
 * @param applied the day of the application, where the row looks at it
 * @param out the canonical text, state or rule that must come out, such as {@code 1985-02-03}, {@code state unknown} or
 *     {@code fault M7}
 */
record Example(
        YamlMap place,
        List<NativeRecord> records,
        Optional<NativeRecord> compared,
        String subjectKey,
        String applicantKey,
        Optional<Set<String>> formerApplicantKeys,
        String deceasedKey,
        LocalDate applied,
        String out) {

    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

    /** Reads the examples of a row whose single source is given, where it has one. */
    static List<Example> readAll(YamlMap row, Optional<String> source, SourceFields fields) {
        List<Example> examples = new ArrayList<>();
        for (YamlMap map : row.maps("examples")) {
            try (map) {
                examples.add(read(map, source, fields));
            }
        }
        return examples;
    }

    private static Example read(YamlMap map, Optional<String> source, SourceFields fields) {
        List<NativeRecord> records = new ArrayList<>();
        if (source.isPresent() && map.has("in")) {
            records.add(record(Map.of(source.get(), String.join("", RawTexts.list(map, "in"))), List.of(), 1));
        }
        if (map.has("record")) {
            records.add(record(RawTexts.map(map, "record"), RawTexts.maps(map, "parts"), 1));
        }
        for (Map<String, String> each : RawTexts.maps(map, "records")) {
            records.add(record(each, List.of(), records.size() + 1));
        }
        if (records.isEmpty()) {
            map.fault("in", "M29", "gives no source", "give the source text under in, record or records");
        }
        for (NativeRecord record : records) {
            Stream.concat(Stream.of(record), record.parts().stream())
                    .flatMap(part -> part.fields().keySet().stream())
                    .filter(field -> !fields.names().contains(field))
                    .forEach(field -> map.fault("", "M24", "'" + field + "' is no field of the record", "correct it"));
        }
        return new Example(
                map,
                records,
                Stream.of("applicant", "subject")
                        .filter(map::has)
                        .findFirst()
                        .map(key -> record(RawTexts.map(map, key), List.of(), 1)),
                map.optionalText("subjectKey").orElse("0000000000000"),
                map.optionalText("applicantKey").orElse("9999999999999"),
                map.has("formerApplicantKeys")
                        ? Optional.of(Set.copyOf(map.texts("formerApplicantKeys")))
                        : Optional.empty(),
                map.optionalText("deceasedKey").orElse("8888888888888"),
                map.optionalDate("applied").orElse(ANY_DAY),
                expected(map));
    }

    private static NativeRecord record(Map<String, String> fields, List<Map<String, String>> parts, int position) {
        List<NativeRecord> built = new ArrayList<>();
        for (Map<String, String> part : parts) {
            built.add(new NativeRecord("part", built.size() + 1, new LinkedHashMap<>(part), List.of()));
        }
        return new NativeRecord("example", position, fields, built);
    }

    private static String expected(YamlMap map) {
        List<String> given = Stream.of("out", "state", "fault").filter(map::has).toList();
        if (given.size() != 1) {
            map.fault("out", "M29", "doesn't say what comes out", "give exactly one of out, state and fault");
            return "";
        }
        return switch (given.getFirst()) {
            case "out" -> map.text("out");
            case "state" -> "state " + YamlMap.spelling(map.choice("state", EmptyState.class));
            default -> "fault " + map.text("fault");
        };
    }

    /** Reports the example when something else comes out than it says. Examples hold invented values, shown in full. */
    void check(CompiledRow row) {
        if (records.isEmpty()) {
            return;
        }
        String comesOut = describe(row.map(records.getFirst(), records, context(row)));
        if (!comesOut.equals(out)) {
            place.fault(
                    "",
                    "M30",
                    "says '" + out + "', but '" + comesOut + "' comes out",
                    "correct the row or the example");
        }
    }

    /** What the row may know beside the example's records. */
    MappingContext context(CompiledRow row) {
        String recordKey = switch (row.plan().keyedBy()) {
            case SUBJECT -> subjectKey;
            case APPLICANT -> applicantKey;
            case DECEASED -> deceasedKey;
        };
        return new MappingContext(
                subjectKey,
                recordKey,
                applicantKey,
                formerApplicantKeys,
                compared.map(List::of),
                applied,
                ANY_DAY,
                Optional.empty());
    }

    static String describe(MappedField field) {
        return switch (field) {
            case MappedField.Present present -> ClearText.of(present.value());
            case MappedField.KnownEmpty empty -> "state known-empty";
            case MappedField.Unknown unknown -> "state unknown";
            case MappedField.NoHistory none -> "state no-history";
            case MappedField.NotApplicable notApplicable -> "state not-applicable";
            case MappedField.Malformed malformed ->
                "fault " + malformed.problem().rule();
        };
    }
}
