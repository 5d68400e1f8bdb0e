package kr.ieum.schemas.model;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.yaml.BoundedFaults;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Reads a code list as its publisher hands it out, by a {@link CodeSource}: an operator puts the file under
 * {@code codes/published} and changes nothing in it.
 *
 * <p>Rules beside those of {@link CodeSource}, {@link SuccessorTable} and {@link CodeGraph}: C2 columns, C3 code or name
 * missing, C4 duplicate code, C5 date, C11 bytes that mean nothing in the charset, C12 status word, C13 code of another
 * length than its levels, C15 other totals than the source says.
 */
final class PublishedCodeList {

    private static final String PUBLISHED = "published";
    private static final String SUCCESSORS = "successors";

    private final CodeSource source;
    private final BoundedFaults faults;
    private final Map<String, CodeList.Code> codes = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, Integer> positions = new LinkedHashMap<>();

    private PublishedCodeList(CodeSource source, BoundedFaults faults) {
        this.source = source;
        this.faults = faults;
    }

    /**
     * The list that a source file describes, unless something is wrong with it.
     *
     * @param yaml such as {@code codes/legal-district.yaml}
     * @param name how faults name the folder {@code codes}
     */
    static Optional<CodeList> read(Path yaml, String id, String name, Faults all) {
        int before = all.count();
        Path folder = yaml.resolveSibling(PUBLISHED);
        Optional<YamlMap> read = StrictYaml.read(yaml, name + "/" + yaml.getFileName(), all);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        try (YamlMap map = read.get()) {
            CodeSource source = CodeSource.of(map, id);
            if (all.count() != before) {
                return Optional.empty();
            }
            SuccessorTable table = source.successors()
                    .map(file -> SuccessorTable.read(
                            yaml.resolveSibling(SUCCESSORS).resolve(file),
                            String.join("/", name, SUCCESSORS, file),
                            source.asOf(),
                            all))
                    .orElseGet(SuccessorTable::none);
            Optional<List<String>> text =
                    PublishedText.lines(folder.resolve(source.file()), source.charset(), source.sha256(), map);
            try (BoundedFaults faults = new BoundedFaults(String.join("/", name, PUBLISHED, source.file()), all)) {
                PublishedCodeList list = new PublishedCodeList(source, faults);
                text.ifPresent(list::readLines);
                table.check(list.codes, all);
                list.checkCounts(map);
                if (all.count() != before) {
                    return Optional.empty();
                }
                return Optional.of(new CodeList(id, Successions.settle(list.codes, table, source.derive())));
            }
        }
    }

    private void readLines(List<String> all) {
        int first = 0;
        if (source.header()) {
            List<String> header = all.isEmpty() ? List.of() : CsvRows.cells(all.getFirst(), source.separator());
            source.columns().forEach((meaning, column) -> positions.put(meaning, header.indexOf(column)));
            first = 1;
        } else {
            source.columns().forEach((meaning, column) -> positions.put(meaning, Integer.parseInt(column) - 1));
        }
        if (positions.containsValue(-1)) {
            faults.add(1, "", "C2", "lacks a column that the source names", "correct the columns of the source");
            return;
        }
        int width =
                positions.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        Map<String, String> fullNames = new LinkedHashMap<>();
        for (int i = first; i < all.size(); i++) {
            if (!all.get(i).isBlank()) {
                readLine(all.get(i), i + 1, width, fullNames);
            }
        }
        placeInTree(fullNames);
        CodeGraph.check(codes, lines, faults);
    }

