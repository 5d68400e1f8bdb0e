package kr.ieum.schemas.mapping;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        String text = record.text(field);
        if (text == null) {
            return standIn.isPresent() ? new Content.Text(standIn.get()) : new Content.Nothing(unsent(at));
        }
        MappedField nothing = nothing(text, at);
        return nothing == null ? new Content.Text(text) : new Content.Nothing(nothing);
    }

    /** The field of a record whose register didn't send the text. */
    MappedField unsent(FieldTransform.Place at) {
        return missing.map(EmptyState::field)
                .orElseGet(() -> at.malformed(MappingRule.M1, "the register didn't send " + field));
    }

    /** The field of a text that stands for nothing or isn't clean; none where it is to be transformed. */
    @Nullable
    MappedField nothing(String text, FieldTransform.Place at) {
        if (!nulls.isEmpty()) {
            EmptyState state = nulls.get(text);
            if (state != null) {
                return state.field();
            }
        }
        return SourceText.isClean(text) ? null : at.malformed(MappingRule.M2, field + " is no well-formed text");
    }
}
