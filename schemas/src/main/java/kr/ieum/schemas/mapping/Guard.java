package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When another field of the record holds one of these texts, or none of them, there is no value, for the stated reason.
 *
 * @param negated whether any other text guards; a field that isn't sent never does
 */
record Guard(String source, Set<String> values, boolean negated, EmptyState then) {

    static Optional<EmptyState> firstOf(List<Guard> guards, NativeRecord record) {
        return Optional.ofNullable(first(guards, record));
    }

    /** As {@link #firstOf}, for those who ask it of every record. */
    static @Nullable EmptyState first(List<Guard> guards, NativeRecord record) {
        for (int i = 0; i < guards.size(); i++) {
            Guard guard = guards.get(i);
            if (guard.holds(record)) {
                return guard.then;
            }
        }
        return null;
    }

    private boolean holds(NativeRecord record) {
        String text = record.text(source);
        return text != null && values.contains(text) != negated;
    }
}
