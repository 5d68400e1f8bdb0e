package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record on its way out: the texts that its rows have written so far. Used by one thread for one record. */
final class RecordDraft {

    private final String type;
    private final int position;
    private final boolean mayLeaveOut;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<NativeRecord> parts = new ArrayList<>();

    /** @param mayLeaveOut whether the format can leave a field out, as JSON and XML can */
    RecordDraft(String type, int position, boolean mayLeaveOut) {
        this.type = type;
        this.position = position;
        this.mayLeaveOut = mayLeaveOut;
    }

    /** An empty one of the same kind, for one text of a repeated field. */
    RecordDraft alone() {
        return new RecordDraft(type, position, mayLeaveOut);
    }

    boolean mayLeaveOut() {
        return mayLeaveOut;
    }

    /** Whether no row has written the field yet. */
    boolean isOpen(String field) {
        return !texts.containsKey(field);
    }

    /** Writes a field; rows that share one must agree. */
    Optional<RowInverse.Refusal> put(String field, String text) {
        String before = texts.putIfAbsent(field, text);
        return before == null || before.equals(text)
                ? Optional.empty()
                : Optional.of(
                        new RowInverse.Refusal(MappingRule.M58, "another row writes something else into " + field));
    }

    /** Writes a repeated field, a part for each text. */
    Optional<RowInverse.Refusal> repeat(String field, List<String> each) {
        int place = 0;
        for (String text : each) {
            parts.add(new NativeRecord(field, ++place, Map.of(field, text), List.of()));
        }
        return Optional.empty();
    }

    /** What has been written, as the rows read it. */
    NativeRecord record() {
        return new NativeRecord(type, position, texts, parts);
    }
}
