package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When another field of the record holds one of these texts, or none of them, there is no value, for the stated reason.
 *
 * @param negated whether any other text guards; a field that isn't sent never does
 */
record Guard(String source, Set<String> values, boolean negated, EmptyState then) {

    static Optional<EmptyState> firstOf(List<Guard> guards, NativeRecord record) {
        return guards.stream()
                .filter(guard -> guard.holds(record))
                .map(Guard::then)
                .findFirst();
    }

    private boolean holds(NativeRecord record) {
        return record.field(source)
                .filter(text -> values.contains(text) != negated)
                .isPresent();
    }
}
