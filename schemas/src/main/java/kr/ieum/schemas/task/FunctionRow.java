package kr.ieum.schemas.task;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.schemas.model.CsvRows;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.BoundedFaults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/** One row of a file of functions, where it stands, and what is wrong with it by itself and in its tree. */
record FunctionRow(int line, BoundedFaults faults, CsvRows.Row row) {

    /** Columns that every file has, and those that it may have beside them. */
    static final List<String> HEADER =
            List.of("code", "level", "name_ko", "name_en", "parent", "valid_from", "valid_to");

    static final List<String> OPTIONAL = List.of("agency", "sensitivity");

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Za-z0-9.-]{0,39}");
    private static final Pattern AGENCY = Pattern.compile("[0-9A-Z][0-9]{6}");

    BusinessFunction function() {
        for (String column : List.of("code", "name_ko", "name_en")) {
            if (row.get(column).isEmpty()) {
                fault(column, "B1", "is empty", "give every function a code and a name in both languages");
            }
        }
        if (!row.get("code").isEmpty() && !CODE.matcher(row.get("code")).matches()) {
            fault("code", "B10", "is no code", "begin with a capital or digit, then letters, digits, dots and hyphens");
        }
        Optional<LocalDate> from = date("valid_from");
        Optional<LocalDate> to = date("valid_to");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            fault("valid_to", "B7", "is before valid_from", "correct one of the two dates");
        }
        BusinessFunction.Level level = level(row.get("level"));
        Optional<String> agency = optional("agency");
        if ((level == BusinessFunction.Level.UNIT_TASK) != agency.isPresent()
                || agency.filter(code -> !AGENCY.matcher(code).matches()).isPresent()) {
            fault(
                    "agency",
                    "B6",
                    "is there exactly for unit tasks",
                    "write the institution code of a unit task's agency");
        }
        return new BusinessFunction(
                row.get("code"),
                level,
                new Localized(row.get("name_ko"), row.get("name_en")),
                optional("parent"),
                from,
                to,
                agency,
                sensitivity());
    }

    /** What is wrong between the function and the one above it. */
    void checkParent(BusinessFunction function, Map<String, BusinessFunction> functions) {
        Optional<BusinessFunction> parent = function.parent().map(functions::get);
        int above = parent.map(found -> found.level().depth()).orElse(0);
        if (above != function.level().depth() - 1
                || (above == 0) != function.parent().isEmpty()) {
            fault("parent", "B4", "is not the node one level above", "name a function of the next wider level");
            return;
        }
        if (parent.isPresent() && outlives(function, parent.get())) {
            fault(
                    "valid_from",
                    "B8",
                    "and valid_to reach beyond those of the parent",
                    "end or begin it with its parent");
        }
    }

    private static boolean outlives(BusinessFunction function, BusinessFunction parent) {
        LocalDate from = function.validFrom().orElse(LocalDate.MIN);
        LocalDate to = function.validTo().orElse(LocalDate.MAX);
        return from.isBefore(parent.validFrom().orElse(LocalDate.MIN))
                || to.isAfter(parent.validTo().orElse(LocalDate.MAX));
    }

    void fault(String key, String rule, String message, String remedy) {
        faults.add(line, key, rule, message, remedy);
    }

    private BusinessFunction.Level level(String text) {
        for (BusinessFunction.Level level : BusinessFunction.Level.values()) {
            if (YamlMap.spelling(level).equals(text)) {
                return level;
            }
        }
        fault(
                "level",
                "B3",
                "'" + text + "' is no level",
                "use policy-field, policy-area, large, middle, small or unit-task");
        return BusinessFunction.Level.SMALL;
    }

    private Optional<Property.Sensitivity> sensitivity() {
        Optional<String> text = optional("sensitivity");
        for (Property.Sensitivity one : Property.Sensitivity.values()) {
            if (text.filter(YamlMap.spelling(one)::equals).isPresent()) {
                return Optional.of(one);
            }
        }
        if (text.isPresent()) {
            fault(
                    "sensitivity",
                    "B9",
                    "'" + text.get() + "' is none",
                    "use public, internal, personal, sensitive or unique-identifier");
        }
        return Optional.empty();
    }

    private Optional<LocalDate> date(String column) {
        if (row.get(column).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(row.get(column)));
        } catch (DateTimeException e) {
            fault(column, "B5", "'" + row.get(column) + "' is not a date", "write a date as yyyy-MM-dd");
            return Optional.empty();
        }
    }

    private Optional<String> optional(String column) {
        return Optional.of(row.get(column)).filter(text -> !text.isEmpty());
    }
}
