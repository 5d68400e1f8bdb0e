package kr.ieum.schemas.model;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.yaml.BoundedFaults;
import kr.ieum.schemas.yaml.Faults;

/**
 * What people put on record about abolished codes whose list names no successor: a row for each successor, several for a
 * code that was split, one without successor for a code that nothing succeeds.
 *
 * <p>Rules: C14 code, successor, day or basis that isn't one, or a row twice.
 */
final class SuccessorTable {

    static final List<String> HEADER = List.of("code", "successor", "valid_to", "basis");

    private final String name;
    private final LocalDate asOf;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    /** One row; {@code validTo} is the code's last day. */
    record Row(int line, String code, Optional<String> successor, LocalDate validTo) {}

    private SuccessorTable(String name, LocalDate asOf) {
        this.name = name;
        this.asOf = asOf;
    }

    /** The table of a list without one. */
    static SuccessorTable none() {
        return new SuccessorTable("", LocalDate.MIN);
    }

    /** The rows about codes that had ended by the day of which the list speaks; an older list knows nothing of the others. */
    static SuccessorTable read(Path file, String name, LocalDate asOf, Faults all) {
        SuccessorTable table = new SuccessorTable(name, asOf);
        try (BoundedFaults faults = new BoundedFaults(name, all)) {
            for (CsvRows.Row row : CsvRows.read(file, name, HEADER, all)) {
                table.add(row, faults);
            }
        }
        return table;
    }

    private void add(CsvRows.Row row, BoundedFaults faults) {
        if (row.get("basis").isEmpty()) {
            faults.add(row.line(), "basis", "C14", "is empty", "name the law or notice that says so");
        }
        LocalDate validTo;
        try {
            validTo = LocalDate.parse(row.get("valid_to"));
        } catch (DateTimeException e) {
            faults.add(row.line(), "valid_to", "C14", "is not a date", "write the code's last day as yyyy-MM-dd");
            return;
        }
        if (!validTo.isBefore(asOf)) {
            return;
        }
        Optional<String> successor = Optional.of(row.get("successor")).filter(text -> !text.isEmpty());
        List<Row> known = rows.computeIfAbsent(row.get("code"), code -> new ArrayList<>());
        boolean contradicts = known.stream()
                .anyMatch(other -> other.successor().isEmpty()
                        || successor.isEmpty()
                        || other.successor().equals(successor));
        if (contradicts) {
            faults.add(
                    row.line(),
                    "code",
                    "C14",
                    "stands here twice",
                    "keep one row for each successor, or the one without");
        }
        known.add(new Row(row.line(), row.get("code"), successor, validTo));
    }

    /** Reports rows that don't fit the list they are for. */
    void check(Map<String, CodeList.Code> codes, Faults all) {
        try (BoundedFaults faults = new BoundedFaults(name, all)) {
            rows.values().stream().flatMap(List::stream).forEach(row -> {
                CodeList.Code code = codes.get(row.code());
                if (code == null || !code.abolished()) {
                    faults.add(
                            row.line(), "code", "C14", "is no abolished code of the list", "correct or remove the row");
                }
                if (row.successor().isPresent()
                        && !codes.containsKey(row.successor().get())) {
                    faults.add(row.line(), "successor", "C14", "is not in the list", "name a code of the list");
                }
            });
        }
    }

    /** The rows of a code; none when nothing is on record. */
    List<Row> of(String code) {
        return rows.getOrDefault(code, List.of());
    }
}
