package kr.ieum.schemas.mapping;

import java.util.Set;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** Yes or no in the register's words. */
record IndicatorTransform(Set<String> yes, Set<String> no) implements FieldTransform {

    private static final MappedField YES = new MappedField.Present(new Value.OfIndicator(Answer.YES));
    private static final MappedField NO = new MappedField.Present(new Value.OfIndicator(Answer.NO));

    @Override
    public Datatype yields() {
        return Datatype.INDICATOR;
    }

    @Override
    public MappedField apply(String text, Place at) {
        if (yes.contains(text)) {
            return YES;
        }
        return no.contains(text) ? NO : at.malformed(MappingRule.M9, "is neither the word for yes nor for no");
    }
}
