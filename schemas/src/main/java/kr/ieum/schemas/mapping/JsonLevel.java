package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Map;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/**
 * The names that an object at one place of a document may have. The parser tells them by their bytes; those that nobody declared it
 * tells as texts. Immutable.
 */
final class JsonLevel {

    /** How many names have a bit of their own by which one that stands twice is told. */
    static final int BITS = Long.SIZE;

    /** An object of which nothing is declared. */
    static final JsonLevel UNDECLARED = new JsonLevel(new PathTree("", Places.NONE, false, Map.of()));

    private final PropertyNameMatcher matcher;
    private final JsonMembers members;
    private final Step[] steps;

    /**
     * One name; see {@link PathTree}.
     *
     * @param wanted whether something at or below it is wanted
     * @param below the names of an object that stands there
     */
    record Step(String path, int place, boolean wanted, boolean repeats, JsonLevel below) {}

    JsonLevel(PathTree at) {
        List<Named> names = at.below().keySet().stream()
                .map(String::intern)
                .map(Named::fromString)
                .toList();
        this.matcher = StrictJson.recordFactory().constructNameMatcher(names, true);
        this.steps = at.below().values().stream()
                .map(step -> new Step(step.path(), step.place(), step.isWanted(), step.repeats(), new JsonLevel(step)))
                .toArray(Step[]::new);
        this.members = new JsonMembers(List.copyOf(at.below().keySet()));
    }

    PropertyNameMatcher matcher() {
        return matcher;
    }

    /** The same names in the same order, for those who read bytes. */
    JsonMembers members() {
        return members;
    }

    Step step(int match) {
        return steps[match];
    }
}
