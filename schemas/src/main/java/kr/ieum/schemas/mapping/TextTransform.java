package kr.ieum.schemas.mapping;

import java.util.Optional;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** Free text as the register wrote it. */
record TextTransform() implements FieldTransform {

    @Override
    public Datatype yields() {
        return Datatype.TEXT;
    }

    @Override
    public MappedField apply(String text, Place at) {
        return new MappedField.Present(new Value.OfText(text));
    }

    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        return value instanceof Value.OfText(String text) ? Optional.of(text) : Optional.empty();
    }
}
