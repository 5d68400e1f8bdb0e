package kr.ieum.schemas.mapping;

import kr.ieum.schemas.model.Datatype;

/** The closed list of transforms of one source text into a typed value. A text that breaks the rule is never guessed. */
sealed interface FieldTransform
        permits AmountTransform,
                CodeTransform,
                DateTransform,
                HourTransform,
                IdentifierTransform,
                IndicatorTransform,
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

    /** Where a text stands: the mapping row and the 1-based position of its record. */
    record Place(String row, int position) {

        MappedField malformed(MappingRule rule, String message) {
            return new MappedField.Malformed(new Problem(rule.name(), row, position, message));
        }
    }
}
