package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** When another field of the record holds one of these texts, there is no value, for the stated reason. */
record Guard(String source, Set<String> values, EmptyState then) {

    static Optional<EmptyState> firstOf(List<Guard> guards, NativeRecord record) {
        return guards.stream()
                .filter(guard -> record.field(guard.source())
                        .filter(guard.values()::contains)
                        .isPresent())
                .map(Guard::then)
                .findFirst();
    }
}
