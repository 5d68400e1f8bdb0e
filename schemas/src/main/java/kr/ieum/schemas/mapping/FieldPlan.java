package kr.ieum.schemas.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
        Optional<EmptyState> guarded = Guard.firstOf(guards, record);
        if (guarded.isPresent()) {
            return guarded.get().field();
        }
        SourceSlot.Content content = slot.read(record, at);
        return switch (content) {
            case SourceSlot.Content.Nothing nothing -> nothing.field();
            case SourceSlot.Content.Text text -> transform.apply(text.text(), at);
        };
    }
}
