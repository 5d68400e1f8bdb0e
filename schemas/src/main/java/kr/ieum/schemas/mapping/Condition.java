package kr.ieum.schemas.mapping;

import java.util.Optional;
import java.util.Set;

/**
 * Whether a field of the record holds one of these texts, or, negated, any other. Of a field that the register didn't send neither
 * is known.
 */
record Condition(SourceSlot slot, Set<String> texts, boolean negated) {

    Condition {
        texts = Set.copyOf(texts);
    }

    /** Nothing when the field wasn't sent. */
    Optional<Boolean> holds(NativeRecord record) {
        return record.field(slot.field()).map(text -> texts.contains(text) != negated);
    }
}
