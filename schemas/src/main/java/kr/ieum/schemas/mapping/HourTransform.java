package kr.ieum.schemas.mapping;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** The hour of a date with its time of day, in two digits. */
record HourTransform() implements FieldTransform {

    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9].*");

    @Override
    public Datatype yields() {
        return Datatype.TEXT;
    }

    @Override
    public MappedField apply(String text, Place at) {
        Matcher matcher = TIME.matcher(text);
        return matcher.matches()
                ? new MappedField.Present(new Value.OfText(matcher.group(1)))
                : at.malformed(MappingRule.M7, "is no date with a time of day");
    }

    @Override
    public Optional<String> oneWay(WrittenForm form) {
        return Optional.of("an hour doesn't tell its day");
    }

    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        return Optional.empty();
    }
}
