package kr.ieum.schemas.mapping;

import java.util.Optional;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** An identifier of a fixed number of digits; separating hyphens are no part of it. */
record IdentifierTransform(int digits) implements FieldTransform {

    @Override
    public Datatype yields() {
        return Datatype.IDENTIFIER;
    }

    @Override
    public MappedField apply(String text, Place at) {
        String number = text.replace("-", "");
        if (number.length() != digits || !Digits.are(number, 0, digits)) {
            return at.malformed(MappingRule.M3, "is no identifier of " + digits + " digits");
        }
        return new MappedField.Present(new Value.OfIdentifier(number));
    }

    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        return value instanceof Value.OfIdentifier(String text) && text.length() == digits
                ? Optional.of(text)
                : Optional.empty();
    }
}
