package kr.ieum.schemas.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.model.CsvRows;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.SchemaFolder;
import kr.ieum.schemas.yaml.BoundedFaults;
import kr.ieum.schemas.yaml.Faults;

/**
 * The tree of business functions, and how codes of earlier versions of it read today. Immutable.
 *
 * <p>Rules: B1 empty code or name, B2 duplicate code, B3 unknown level, B4 parent missing or not one level above, B5 date,
 * B6 agency exactly for unit tasks, B7 end before beginning, B8 validity beyond the parent's, B9 sensitivity, B10 code;
 * B11–B16 in {@link CrossWalk}.
 */
public final class BusinessFunctions {

    /** The folder of earlier versions, each a whole tree in the same form. */
    private static final String VERSIONS = "versions";

    private static final String CROSS_WALKS = "cross-walks";

    private final Map<String, BusinessFunction> functions;
    private final Map<String, List<BusinessFunction>> children;
    private final List<CrossWalk> crossWalks;

    private BusinessFunctions(Map<String, BusinessFunction> functions, List<CrossWalk> crossWalks) {
        this.functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
        Map<String, List<BusinessFunction>> below = new LinkedHashMap<>();
        functions
                .values()
                .forEach(function -> below.computeIfAbsent(function.parent().orElse(""), any -> new ArrayList<>())
                        .add(function));
        this.children = Collections.unmodifiableMap(below);
        this.crossWalks = List.copyOf(crossWalks);
    }

    /**
     * Reads every {@code *.csv} of a folder, each with the header
     * {@code code,level,name_ko,name_en,parent,valid_from,valid_to} and, if it likes, {@code agency,sensitivity} behind it. A
     * folder {@code versions} may hold an earlier tree {@code VERSION.csv}, which then has to have its cross-walk
     * {@code cross-walks/VERSION.csv} to the tree of today.
     *
     * @param name how faults name the folder
     */
    public static BusinessFunctions load(Path folder, String name, Faults faults) {
        Map<String, BusinessFunction> functions = new LinkedHashMap<>();
        read(SchemaFolder.files(folder, name, ".csv", faults), name, functions, faults);
        List<CrossWalk> crossWalks = new ArrayList<>();
        if (Files.isDirectory(folder.resolve(VERSIONS))) {
            String versions = name + "/" + VERSIONS;
            for (Path file : SchemaFolder.files(folder.resolve(VERSIONS), versions, ".csv", faults)) {
                Map<String, BusinessFunction> earlier = new LinkedHashMap<>();
                read(List.of(file), versions, earlier, faults);
                crossWalks.add(CrossWalk.read(
                        folder.resolve(CROSS_WALKS).resolve(file.getFileName().toString()),
                        name + "/" + CROSS_WALKS + "/" + file.getFileName(),
                        SchemaFolder.baseName(file),
                        earlier,
                        functions,
                        faults));
            }
        }
        return new BusinessFunctions(functions, crossWalks);
    }

    private static void read(List<Path> files, String name, Map<String, BusinessFunction> functions, Faults all) {
        Map<String, FunctionRow> rows = new LinkedHashMap<>();
        List<BoundedFaults> open = new ArrayList<>();
        for (Path file : files) {
            String fileName = name + "/" + file.getFileName();
            BoundedFaults faults = new BoundedFaults(fileName, all);
            open.add(faults);
            for (CsvRows.Row read : CsvRows.read(file, fileName, FunctionRow.HEADER, FunctionRow.OPTIONAL, all)) {
                FunctionRow row = new FunctionRow(read.line(), faults, read);
                BusinessFunction function = row.function();
                if (functions.putIfAbsent(function.code(), function) != null) {
                    row.fault("code", "B2", "'" + function.code() + "' stands twice", "keep one of the two rows");
                }
                rows.putIfAbsent(function.code(), row);
            }
        }
        functions.forEach((code, function) ->
                Optional.ofNullable(rows.get(code)).ifPresent(row -> row.checkParent(function, functions)));
        open.forEach(BoundedFaults::close);
    }

    /** All functions in file order. */
    public Collection<BusinessFunction> all() {
        return functions.values();
    }

    /** The function of that code. */
    public Optional<BusinessFunction> find(String code) {
        return Optional.ofNullable(functions.get(code));
    }

    /** The functions right beneath one, or the policy fields for an empty text; in file order. */
    public List<BusinessFunction> children(String code) {
        return Collections.unmodifiableList(children.getOrDefault(code, List.of()));
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

    /** Whether one function is, or stands beneath, another. */
    public boolean isWithin(String code, String above) {
        return path(code).stream().anyMatch(function -> function.code().equals(above));
    }

    /** How sensitive what a function handles is taken to be: its own word, or that of the nearest function above. */
    public Optional<Property.Sensitivity> defaultSensitivity(String code) {
        return path(code).reversed().stream()
                .flatMap(function -> function.sensitivity().stream())
                .findFirst();
    }

    /** How the earlier versions read today, oldest name first. */
    public List<CrossWalk> crossWalks() {
        return crossWalks;
    }

    /** What became of a code that only an earlier version has; nothing for a code of today, or one that never was. */
    public Optional<CrossWalk.Step> formerly(String code) {
        if (functions.containsKey(code)) {
            return Optional.empty();
        }
        return crossWalks.reversed().stream()
                .flatMap(walk -> walk.step(code).stream())
                .findFirst();
    }

    /**
     * What is looked for in the tree.
     *
     * @param text words that must all stand in code or name, in either language; empty for everything
     * @param beneath only what stands somewhere beneath this function
     * @param level only this level
     * @param on only what was in force on that day
     */
    public record Wanted(
            String text, Optional<String> beneath, Optional<BusinessFunction.Level> level, Optional<LocalDate> on) {}

    /** What was looked for, in file order. */
    public List<BusinessFunction> search(Wanted wanted) {
        List<String> words =
                Arrays.asList(wanted.text().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return functions.values().stream()
                .filter(function -> wanted.level()
                        .filter(level -> level != function.level())
                        .isEmpty())
                .filter(function ->
                        wanted.on().filter(day -> !function.inForce(day)).isEmpty())
                .filter(function -> wanted.beneath()
                        .filter(above -> function.code().equals(above) || !isWithin(function.code(), above))
                        .isEmpty())
                .filter(function -> {
                    String text = String.join(
                                    " ",
                                    function.code(),
                                    function.name().ko(),
                                    function.name().en())
                            .toLowerCase(Locale.ROOT);
                    return words.stream().allMatch(text::contains);
                })
                .toList();
    }
}
