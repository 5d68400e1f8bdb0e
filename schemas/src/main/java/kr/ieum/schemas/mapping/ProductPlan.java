package kr.ieum.schemas.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.schemas.model.Datatype;

/** An amount for each unit times the number of units, such as a price per square metre times the area; fractions of a won drop. */
record ProductPlan(SourceSlot each, SourceSlot units, List<Guard> guards) implements RowPlan {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");

    @Override
    public Datatype yields() {
        return Datatype.AMOUNT;
    }

    @Override
    public Set<String> sources() {
        Set<String> sources = new HashSet<>(Set.of(each.field(), units.field()));
        guards.forEach(guard -> sources.add(guard.source()));
        return sources;
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        var guarded = Guard.firstOf(guards, record);
        if (guarded.isPresent()) {
            return guarded.get().field();
        }
        BigDecimal product = BigDecimal.ONE;
        for (SourceSlot factor : List.of(each, units)) {
            SourceSlot.Content content = factor.read(record, at);
            switch (content) {
                case SourceSlot.Content.Nothing nothing -> {
                    return nothing.field();
                }
                case SourceSlot.Content.Text text -> {
                    if (!NUMBER.matcher(text.text()).matches()) {
                        return at.malformed(MappingRule.M6, factor.field() + " is no number");
                    }
                    product = product.multiply(new BigDecimal(text.text()));
                }
            }
        }
        return AmountTransform.within(product.setScale(0, RoundingMode.FLOOR), at);
    }
}
