package kr.ieum.schemas.mapping;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * The worth of all lots and houses of a subject, each at their share. A house's price holds the lot it stands on, so that lot isn't
 * added again. One part that can't be read leaves no total, for a smaller one would be wrong.
 *
 * @param land price and area of a lot
 * @param lot the lot's number
 * @param house price of a house
 * @param houseLot number of the lot it stands on
 */
record AssetTotalPlan(ProductPlan land, String lot, FieldPlan house, String houseLot, SourceSlot share)
        implements RowPlan {

    @Override
    public Datatype yields() {
        return Datatype.AMOUNT;
    }

    @Override
    public Set<String> sources() {
        Set<String> sources = new HashSet<>(Set.of(lot, houseLot, share.field()));
        sources.addAll(land.sources());
        sources.addAll(house.sources());
        return sources;
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        BigDecimal total = BigDecimal.ZERO;
        Set<String> housed = new HashSet<>();
        for (NativeRecord each : all) {
            if (each.field(houseLot).isPresent()) {
                MappedField worth = worth(house, each, all, context, at);
                switch (worth) {
                    case MappedField.Present present -> {
                        housed.add(each.field(houseLot).get());
                        total = total.add(amount(present));
                    }
                    case MappedField.NotApplicable none -> {}
                    default -> {
                        return worth;
                    }
                }
            }
        }
        for (NativeRecord each : all) {
            Optional<String> number = each.field(lot);
            boolean isBuilding = each.field(houseLot).isPresent();
            if (number.isEmpty() && !isBuilding) {
                return place(each, at).malformed(MappingRule.M34, "what is owned stands in no ledger");
            }
            if (number.isPresent() && !housed.contains(number.get())) {
                if (Lot.of(number.get()).isEmpty()) {
                    return place(each, at).malformed(MappingRule.M3, lot + " is no parcel number of 19 digits");
                }
                MappedField worth = worth(land, each, all, context, at);
                if (!(worth instanceof MappedField.Present present)) {
                    return worth;
                }
                total = total.add(amount(present));
            }
        }
        return AmountTransform.within(total, at);
    }

    private MappedField worth(
            RowPlan price, NativeRecord each, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        FieldTransform.Place place = place(each, at);
        MappedField whole = price.map(each, all, context, place);
        if (!(whole instanceof MappedField.Present present)) {
            return whole;
        }
        SourceSlot.Content content = share.read(each, place);
        return switch (content) {
            case SourceSlot.Content.Nothing nothing -> nothing.field();
            case SourceSlot.Content.Text text ->
                Share.of(text.text())
                        .map(part -> AmountTransform.within(part.of(amount(present)), place))
                        .orElseGet(() -> place.malformed(
                                MappingRule.M10, share.field() + " is no share between nothing and the whole"));
        };
    }

    private static FieldTransform.Place place(NativeRecord each, FieldTransform.Place at) {
        return new FieldTransform.Place(at.row(), each.position());
    }

    private static BigDecimal amount(MappedField.Present present) {
        return present.value() instanceof Value.OfAmount amount ? amount.won() : BigDecimal.ZERO;
    }
}
