package kr.ieum.schemas.task;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.model.CsvRows;
import kr.ieum.schemas.model.SchemaFolder;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * The tree of business functions. Immutable.
 *
 * <p>Rules: B1 empty code or name, B2 duplicate code, B3 unknown level, B4 parent missing or not one level above, B5 date.
 */
public final class BusinessFunctions {

    private static final List<String> HEADER =
            List.of("code", "level", "name_ko", "name_en", "parent", "valid_from", "valid_to");

    private final Map<String, BusinessFunction> functions;

    private BusinessFunctions(Map<String, BusinessFunction> functions) {
        this.functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    }

    /**
     * Reads every {@code *.csv} of a folder, each with the header
     * {@code code,level,name_ko,name_en,parent,valid_from,valid_to}.
     *
     * @param name how faults name the folder
     */
    public static BusinessFunctions load(Path folder, String name, Faults faults) {
        Map<String, BusinessFunction> functions = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        for (Path file : SchemaFolder.files(folder, name, ".csv", faults)) {
            String fileName = name + "/" + file.getFileName();
            for (CsvRows.Row row : CsvRows.read(file, fileName, HEADER, faults)) {
                Place place = new Place(fileName, row.line(), faults);
                BusinessFunction function = place.function(row);
                if (functions.putIfAbsent(function.code(), function) != null) {
                    place.fault("code", "B2", "'" + function.code() + "' stands twice", "keep one of the two rows");
                }
                places.putIfAbsent(function.code(), place);
            }
        }
        places.forEach((code, place) -> place.checkParent(functions, code));
        return new BusinessFunctions(functions);
    }

    /** Where a row stands. */
    private record Place(String file, int line, Faults faults) {

        void fault(String key, String rule, String message, String remedy) {
            faults.add(new Fault(file, line, key, rule, message, remedy));
        }

        BusinessFunction function(CsvRows.Row row) {
            for (String column : List.of("code", "name_ko", "name_en")) {
                if (row.get(column).isEmpty()) {
                    fault(column, "B1", "is empty", "give every function a code and a name in both languages");
                }
            }
            return new BusinessFunction(
                    row.get("code"),
                    level(row.get("level")),
                    new Localized(row.get("name_ko"), row.get("name_en")),
                    row.get("parent").isEmpty() ? Optional.empty() : Optional.of(row.get("parent")),
                    date(row, "valid_from"),
                    date(row, "valid_to"));
        }

        private BusinessFunction.Level level(String text) {
            for (BusinessFunction.Level level : BusinessFunction.Level.values()) {
                if (YamlMap.spelling(level).equals(text)) {
                    return level;
                }
            }
            fault("level", "B3", "'" + text + "' is no level", "use policy-field, policy-area, large, middle or small");
            return BusinessFunction.Level.SMALL;
        }

        private Optional<LocalDate> date(CsvRows.Row row, String column) {
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

        void checkParent(Map<String, BusinessFunction> functions, String code) {
            BusinessFunction function = functions.get(code);
            if (function == null) {
                return;
            }
            int above = function.parent()
                    .map(functions::get)
                    .map(parent -> parent.level().depth())
                    .orElse(0);
            if (above != function.level().depth() - 1
                    || (above == 0) != function.parent().isEmpty()) {
                fault("parent", "B4", "is not the node one level above", "name a function of the next wider level");
            }
        }
    }

    /** All functions in file order. */
    public Collection<BusinessFunction> all() {
        return functions.values();
    }

    /** The function of that code. */
    public Optional<BusinessFunction> find(String code) {
        return Optional.ofNullable(functions.get(code));
    }

    /** The function with all those above it, widest first; empty for an unknown code. */
    public List<BusinessFunction> path(String code) {
        List<BusinessFunction> path = new ArrayList<>();
        Optional<BusinessFunction> at = find(code);
        while (at.isPresent() && path.size() < BusinessFunction.Level.values().length) {
            path.addFirst(at.get());
            at = at.get().parent().flatMap(this::find);
        }
        return List.copyOf(path);
    }
}
