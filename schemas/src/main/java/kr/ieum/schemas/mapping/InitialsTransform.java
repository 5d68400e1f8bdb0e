package kr.ieum.schemas.mapping;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** The first character of each word of a text, each with a full stop, such as {@code A.B.} of Anna Bea. */
record InitialsTransform() implements FieldTransform {

    @Override
    public Datatype yields() {
        return Datatype.TEXT;
    }

    @Override
    public MappedField apply(String text, Place at) {
        return new MappedField.Present(new Value.OfText(Arrays.stream(
                        text.strip().split("\\s+"))
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + ".")
                .collect(Collectors.joining())));
    }

    @Override
    public Optional<String> oneWay(WrittenForm form) {
        return Optional.of("initials don't tell the words");
    }

    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        return Optional.empty();
    }
}
