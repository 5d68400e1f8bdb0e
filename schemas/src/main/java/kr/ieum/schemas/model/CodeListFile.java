package kr.ieum.schemas.model;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;

/**
 * Reads one code list.
 *
 * <p>Rules beside those of {@link CsvRows}: C3 code or name missing, C4 duplicate code, C5 date that isn't one or ends
 * before it begins, C6 parent or successor that the list hasn't, C7 a chain of parents or successors that runs in a
 * circle, C8 successor of a code that isn't abolished, C9 no code at all.
 */
final class CodeListFile {

    static final List<String> HEADER =
            List.of("code", "name_ko", "name_en", "parent", "valid_from", "valid_to", "successor");

    private final String id;
    private final String name;
    private final Faults faults;

    CodeListFile(String id, String name, Faults faults) {
        this.id = id;
        this.name = name;
        this.faults = faults;
    }

    Optional<CodeList> read(Path file) {
        int before = faults.count();
        List<CsvRows.Row> rows = CsvRows.read(file, name, HEADER, faults);
        Map<String, CodeList.Code> codes = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (CsvRows.Row row : rows) {
            CodeList.Code code = code(row);
            if (codes.putIfAbsent(code.code(), code) != null) {
                fault(row.line(), code.code(), "C4", "stands twice in the list", "keep one of the two rows");
            }
            lines.putIfAbsent(code.code(), row.line());
        }
        if (codes.isEmpty() && faults.count() == before) {
            fault(1, "", "C9", "holds no code", "add a row for each code");
        }
        for (CodeList.Code code : codes.values()) {
            int line = lines.getOrDefault(code.code(), 0);
            known(codes, code.parent(), "parent", line);
            known(codes, code.successor(), "successor", line);
            if (code.successor().isPresent() && !code.abolished()) {
                fault(
                        line,
                        "successor",
                        "C8",
                        "belongs to a code still in force",
                        "give the code a last day (valid_to)");
            }
            if (circular(codes, code)) {
                fault(line, code.code(), "C7", "is its own ancestor or successor", "break the circle");
            }
        }
        return faults.count() == before ? Optional.of(new CodeList(id, codes)) : Optional.empty();
    }

    private CodeList.Code code(CsvRows.Row row) {
        for (String column : List.of("code", "name_ko", "name_en")) {
            if (row.get(column).isEmpty()) {
                fault(row.line(), column, "C3", "is empty", "give every code a spelling and a name in both languages");
            }
        }
        Optional<LocalDate> from = date(row, "valid_from");
        Optional<LocalDate> to = date(row, "valid_to");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            fault(row.line(), "valid_to", "C5", "is before valid_from", "correct one of the two dates");
        }
        return new CodeList.Code(
                row.get("code"),
                new Localized(row.get("name_ko"), row.get("name_en")),
                optional(row.get("parent")),
                from,
                to,
                optional(row.get("successor")));
    }

    private Optional<LocalDate> date(CsvRows.Row row, String column) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            fault(row.line(), column, "C5", "'" + text + "' is not a date", "write a date as yyyy-MM-dd");
            return Optional.empty();
        }
    }

    private void known(Map<String, CodeList.Code> codes, Optional<String> other, String column, int line) {
        if (other.isPresent() && !codes.containsKey(other.get())) {
            fault(line, column, "C6", "'" + other.get() + "' is not in the list", "add that code or correct this one");
        }
    }

    private static boolean circular(Map<String, CodeList.Code> codes, CodeList.Code start) {
        return returns(codes, start, CodeList.Code::parent) || returns(codes, start, CodeList.Code::successor);
    }

    private static boolean returns(
            Map<String, CodeList.Code> codes, CodeList.Code start, Function<CodeList.Code, Optional<String>> step) {
        Set<String> seen = new HashSet<>();
        Optional<CodeList.Code> at = step.apply(start).map(codes::get);
        while (at.isPresent() && seen.add(at.get().code())) {
            if (at.get().code().equals(start.code())) {
                return true;
            }
            at = step.apply(at.get()).map(codes::get);
        }
        return false;
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private void fault(int line, String key, String rule, String message, String remedy) {
        faults.add(new Fault(name, line, key, rule, message, remedy));
    }
}
