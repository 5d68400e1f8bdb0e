package kr.ieum.schemas.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.Datatype;

/** One source field through one transform. */
record FieldPlan(SourceSlot slot, FieldTransform transform, List<Guard> guards) implements RowPlan {

    @Override
    public Datatype yields() {
        return transform.yields();
    }

    @Override
    public Set<String> sources() {
        Set<String> sources = new HashSet<>(Set.of(slot.field()));
        guards.forEach(guard -> sources.add(guard.source()));
        return sources;
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        EmptyState guarded = Guard.first(guards, record);
        if (guarded != null) {
            return guarded.field();
        }
        String text = record.text(slot.field());
        if (text == null) {
            return slot.standIn().isPresent() ? transform.apply(slot.standIn().get(), at) : slot.unsent(at);
        }
        MappedField nothing = slot.nothing(text, at);
        return nothing == null ? transform.apply(text, at) : nothing;
    }
}
