package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.Datatype;

/**
 * Several fields as one text or name, in the order of the row, such as given name, prefix and family name. A field in which
 * there is nothing is left out; where there is nothing in any of them, the first says why.
 *
 * @param separator what stands between two of them
 */
record JoinedPlan(List<SourceSlot> slots, String separator, FieldTransform transform, List<Guard> guards)
        implements RowPlan {

    JoinedPlan {
        slots = List.copyOf(slots);
        guards = List.copyOf(guards);
    }

    @Override
    public Datatype yields() {
        return transform.yields();
    }

    @Override
    public Set<String> sources() {
        Set<String> sources = new HashSet<>();
        slots.forEach(slot -> sources.add(slot.field()));
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
        List<String> texts = new ArrayList<>();
        List<MappedField> none = new ArrayList<>();
        for (SourceSlot slot : slots) {
            SourceSlot.Content content = slot.read(record, at);
            switch (content) {
                case SourceSlot.Content.Text text -> texts.add(text.text());
                case SourceSlot.Content.Nothing nothing -> {
                    if (nothing.field() instanceof MappedField.Malformed) {
                        return nothing.field();
                    }
                    none.add(nothing.field());
                }
            }
        }
        return texts.isEmpty() ? none.getFirst() : transform.apply(String.join(separator, texts), at);
    }
}
