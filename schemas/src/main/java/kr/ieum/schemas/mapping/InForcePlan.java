package kr.ieum.schemas.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Value;

/**
 * Whether something that begins and may end is in force on the day of the request. Where the end isn't written it is open; the day
 * of the end is the first day without.
 */
record InForcePlan(SourceSlot from, SourceSlot until, DateTransform dates, List<Guard> guards)
        implements IndicatorPlan {

    @Override
    public Set<String> sources() {
        Set<String> sources = new HashSet<>(Set.of(from.field(), until.field()));
        guards.forEach(guard -> sources.add(guard.source()));
        return sources;
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        Optional<EmptyState> guarded = Guard.firstOf(guards, record);
        if (guarded.isPresent()) {
            return guarded.get().field();
        }
        MappedField began = date(from, record, at);
        if (!(began instanceof MappedField.Present start)) {
            return began;
        }
        String today = PartialDate.of(context.today()).iso();
        if (isAfter(start, today)) {
            return IndicatorPlan.answer(false);
        }
        return switch (date(until, record, at)) {
            case MappedField.Present end -> IndicatorPlan.answer(isAfter(end, today));
            case MappedField.KnownEmpty open -> IndicatorPlan.answer(true);
            case MappedField other -> other;
        };
    }

    private MappedField date(SourceSlot slot, NativeRecord record, FieldTransform.Place at) {
        SourceSlot.Content content = slot.read(record, at);
        return switch (content) {
            case SourceSlot.Content.Nothing nothing -> nothing.field();
            case SourceSlot.Content.Text text -> dates.apply(text.text(), at);
        };
    }

    private static boolean isAfter(MappedField.Present date, String today) {
        return date.value() instanceof Value.OfDate of && of.date().iso().compareTo(today) > 0;
    }
}
