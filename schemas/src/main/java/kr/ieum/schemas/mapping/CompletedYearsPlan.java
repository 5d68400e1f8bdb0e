package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Value;

/**
 * Whole years from a date to the day of the request, such as an age. Of a partial date only where every day that it may stand for
 * gives the same number; otherwise it isn't known.
 */
record CompletedYearsPlan(FieldPlan date) implements RowPlan {

    @Override
    public Datatype yields() {
        return Datatype.TEXT;
    }

    @Override
    public Set<String> sources() {
        return date.sources();
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        MappedField read = date.map(record, all, context, at);
        if (!(read instanceof MappedField.Present(Value.OfDate(PartialDate from)))) {
            return read;
        }
        LocalDate first = LocalDate.of(from.year(), Math.max(from.month(), 1), Math.max(from.day(), 1));
        LocalDate last = first;
        if (from.day() == 0) {
            last = from.month() == 0 ? LocalDate.of(from.year(), 12, 31) : first.withDayOfMonth(first.lengthOfMonth());
        }
        long most = ChronoUnit.YEARS.between(first, context.today());
        if (first.isAfter(context.today())) {
            return at.malformed(MappingRule.M7, "is a date to come");
        }
        return most == ChronoUnit.YEARS.between(last, context.today())
                ? new MappedField.Present(new Value.OfText(Long.toString(most)))
                : new MappedField.Unknown();
    }
}
