package kr.ieum.schemas.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * A number that is no amount in won, such as a count or a measure: plain digits without leading or trailing zeros.
 *
 * @param decimals how many of the last digits stand behind a decimal point that isn't written; 0 where one is written
 */
record NumberTransform(int decimals) implements FieldTransform {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    @Override
    public Datatype yields() {
        return Datatype.TEXT;
    }

    @Override
    public MappedField apply(String text, Place at) {
        return NUMBER.matcher(text).matches() && (decimals == 0 || text.indexOf('.') < 0)
                ? new MappedField.Present(new Value.OfText(new BigDecimal(text)
                        .movePointLeft(decimals)
                        .stripTrailingZeros()
                        .toPlainString()))
                : at.malformed(MappingRule.M6, "is no number");
    }

    /** Only a whole number can be filled up with zeros. */
    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        if (!(value instanceof Value.OfText(String text))
                || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        String written = decimals == 0
                ? text
                : new BigDecimal(text)
                        .movePointRight(decimals)
                        .stripTrailingZeros()
                        .toPlainString();
        if (form.digits() == 0) {
            return Optional.of(written);
        }
        return written.matches("[0-9]+") ? form.filled(written) : Optional.empty();
    }
}
