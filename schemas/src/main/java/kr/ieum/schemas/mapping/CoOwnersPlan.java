package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * How many own it and with which shares, and nobody's name or number: {@code 2 (2/3, 1/3)}, the largest share first, so that
 * the order says nothing more than the shares.
 *
 * @param share where each owner's share stands
 */
record CoOwnersPlan(SourceSlot share) implements RowPlan {

    @Override
    public Datatype yields() {
        return Datatype.TEXT;
    }

    @Override
    public Set<String> sources() {
        return Set.of(share.field());
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        List<Share> shares = new ArrayList<>();
        for (NativeRecord each : all) {
            if (each.field(share.field()).isEmpty()) {
                continue; // the lot's own record, or a building's
            }
            FieldTransform.Place place = new FieldTransform.Place(at.row(), each.position());
            switch (share.read(each, place)) {
                case SourceSlot.Content.Nothing nothing -> {
                    return nothing.field();
                }
                case SourceSlot.Content.Text text -> {
                    var found = Share.of(text.text());
                    if (found.isEmpty()) {
                        return place.malformed(
                                MappingRule.M10, share.field() + " is no share between nothing and the whole");
                    }
                    shares.add(found.get());
                }
            }
        }
        return shares.isEmpty()
                ? new MappedField.Unknown()
                : new MappedField.Present(new Value.OfText(shares.stream()
                        .sorted(Comparator.reverseOrder())
                        .map(Share::toString)
                        .collect(Collectors.joining(", ", shares.size() + " (", ")"))));
    }
}
