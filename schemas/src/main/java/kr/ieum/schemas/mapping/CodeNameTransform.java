package kr.ieum.schemas.mapping;

import java.util.Optional;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** The name of a code in its list, such as a piece of an address line; that of an abolished code too, as it was written then. */
record CodeNameTransform(CodeList list, boolean korean) implements FieldTransform {

    @Override
    public Datatype yields() {
        return Datatype.TEXT;
    }

    @Override
    public MappedField apply(String text, Place at) {
        return list.find(text)
                .<MappedField>map(code -> new MappedField.Present(
                        new Value.OfText(korean ? code.name().ko() : code.name().en())))
                .orElseGet(() -> at.malformed(MappingRule.M4, "is no code of " + list.id()));
    }

    @Override
    public Optional<String> oneWay(WrittenForm form) {
        return Optional.of("several codes may have one name");
    }

    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        return Optional.empty();
    }
}
