package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.Datatype;

/** A repeated source field through one transform: a value for each of its texts, or one field that says why there is none. */
record RepeatedPlan(FieldPlan each) implements RowPlan {

    @Override
    public Datatype yields() {
        return each.yields();
    }

    @Override
    public Set<String> sources() {
        return each.sources();
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        return mapEach(record, all, context, at).getFirst();
    }

    @Override
    public List<MappedField> mapEach(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        var guarded = Guard.firstOf(each.guards(), record);
        if (guarded.isPresent()) {
            return List.of(guarded.get().field());
        }
        List<MappedField> fields = new ArrayList<>();
        collect(record, all, context, at, fields);
        return fields.isEmpty() ? List.of(each.map(record, all, context, at)) : List.copyOf(fields);
    }

    /** Groups may lie within groups. */
    private void collect(
            NativeRecord record,
            List<NativeRecord> all,
            MappingContext context,
            FieldTransform.Place at,
            List<MappedField> fields) {
        for (NativeRecord part : record.parts()) {
            if (part.field(each.slot().field()).isPresent()) {
                fields.add(each.map(part, all, context, at));
            }
            collect(part, all, context, at, fields);
        }
    }
}
