package kr.ieum.schemas.mapping;

import java.text.Normalizer;
import java.util.Optional;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** A personal name: composed Unicode (a Mac sends Hangul in pieces), outer blanks off, inner blanks single. */
record NameTransform() implements FieldTransform {

    @Override
    public Datatype yields() {
        return Datatype.NAME;
    }

    @Override
    public MappedField apply(String text, Place at) {
        String name = Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
        return new MappedField.Present(new Value.OfName(name));
    }

    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        return value instanceof Value.OfName(String text) ? Optional.of(text) : Optional.empty();
    }
}
