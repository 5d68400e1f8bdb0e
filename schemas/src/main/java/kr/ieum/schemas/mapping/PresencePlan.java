package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Set;

/** Whether the record holds anything in a field: an entry of that kind has been made, or it hasn't. */
record PresencePlan(String field) implements IndicatorPlan {

    @Override
    public Set<String> sources() {
        return Set.of(field);
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        boolean present = record.field(field).filter(text -> !text.isBlank()).isPresent();
        return IndicatorPlan.answer(present);
    }
}
