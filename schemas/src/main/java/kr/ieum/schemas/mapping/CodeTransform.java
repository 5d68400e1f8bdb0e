package kr.ieum.schemas.mapping;

import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * A code of the register's own list, through a code map, as a code of the model's list.
 *
 * @param source the register's own list
 * @param target the model's list
 * @param codes register's code to model's code, total over the register's codes in force
 * @param unknownCode what a code outside the register's list becomes
 * @param abolished what an abolished code becomes
 */
record CodeTransform(
        CodeList source, CodeList target, Map<String, String> codes, UnknownCode unknownCode, AbolishedCode abolished)
        implements FieldTransform {

    /** What becomes of a code that the register's list hasn't. */
    enum UnknownCode {
        MALFORMED,
        UNKNOWN
    }

    /** What becomes of an abolished code. */
    enum AbolishedCode {
        /** What its successor becomes. */
        SUCCESSOR,
        MALFORMED
    }

    @Override
    public Datatype yields() {
        return Datatype.CODE;
    }

    @Override
    public MappedField apply(String text, Place at) {
        Optional<CodeList.Code> code = source.find(text);
        if (code.isEmpty()) {
            return unknownCode == UnknownCode.UNKNOWN
                    ? new MappedField.Unknown()
                    : at.malformed(MappingRule.M4, "is no code of the list " + source.id());
        }
        if (code.get().abolished()) {
            code = abolished == AbolishedCode.SUCCESSOR ? source.current(text) : Optional.empty();
        }
        Optional<String> mapped = code.map(found -> codes.get(found.code()));
        if (mapped.isEmpty()) {
            return at.malformed(
                    MappingRule.M5, "is an abolished code without a usable successor in the list " + source.id());
        }
        return new MappedField.Present(new Value.OfCode(mapped.get(), target.id()));
    }
}
