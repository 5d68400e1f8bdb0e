package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Value;

/**
 * Whether the case's application was received within so many months from the end of the month of a date. Where the
 * register knows neither date nor month, or no date at all, undetermined.
 */
record AppliedInTimePlan(FieldPlan date, int months) implements IndicatorPlan {

    @Override
    public Set<String> sources() {
        return date.sources();
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        return switch (date.map(record, all, context, at)) {
            case MappedField.Present(Value.OfDate(PartialDate known))
            when known.month() != 0 ->
                IndicatorPlan.answer(context.applied().isAfter(lastDay(known)) ? Answer.NO : Answer.YES);
            case MappedField.Malformed malformed -> malformed;
            default -> IndicatorPlan.answer(Answer.UNDETERMINED);
        };
    }

    private LocalDate lastDay(PartialDate known) {
        return YearMonth.of(known.year(), known.month()).plusMonths(months).atEndOfMonth();
    }
}
