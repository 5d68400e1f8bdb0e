package kr.ieum.schemas.task;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.model.CsvRows;
import kr.ieum.schemas.yaml.BoundedFaults;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * How each code of an earlier version of the tree reads today: a row for each code, several for one that was split. Immutable.
 *
 * <p>Rules: B11 code that the earlier version hasn't, B12 code of the earlier version without a row, B13 target that isn't in the
 * tree of today, B14 unknown kind, B15 kind that doesn't fit its targets, B16 nothing said of an end, or a row twice.
 */
public final class CrossWalk {

    private static final List<String> HEADER = List.of("code", "kind", "target", "note");

    private final String version;
    private final Map<String, Step> steps;

    private CrossWalk(String version, Map<String, Step> steps) {
        this.version = version;
        this.steps = Collections.unmodifiableMap(steps);
    }

    /** What became of a code. */
    public enum Kind {
        /** Same code, same name. */
        SAME,
        /** One function of another name. */
        RENAMED,
        /** One function elsewhere in the tree, of the same name. */
        MOVED,
        /** One function that several became. */
        MERGED,
        /** Several functions. */
        SPLIT,
        /** None. */
        ENDED
    }

    /**
     * What became of one code.
     *
     * @param version the earlier version
     * @param targets codes of today; none for what ended
     * @param note what there is to say about it
     */
    public record Step(String version, BusinessFunction old, Kind kind, List<String> targets, String note) {

        /** Copies the list. */
        public Step {
            targets = List.copyOf(targets);
        }

        /** The one code that stands for it today; nothing where a person has to choose. */
        public Optional<String> target() {
            return targets.size() == 1 ? Optional.of(targets.getFirst()) : Optional.empty();
        }
    }

    /** A row as it stands. */
    private record Line(int line, Kind kind, String target, String note) {}

    static CrossWalk read(
            Path file,
            String name,
            String version,
            Map<String, BusinessFunction> earlier,
            Map<String, BusinessFunction> today,
            Faults all) {
        Map<String, Step> steps = new LinkedHashMap<>();
        try (BoundedFaults faults = new BoundedFaults(name, all)) {
            Map<String, List<Line>> lines = new LinkedHashMap<>();
            for (CsvRows.Row row : CsvRows.read(file, name, HEADER, all)) {
                read(row, faults, earlier)
                        .ifPresent(line -> lines.computeIfAbsent(row.get("code"), code -> new ArrayList<>())
                                .add(line));
            }
            Map<String, Integer> reached = new HashMap<>();
            lines.values()
                    .forEach(each -> each.stream()
                            .map(Line::target)
                            .distinct()
                            .forEach(target -> reached.merge(target, 1, Integer::sum)));
            earlier.forEach((code, old) -> {
                List<Line> rows = lines.getOrDefault(code, List.of());
                if (rows.isEmpty()) {
                    faults.add(0, code, "B12", "of version " + version + " has no row", "say what became of it");
                } else {
                    check(old, rows, today, reached, faults);
                    steps.put(code, step(version, old, rows));
                }
            });
        }
        return new CrossWalk(version, steps);
    }

    private static Optional<Line> read(CsvRows.Row row, BoundedFaults faults, Map<String, BusinessFunction> earlier) {
        String code = row.get("code");
        if (!earlier.containsKey(code)) {
            faults.add(row.line(), "code", "B11", "'" + code + "' is not in that version", "correct or remove the row");
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (YamlMap.spelling(kind).equals(row.get("kind"))) {
                return Optional.of(new Line(row.line(), kind, row.get("target"), row.get("note")));
            }
        }
        faults.add(
                row.line(),
                "kind",
                "B14",
                "'" + row.get("kind") + "' is no kind",
                "use same, renamed, moved, merged, split or ended");
        return Optional.empty();
    }

    private static Step step(String version, BusinessFunction old, List<Line> rows) {
        return new Step(
                version,
                old,
                rows.getFirst().kind(),
                rows.stream()
                        .map(Line::target)
                        .filter(target -> !target.isEmpty())
                        .toList(),
                rows.getFirst().note());
    }

    private static void check(
            BusinessFunction old,
            List<Line> rows,
            Map<String, BusinessFunction> today,
            Map<String, Integer> reached,
            BoundedFaults faults) {
        int line = rows.getFirst().line();
        for (Line row : rows) {
            if (!row.target().isEmpty() && !today.containsKey(row.target())) {
                faults.add(
                        row.line(),
                        "target",
                        "B13",
                        "'" + row.target() + "' is no function of today",
                        "name one of the tree");
                return;
            }
            if (row.kind() != rows.getFirst().kind()
                    || rows.stream()
                                    .filter(other -> other.target().equals(row.target()))
                                    .count()
                            > 1) {
                faults.add(row.line(), "code", "B16", "stands twice", "keep one row, or one for each part of a split");
                return;
            }
        }
        Optional<String> unfit = unfit(old, rows, today, reached);
        unfit.ifPresent(what -> faults.add(line, "kind", "B15", what, "correct kind or target"));
        if (rows.getFirst().kind() == Kind.ENDED && rows.getFirst().note().isEmpty()) {
            faults.add(line, "note", "B16", "is empty", "say why the function ended, and what its tasks should name");
        }
    }

    /** What doesn't fit between a row's kind and its targets. */
    private static Optional<String> unfit(
            BusinessFunction old, List<Line> rows, Map<String, BusinessFunction> today, Map<String, Integer> reached) {
        Line first = rows.getFirst();
        Optional<BusinessFunction> target = Optional.ofNullable(today.get(first.target()));
        boolean sameName =
                target.filter(found -> found.name().equals(old.name())).isPresent();
        boolean sameCode = first.target().equals(old.code());
        return switch (first.kind()) {
            case SAME -> when(rows.size() != 1 || !sameName || !sameCode, "is 'same', but code or name isn't");
            case RENAMED ->
                when(rows.size() != 1 || target.isEmpty() || sameName, "is 'renamed', but the name is the same");
            case MOVED ->
                when(
                        rows.size() != 1 || !sameName || sameCode,
                        "is 'moved', but not to the same name under another code");
            case MERGED ->
                when(
                        rows.size() != 1 || target.isEmpty() || reached.getOrDefault(first.target(), 0) < 2,
                        "is 'merged', but nothing else became its target");
            case SPLIT -> when(rows.size() < 2, "is 'split', but has one target");
            case ENDED -> when(rows.size() != 1 || !first.target().isEmpty(), "is 'ended', but has a target");
        };
    }

    private static Optional<String> when(boolean wrong, String what) {
        return wrong ? Optional.of(what) : Optional.empty();
    }

    /** The earlier version. */
    public String version() {
        return version;
    }

    /** What became of a code of the earlier version. */
    public Optional<Step> step(String code) {
        return Optional.ofNullable(steps.get(code));
    }

    /** All of them, in the order of the earlier version. */
    public Collection<Step> steps() {
        return steps.values();
    }
}
