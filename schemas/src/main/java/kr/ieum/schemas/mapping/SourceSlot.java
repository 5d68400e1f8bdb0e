package kr.ieum.schemas.mapping;

import java.util.Map;
import java.util.Optional;

/**
 * One source field with what stands for nothing in it.
 *
 * @param nulls texts that mean there is no value, with the reason
 * @param missing what it means when the register doesn't send the field at all; nothing: it must send it
 * @param standIn the text used when the field is missing; only where no right depends on it (rule M31)
 */
record SourceSlot(String field, Map<String, EmptyState> nulls, Optional<EmptyState> missing, Optional<String> standIn) {

    /** What a slot holds: a clean text, or a field without one. */
    sealed interface Content {

        record Text(String text) implements Content {}

        record Nothing(MappedField field) implements Content {}
    }

    Content read(NativeRecord record, FieldTransform.Place at) {
        Optional<String> text = record.field(field);
        if (text.isEmpty()) {
            if (standIn.isPresent()) {
                return new Content.Text(standIn.get());
            }
            return new Content.Nothing(missing.map(EmptyState::field)
                    .orElseGet(() -> at.malformed(MappingRule.M1, "the register didn't send " + field)));
        }
        EmptyState state = nulls.get(text.get());
        if (state != null) {
            return new Content.Nothing(state.field());
        }
        if (!SourceText.isClean(text.get())) {
            return new Content.Nothing(at.malformed(MappingRule.M2, field + " is no well-formed text"));
        }
        return new Content.Text(text.get());
    }
}
