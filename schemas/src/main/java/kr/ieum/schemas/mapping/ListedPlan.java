package kr.ieum.schemas.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * Whether a word stands in a list that the register writes into one field, such as {@code 고도지구;개발제한구역}. An empty list
 * holds nothing.
 *
 * @param separator what stands between the words
 */
record ListedPlan(SourceSlot slot, String separator, String word) implements RowPlan {

    @Override
    public Datatype yields() {
        return Datatype.INDICATOR;
    }

    @Override
    public Set<String> sources() {
        return Set.of(slot.field());
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        SourceSlot.Content content = slot.read(record, at);
        return switch (content) {
            case SourceSlot.Content.Nothing nothing -> nothing.field();
            case SourceSlot.Content.Text text ->
                new MappedField.Present(new Value.OfIndicator(
                        Arrays.stream(text.text().split(Pattern.quote(separator), -1))
                                        .map(String::strip)
                                        .anyMatch(word::equals)
                                ? Answer.YES
                                : Answer.NO));
        };
    }
}
