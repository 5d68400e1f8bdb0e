package kr.ieum.schemas.mapping;

import java.util.Optional;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** A share of ownership, written as numerator/denominator. */
record ShareTransform() implements FieldTransform {

    @Override
    public Datatype yields() {
        return Datatype.TEXT;
    }

    @Override
    public MappedField apply(String text, Place at) {
        Optional<Share> share = Share.of(text);
        return share.isEmpty()
                ? at.malformed(MappingRule.M10, "is no share between nothing and the whole")
                : new MappedField.Present(new Value.OfText(share.get().toString()));
    }

    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        return value instanceof Value.OfText(String text) ? Share.of(text).map(Share::toString) : Optional.empty();
    }
}
