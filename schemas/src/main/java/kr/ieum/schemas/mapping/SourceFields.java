package kr.ieum.schemas.mapping;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The source fields of a register's record as its mapping declares them: paths such as {@code 본인/성명/한글}; a step that
 * ends in {@code []} repeats, its fields stand in parts of their own. The names of fields carry no brackets.
 */
final class SourceFields {

    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> groups = new LinkedHashSet<>();

    SourceFields(List<String> declared) {
        for (String text : declared) {
            StringBuilder path = new StringBuilder();
            for (String step : text.split("/", -1)) {
                path.append(path.isEmpty() ? "" : "/");
                if (step.endsWith("[]")) {
                    path.append(step, 0, step.length() - 2);
                    groups.add(path.toString());
                } else {
                    path.append(step);
                }
            }
            names.add(path.toString());
        }
    }

    /** All fields, in declared order. */
    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /** The paths at which something repeats. */
    Set<String> groups() {
        return Collections.unmodifiableSet(groups);
    }

    /** Whether what stands at the path repeats. */
    boolean repeats(String path) {
        return groups.contains(path);
    }

    /** Whether a permitted field lies at or below the path. */
    static boolean leadsTo(String path, Set<String> permitted) {
        if (permitted.contains(path)) {
            return true;
        }
        String below = path + "/";
        return permitted.stream().anyMatch(field -> field.startsWith(below));
    }
}
