package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads and checks what a mapping file says of days in the past; its rule is M36. */
final class HistoryReader {

    private static final int LONGEST_MONTHS = 1200;

    private HistoryReader() {}

    /**
     * Reads {@code history}.
     *
     * @param used receives the fields by which records are told to be valid
     */
    static History read(YamlMap file, List<CompiledRow> rows, SourceFields fields, Set<String> used) {
        Optional<YamlMap> found = file.optionalMap("history");
        if (found.isEmpty()) {
            return History.NONE;
        }
        try (YamlMap history = found.get()) {
            Set<String> ids = rows.stream().map(CompiledRow::id).collect(Collectors.toSet());
            Set<String> seen = new HashSet<>();
            List<String> timeless = history.texts("timeless");
            known(history, "timeless", timeless, ids, seen);
            List<History.Kept> periods = new ArrayList<>();
            for (YamlMap period : history.maps("periods")) {
                kept(period, ids, seen, fields, used).ifPresent(periods::add);
            }
            return new History(Set.copyOf(timeless), List.copyOf(periods));
        }
    }

    private static Optional<History.Kept> kept(
            YamlMap map, Set<String> ids, Set<String> seen, SourceFields fields, Set<String> used) {
        try (map) {
            List<String> rows = map.texts("rows");
            known(map, "rows", rows, ids, seen);
            History.None none = map.choice("none", History.None.class);
            map.text("justification");
            String from = map.text("from");
            Optional<String> until = map.optionalText("until");
            declared(map, "from", Optional.of(from), fields, used);
            declared(map, "until", until, fields, used);
            Optional<DateTransform.Notation> notation = DateTransform.Notation.of(map.text("pattern"));
            if (notation.filter(n -> n != DateTransform.Notation.EPOCH_MILLIS).isEmpty()) {
                map.fault("pattern", "M27", "is not in the closed list", "use a pattern of dates");
            }
            Optional<Integer> lasts = months(map, "lastsMonths");
            int delay = months(map, "delayMonths").orElse(0);
            Optional<String> asOpen =
                    map.has("asOpen") ? Optional.of(String.join("", RawTexts.list(map, "asOpen"))) : Optional.empty();
            if ((until.isPresent() && lasts.isPresent()) || (asOpen.isPresent() && until.isEmpty())) {
                map.fault(
                        "until",
                        "M36",
                        "contradicts lastsMonths or asOpen",
                        "write until, with asOpen where it needs one, or lastsMonths");
            }
            Optional<Integer> shortYears = map.optionalInteger("shortYearsFrom");
            List<Example> examples = examples(map, fields);
            if (notation.isEmpty() || rows.isEmpty()) {
                return Optional.empty();
            }
            Validity validity = new Validity(
                    from,
                    until,
                    asOpen,
                    new DateTransform(notation.get(), true, ZoneOffset.UTC, shortYears),
                    delay,
                    lasts);
            examples.forEach(example -> example.check(validity));
            return Optional.of(new History.Kept(Set.copyOf(rows), validity, none));
        }
    }

    private static Optional<Integer> months(YamlMap map, String key) {
        Optional<Integer> months = map.optionalInteger(key);
        if (months.filter(m -> m < 1 || m > LONGEST_MONTHS).isPresent()) {
            map.fault(key, "M36", "is no number of months", "write 1 to " + LONGEST_MONTHS);
        }
        return months;
    }

    private static void known(YamlMap map, String key, List<String> rows, Set<String> ids, Set<String> seen) {
        for (String row : rows) {
            if (!ids.contains(row)) {
                map.fault(key, "M36", "names '" + row + "', which is no row", "name the id of a row");
            } else if (!seen.add(row)) {
                map.fault(key, "M36", "names '" + row + "' again", "say once by which dates a row is valid");
            }
        }
    }

    private static void declared(
            YamlMap map, String key, Optional<String> field, SourceFields fields, Set<String> used) {
        field.filter(name -> !name.isEmpty()).ifPresent(name -> {
            used.add(name);
            if (!fields.names().contains(name)) {
                map.fault(key, "M24", "'" + name + "' is no field of the record", "name a declared field");
            }
        });
    }

    /** A record, a day, and whether it was valid then. */
    private record Example(YamlMap place, NativeRecord record, LocalDate on, boolean valid) {

        void check(Validity validity) {
            boolean found =
                    validity.on(record, on, new FieldTransform.Place("history", 1)) instanceof Validity.Found.Valid;
            if (found != valid) {
                place.fault(
                        "valid",
                        "M30",
                        "says '" + (valid ? "yes" : "no") + "', but '" + (found ? "yes" : "no") + "' comes out",
                        "correct the dates or the example");
            }
        }
    }

    private static List<Example> examples(YamlMap map, SourceFields fields) {
        List<Example> examples = new ArrayList<>();
        for (YamlMap each : map.maps("examples")) {
            try (each) {
                var texts = RawTexts.map(each, "record");
                texts.keySet().stream()
                        .filter(field -> !fields.names().contains(field))
                        .forEach(field ->
                                each.fault("record", "M24", "'" + field + "' is no field of the record", "correct it"));
                String valid = each.text("valid");
                if (!Set.of("yes", "no").contains(valid)) {
                    each.fault("valid", "M29", "is neither yes nor no", "write yes or no in quotes");
                }
                examples.add(new Example(
                        each, new NativeRecord("example", 1, texts, List.of()), each.date("on"), valid.equals("yes")));
            }
        }
        if (examples.isEmpty()) {
            map.fault("examples", "M29", "are missing", "give a record, a day and whether it was valid then");
        }
        return examples;
    }
}
