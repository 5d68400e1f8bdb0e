package kr.ieum.schemas.model;

import java.util.List;
import java.util.Optional;

/**
 * What makes a class an association: a relation of exactly two things that has dates of its own, such as an employment
 * between a person and a corporation (design §5).
 *
 * @param since the property of the class that holds the day on which the relation began
 * @param until the property of the class that holds the day on which it ended
 */
public record Association(End from, End to, Optional<AttributeKey> since, Optional<AttributeKey> until) {

    /**
     * One of the two ends.
     *
     * @param name what stands at this end, in lower camel case: {@code employer}
     * @param classes what may stand there; never empty
     * @param repeats whether one thing at the other end may have several such relations at the same time
     * @param role the role that is played by what stands there
     */
    public record End(String name, List<String> classes, boolean repeats, Optional<String> role) {

        /** Copies the list. */
        public End {
            classes = List.copyOf(classes);
        }
    }

    /** Both ends, in the order of the file. */
    public List<End> ends() {
        return List.of(from, to);
    }
}
