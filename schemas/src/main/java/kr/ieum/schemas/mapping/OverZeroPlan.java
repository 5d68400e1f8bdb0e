package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.Value;

/** Whether a sum is over zero; how much stays within this class. A sum that the register doesn't know is undetermined. */
record OverZeroPlan(SumPlan sum) implements IndicatorPlan {

    @Override
    public Set<String> sources() {
        return sum.sources();
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        return switch (sum.map(record, all, context, at)) {
            case MappedField.Present(Value.OfAmount amount) ->
                IndicatorPlan.answer(amount.won().signum() > 0 ? Answer.YES : Answer.NO);
            case MappedField.KnownEmpty empty -> IndicatorPlan.answer(Answer.NO);
            case MappedField.Malformed malformed -> malformed;
            default -> IndicatorPlan.answer(Answer.UNDETERMINED);
        };
    }
}
