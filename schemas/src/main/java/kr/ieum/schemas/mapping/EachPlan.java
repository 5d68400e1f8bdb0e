package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.Datatype;

/**
 * A repeated field through one transform, a value for each of its texts. Whether there is any stands in another field of the
 * record, so that a list that wasn't sent is told from an empty one.
 *
 * @param field the repeated field
 * @param announced the field that says whether the list has anything
 */
record EachPlan(String field, String announced, Set<String> some, Set<String> none, FieldTransform transform)
        implements RowPlan {

    @Override
    public Datatype yields() {
        return transform.yields();
    }

    @Override
    public Set<String> sources() {
        return Set.of(field, announced);
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        return mapEach(record, all, context, at).getFirst();
    }

    @Override
    public List<MappedField> mapEach(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        List<String> texts = record.parts().stream()
                .flatMap(part -> part.field(field).stream())
                .toList();
        Optional<String> word = record.field(announced);
        boolean isSome = word.filter(some::contains).isPresent();
        if (!isSome && word.filter(none::contains).isEmpty()) {
            return List.of(at.malformed(MappingRule.M1, "the register didn't say whether there is any " + field));
        }
        if (isSome == texts.isEmpty()) {
            return List.of(at.malformed(MappingRule.M1, announced + " and " + field + " contradict each other"));
        }
        if (texts.isEmpty()) {
            return List.of(new MappedField.KnownEmpty());
        }
        List<MappedField> fields = new ArrayList<>();
        texts.forEach(text -> fields.add(
                SourceText.isClean(text)
                        ? transform.apply(text, at)
                        : at.malformed(MappingRule.M2, field + " is no well-formed text")));
        return List.copyOf(fields);
    }
}
