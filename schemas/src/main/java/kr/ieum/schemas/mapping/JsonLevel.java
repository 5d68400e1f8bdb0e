package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/**
 * The names that an object at one place of a document may have, and what each of them is to a plan. The parser tells names by their
 * bytes; those that nobody declared it tells as texts. Immutable.
 */
final class JsonLevel {

    /** How many names have a bit of their own by which one that stands twice is told. */
    static final int BITS = Long.SIZE;

    private final PropertyNameMatcher matcher;
    private final Step[] steps;

    /**
     * One name.
     *
     * @param path all names that lead here, with slashes between
     * @param place of its text in the record, or {@link Places#NONE} where no text is wanted
     * @param wanted whether something at or below it is wanted
     * @param repeats whether a list may stand there
     * @param below the names of an object that stands there
     */
    record Step(String path, int place, boolean wanted, boolean repeats, JsonLevel below) {}

    private JsonLevel(List<String> names, List<Step> steps) {
        this.matcher = StrictJson.recordFactory()
                .constructNameMatcher(
                        names.stream()
                                .map(String::intern)
                                .map(Named::fromString)
                                .toList(),
                        true);
        this.steps = steps.toArray(Step[]::new);
    }

    PropertyNameMatcher matcher() {
        return matcher;
    }

    Step step(int match) {
        return steps[match];
    }

    /**
     * The levels of these paths.
     *
     * @param wanted paths of which the text is wanted, each at its place
     * @param groups paths at which a list may stand
     */
    static JsonLevel of(Iterable<String> paths, Places<String> wanted, Set<String> groups) {
        Branch root = new Branch("");
        for (String path : paths) {
            Branch branch = root;
            for (String name : path.split("/", -1)) {
                // an empty name stands in a mapping with a fault only
                branch = name.isEmpty() ? branch : branch.below(name);
            }
        }
        return root.level(wanted, groups);
    }

    /** A level while it is built. */
    private record Branch(String path, Map<String, Branch> below) {

        Branch(String path) {
            this(path, new LinkedHashMap<>());
        }

        Branch below(String name) {
            return below.computeIfAbsent(name, n -> new Branch(path.isEmpty() ? n : path + "/" + n));
        }

        JsonLevel level(Places<String> wanted, Set<String> groups) {
            List<Step> steps = new ArrayList<>();
            below.values().forEach(branch -> {
                int place = wanted.place(branch.path);
                steps.add(new Step(
                        branch.path,
                        place,
                        place != Places.NONE || branch.leadsTo(wanted),
                        groups.contains(branch.path),
                        branch.level(wanted, groups)));
            });
            return new JsonLevel(List.copyOf(below.keySet()), steps);
        }

        private boolean leadsTo(Places<String> wanted) {
            return below.values().stream()
                    .anyMatch(branch -> wanted.place(branch.path) != Places.NONE || branch.leadsTo(wanted));
        }
    }
}
