package kr.ieum.schemas.mapping;

import java.util.Optional;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** The closed list of transforms of one source text into a typed value. A text that breaks the rule is never guessed. */
sealed interface FieldTransform
        permits AmountTransform,
                CodeNameTransform,
                CodeTransform,
                DatePartTransform,
                DateTransform,
                HourTransform,
                IdentifierTransform,
                IndicatorTransform,
                InitialsTransform,
                LotTransform,
                NameTransform,
                NumberTransform,
                PersonNumberTransform,
                ShareTransform,
                TextTransform {

    /** The datatype of the values it yields. */
    Datatype yields();

    /**
     * Transforms one clean text that is no null token.
     *
     * @param at the row and position that a problem names
     */
    MappedField apply(String text, Place at);

    /**
     * Why a value doesn't tell the text it came from; nothing where {@link #write} is the inverse of {@link #apply}: what it writes
     * is read as the same value.
     */
    default Optional<String> oneWay(WrittenForm form) {
        return Optional.empty();
    }

    /**
     * The text by which the source writes a value, the canonical one where it has several spellings.
     *
     * @return nothing when the source's notation can't say the value, which is never cut or rounded to fit
     */
    Optional<String> write(Value value, WrittenForm form);

    /** Where a text stands: the mapping row and the 1-based position of its record. */
    record Place(String row, int position) {

        MappedField malformed(MappingRule rule, String message) {
            return new MappedField.Malformed(new Problem(rule.name(), row, position, message));
        }
    }
}
