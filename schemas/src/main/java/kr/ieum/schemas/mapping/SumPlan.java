package kr.ieum.schemas.mapping;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * The sum of an amount over all records of a subject, of the latest year only where a year field is given. A record whose
 * guard says unknown makes the sum of its year unknown, for a smaller sum would be a wrong one; a record whose guard says
 * known-empty adds nothing.
 *
 * @param zero what a sum of 0 becomes, where it isn't the amount 0
 */
record SumPlan(
        SourceSlot amount,
        AmountTransform transform,
        Optional<String> year,
        List<Guard> guards,
        Optional<EmptyState> zero)
        implements RowPlan {

    private static final String ONE_YEAR = "";

    @Override
    public Datatype yields() {
        return Datatype.AMOUNT;
    }

    @Override
    public Set<String> sources() {
        Set<String> sources = new HashSet<>(Set.of(amount.field()));
        year.ifPresent(sources::add);
        guards.forEach(guard -> sources.add(guard.source()));
        return sources;
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        TreeMap<String, Optional<BigDecimal>> sums = new TreeMap<>();
        for (NativeRecord each : all) {
            FieldTransform.Place place = new FieldTransform.Place(at.row(), each.position());
            Optional<String> when = year.isEmpty() ? Optional.of(ONE_YEAR) : year(each, year.get());
            if (when.isEmpty()) {
                return place.malformed(MappingRule.M7, "the year is no year (yyyy)");
            }
            MappedField part = part(each, place);
            Optional<BigDecimal> sum = sums.getOrDefault(when.get(), Optional.of(BigDecimal.ZERO));
            switch (part) {
                case MappedField.Malformed malformed -> {
                    return malformed;
                }
                case MappedField.Present present -> sums.put(when.get(), sum.map(amount(present)::add));
                // no single text is one: it stands for a whole row as of a past day
                case MappedField.NoHistory none -> sums.put(when.get(), Optional.empty());
                case MappedField.Unknown unknown -> sums.put(when.get(), Optional.empty());
                case MappedField.KnownEmpty empty -> sums.put(when.get(), sum);
                case MappedField.NotApplicable notApplicable -> sums.put(when.get(), sum);
            }
        }
        Optional<BigDecimal> total =
                sums.isEmpty() ? Optional.empty() : sums.lastEntry().getValue();
        if (total.isEmpty()) {
            return new MappedField.Unknown();
        }
        return total.get().signum() == 0 && zero.isPresent()
                ? zero.get().field()
                : AmountTransform.within(total.get(), at);
    }

    private MappedField part(NativeRecord record, FieldTransform.Place at) {
        Optional<EmptyState> guarded = Guard.firstOf(guards, record);
        if (guarded.isPresent()) {
            return guarded.get().field();
        }
        SourceSlot.Content content = amount.read(record, at);
        return switch (content) {
            case SourceSlot.Content.Nothing nothing -> nothing.field();
            case SourceSlot.Content.Text text -> transform.apply(text.text(), at);
        };
    }

    private static BigDecimal amount(MappedField.Present present) {
        return present.value() instanceof Value.OfAmount amount ? amount.won() : BigDecimal.ZERO;
    }

    private static Optional<String> year(NativeRecord record, String field) {
        return record.field(field).filter(text -> text.matches("[0-9]{4}"));
    }
}