    private void readLine(String text, int line, int width, Map<String, String> names) {
        if (text.indexOf(PublishedText.UNREADABLE) >= 0) {
            faults.add(
                    line,
                    "",
                    "C11",
                    "holds bytes that mean nothing in " + source.charset(),
                    "state the file's charset");
            return;
        }
        List<String> cells = CsvRows.cells(text, source.separator());
        if (cells.size() < width) {
            faults.add(
                    line,
                    "",
                    "C2",
                    "has fewer than " + width + " columns",
                    "correct separator or columns of the source");
            return;
        }
        String code = cell(cells, "code");
        String name = cell(cells, "name");
        if (code.isEmpty() || name.isEmpty()) {
            faults.add(line, code, "C3", "has no code or no name", "ask the publisher for a complete list");
        }
        if (!source.levels().isEmpty() && code.length() != source.levels().getLast()) {
            faults.add(line, code, "C13", "has not the length of its levels", "correct the levels of the source");
        }
        Optional<LocalDate> from = date(cells, "validFrom", line);
        Optional<LocalDate> to = date(cells, "validTo", line);
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            faults.add(line, code, "C5", "ends before it begins", "ask the publisher which date is right");
        }
        Optional<String> successor = optional(cell(cells, "successor"));
        CodeList.Code read = new CodeList.Code(
                code,
                new Localized(name, optional(cell(cells, "nameEn")).orElse(name)),
                optional(cell(cells, "parent")),
                from,
                to,
                successor,
                CodeListFile.standing(abolished(cells, to.isPresent(), line), successor.isPresent()));
        if (codes.putIfAbsent(code, read) != null) {
            faults.add(
                    line, code, "C4", "stands twice in the list", "ask the publisher which of the two rows is right");
        }
        lines.putIfAbsent(code, line);
        names.putIfAbsent(code, name);
    }

    private boolean abolished(List<String> cells, boolean ended, int line) {
        if (!positions.containsKey("status")) {
            return ended;
        }
        String word = cell(cells, "status");
        if (!word.equals(source.inForce()) && !word.equals(source.abolished())) {
            faults.add(
                    line,
                    "status",
                    "C12",
                    "'" + word + "' is neither '" + source.inForce() + "' nor '" + source.abolished() + "'",
                    "correct the status words of the source");
        }
        return word.equals(source.abolished());
    }

    /** Gives each code the nearest code above it that the list has, and its own name. */
    private void placeInTree(Map<String, String> fullNames) {
        codes.replaceAll((id, code) -> {
            Optional<String> parent = code.parent().or(() -> above(id));
            String name = code.name().ko();
            Optional<String> upper = parent.map(fullNames::get).filter(full -> source.fullNames());
            if (upper.isPresent() && name.startsWith(upper.get() + " ")) {
                name = name.substring(upper.get().length() + 1);
            }
            boolean translated = !code.name().en().equals(code.name().ko());
            return new CodeList.Code(
                    id,
                    new Localized(name, translated ? code.name().en() : name),
                    parent,
                    code.validFrom(),
                    code.validTo(),
                    code.successor(),
                    code.standing());
        });
    }

    private Optional<String> above(String code) {
        for (int level = source.levels().size() - 2; level >= 0; level--) {
            int cut = source.levels().get(level);
            String filler = "0".repeat(Math.max(0, code.length() - cut));
            if (cut < code.length()) {
                String candidate = code.substring(0, cut) + filler;
                if (!candidate.equals(code) && codes.containsKey(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private void checkCounts(YamlMap map) {
        int abolished =
                (int) codes.values().stream().filter(CodeList.Code::abolished).count();
        int inForce = codes.size() - abolished;
        source.counts()
                .filter(said -> said.inForce() != inForce || said.abolished() != abolished)
                .ifPresent(said -> map.fault(
                        "rows",
                        "C15",
                        "are " + inForce + " in force and " + abolished + " abolished",
                        "fetch the whole file, or review it and correct the totals"));
    }

    private Optional<LocalDate> date(List<String> cells, String column, int line) {
        String text = cell(cells, column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text, source.dates()));
        } catch (DateTimeException e) {
            faults.add(
                    line, column, "C5", "'" + text + "' is not a date", "correct the pattern of dates of the source");
            return Optional.empty();
        }
    }

    private String cell(List<String> cells, String meaning) {
        Integer position = positions.get(meaning);
        return position == null ? "" : cells.get(position);
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
