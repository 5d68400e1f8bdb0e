package kr.ieum.schemas.mapping;

import java.util.Optional;
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

    @Override
    public Optional<String> oneWay(WrittenForm form) {
        return word(yes, form.yes()).isPresent() && word(no, form.no()).isPresent()
                ? Optional.empty()
                : Optional.of("several words mean yes, or no; say under written which is written");
    }

    /** There is no word for undetermined. */
    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        if (!(value instanceof Value.OfIndicator(Answer answer))) {
            return Optional.empty();
        }
        return switch (answer) {
            case YES -> word(yes, form.yes());
            case NO -> word(no, form.no());
            case UNDETERMINED -> Optional.empty();
        };
    }

    private static Optional<String> word(Set<String> words, Optional<String> chosen) {
        if (chosen.isPresent()) {
            return chosen.filter(words::contains);
        }
        return words.size() == 1 ? words.stream().findFirst() : Optional.empty();
    }
}
