package kr.ieum.schemas.mapping;

import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * A resident number in a column that holds numbers of corporations too: 13 digits that begin with a month and a day of
 * birth and a digit for century and sex. A number of 13 digits that isn't one belongs to no person, so there is none.
 */
record PersonNumberTransform() implements FieldTransform {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{13}");
    private static final Pattern OF_A_PERSON =
            Pattern.compile("[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[1-8][0-9]{6}");

    @Override
    public Datatype yields() {
        return Datatype.IDENTIFIER;
    }

    @Override
    public MappedField apply(String text, Place at) {
        String number = text.replace("-", "");
        if (!NUMBER.matcher(number).matches()) {
            return at.malformed(MappingRule.M3, "is no number of 13 digits");
        }
        return OF_A_PERSON.matcher(number).matches()
                ? new MappedField.Present(new Value.OfIdentifier(number))
                : new MappedField.NotApplicable();
    }

    @Override
    public Optional<String> oneWay(WrittenForm form) {
        return Optional.of("the numbers of corporations are dropped");
    }

    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        return Optional.empty();
    }
}
