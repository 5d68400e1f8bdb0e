package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * Several pieces as one text or name, in the order of the row, such as given name, prefix and family name. A piece in which
 * there is nothing is left out; where there is nothing in any of them, the first says why.
 *
 * @param pieces fields as they are written, or whatever else yields a text or name
 * @param separator what stands between two of them
 */
record JoinedPlan(List<RowPlan> pieces, String separator, FieldTransform transform, List<Guard> guards)
        implements RowPlan {

    JoinedPlan {
        pieces = List.copyOf(pieces);
        guards = List.copyOf(guards);
    }

    @Override
    public Datatype yields() {
        return transform.yields();
    }

    @Override
    public Set<String> sources() {
        Set<String> sources = new HashSet<>();
        pieces.forEach(piece -> sources.addAll(piece.sources()));
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
        for (RowPlan piece : pieces) {
            MappedField read = piece.map(record, all, context, at);
            switch (read) {
                case MappedField.Present(Value.OfText(String text)) -> texts.add(text);
                case MappedField.Present(Value.OfName(String name)) -> texts.add(name);
                case MappedField.Malformed malformed -> {
                    return malformed;
                }
                default -> none.add(read);
            }
        }
        return texts.isEmpty() ? none.getFirst() : transform.apply(String.join(separator, texts), at);
    }
}
