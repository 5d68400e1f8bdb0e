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

/**
 * Reads one code list in the project's own form.
 *
 * <p>Rules beside those of {@link CsvRows} and {@link CodeGraph}: C3 code or name missing, C4 duplicate code, C5 date that
 * isn't one or ends before it begins.
 */
final class CodeListFile {

    static final List<String> HEADER =
            List.of("code", "name_ko", "name_en", "parent", "valid_from", "valid_to", "successor");

    private final String id;
    private final String name;
    private final Faults all;
    private final BoundedFaults faults;

    private CodeListFile(String id, String name, Faults all, BoundedFaults faults) {
        this.id = id;
        this.name = name;
        this.all = all;
        this.faults = faults;
    }

    /** The list, unless something is wrong with it. */
    static Optional<CodeList> read(Path file, String id, String name, Faults all) {
        try (BoundedFaults faults = new BoundedFaults(name, all)) {
            return new CodeListFile(id, name, all, faults).read(file);
        }
    }

    private Optional<CodeList> read(Path file) {
        int before = all.count();
        List<CsvRows.Row> rows = CsvRows.read(file, name, HEADER, all);
        Map<String, CodeList.Code> codes = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (CsvRows.Row row : rows) {
            CodeList.Code code = code(row);
            if (codes.putIfAbsent(code.code(), code) != null) {
                faults.add(row.line(), code.code(), "C4", "stands twice in the list", "keep one of the two rows");
            }
            lines.putIfAbsent(code.code(), row.line());
        }
        if (!codes.isEmpty() || all.count() == before) {
            CodeGraph.check(codes, lines, faults);
        }
        return all.count() == before ? Optional.of(new CodeList(id, codes)) : Optional.empty();
    }

    private CodeList.Code code(CsvRows.Row row) {
        for (String column : List.of("code", "name_ko", "name_en")) {
            if (row.get(column).isEmpty()) {
                faults.add(
                        row.line(),
                        column,
                        "C3",
                        "is empty",
                        "give every code a spelling and a name in both languages");
            }
        }
        Optional<LocalDate> from = date(row, "valid_from");
        Optional<LocalDate> to = date(row, "valid_to");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            faults.add(row.line(), "valid_to", "C5", "is before valid_from", "correct one of the two dates");
        }
        Optional<String> successor = optional(row.get("successor"));
        return new CodeList.Code(
                row.get("code"),
                new Localized(row.get("name_ko"), row.get("name_en")),
                optional(row.get("parent")),
                from,
                to,
                successor,
                standing(to.isPresent(), successor.isPresent()));
    }

    /** What a list that names successors itself says of a code. */
    static CodeStanding standing(boolean abolished, boolean succeeded) {
        if (!abolished) {
            return CodeStanding.IN_FORCE;
        }
        return succeeded ? CodeStanding.DECLARED : CodeStanding.NOT_ON_RECORD;
    }

    private Optional<LocalDate> date(CsvRows.Row row, String column) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            faults.add(row.line(), column, "C5", "'" + text + "' is not a date", "write a date as yyyy-MM-dd");
            return Optional.empty();
        }
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
