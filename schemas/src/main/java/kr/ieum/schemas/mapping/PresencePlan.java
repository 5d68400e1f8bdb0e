package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** Whether the record holds anything in a field: an entry of that kind has been made, or it hasn't. */
record PresencePlan(String field) implements RowPlan {

    @Override
    public Datatype yields() {
        return Datatype.INDICATOR;
    }

    @Override
    public Set<String> sources() {
        return Set.of(field);
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        boolean present = record.field(field).filter(text -> !text.isBlank()).isPresent();
        return new MappedField.Present(new Value.OfIndicator(present ? Answer.YES : Answer.NO));
    }
}
