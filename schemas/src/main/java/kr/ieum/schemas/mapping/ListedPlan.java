package kr.ieum.schemas.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a word stands in a list that the register writes into one field, such as {@code 고도지구;개발제한구역}. An empty list
 * holds nothing.
 *
 * @param separator what stands between the words
 */
record ListedPlan(SourceSlot slot, String separator, String word) implements IndicatorPlan {

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
                IndicatorPlan.answer(Arrays.stream(text.text().split(Pattern.quote(separator), -1))
                        .map(String::strip)
                        .anyMatch(word::equals));
        };
    }
}
