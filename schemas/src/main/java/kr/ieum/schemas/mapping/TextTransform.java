package kr.ieum.schemas.mapping;

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
}
