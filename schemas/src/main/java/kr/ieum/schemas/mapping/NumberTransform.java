package kr.ieum.schemas.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** A number that is no amount in won, such as a count or a measure: plain digits without leading or trailing zeros. */
record NumberTransform() implements FieldTransform {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    @Override
    public Datatype yields() {
        return Datatype.TEXT;
    }

    @Override
    public MappedField apply(String text, Place at) {
        return NUMBER.matcher(text).matches()
                ? new MappedField.Present(new Value.OfText(
                        new BigDecimal(text).stripTrailingZeros().toPlainString()))
                : at.malformed(MappingRule.M6, "is no number");
    }

    /** Only a whole number can be filled up with zeros. */
    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        if (!(value instanceof Value.OfText(String text))
                || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        if (form.digits() == 0) {
            return Optional.of(text);
        }
        return text.matches("[0-9]+") ? form.filled(text) : Optional.empty();
    }
}
