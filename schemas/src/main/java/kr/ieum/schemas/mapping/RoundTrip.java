package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Checks that a row which isn't one-way has a way back (rule M50), and that what its examples yield, written back and read again,
 * is the same (rule M51). Examples hold invented values, shown in full.
 */
final class RoundTrip {

    private RoundTrip() {}

    static void check(YamlMap row, CompiledRow compiled, List<Example> examples) {
        if (compiled.review().fidelity() == CompiledRow.Fidelity.ONE_WAY) {
            return;
        }
        Optional<String> reason = compiled.inverse().oneWay();
        if (reason.isPresent()) {
            row.fault(
                    "fidelity",
                    "M50",
                    "isn't one-way, but the row can't be read backwards: " + reason.get(),
                    "write one-way, or say what is written back");
            return;
        }
        for (Example example : examples) {
            example.records().stream().limit(1).forEach(record -> check(compiled, example, record));
        }
    }

    private static void check(CompiledRow row, Example example, NativeRecord record) {
        List<MappedField> fields = row.mapEach(record, example.records(), example.context(row));
        if (fields.stream().anyMatch(MappedField.Malformed.class::isInstance)) {
            return;
        }
        NativeRecord context = surroundings(row.plan(), record);
        RecordDraft draft = new RecordDraft(record.type(), record.position(), true);
        context.fields().forEach(draft::put);
        Optional<RowInverse.Refusal> refusal = row.inverse().write(fields, draft);
        if (refusal.isPresent()) {
            example.place()
                    .fault(
                            "",
                            "M51",
                            "comes out, but doesn't go back: " + refusal.get().message(),
                            "give the state a null token, or write one-way");
            return;
        }
        NativeRecord written = draft.record();
        List<MappedField> again = row.mapEach(written, List.of(written), example.context(row));
        if (!again.equals(fields)) {
            example.place()
                    .fault(
                            "",
                            "M51",
                            "goes back as " + texts(written) + ", which says '" + Example.describe(again.getFirst())
                                    + "'",
                            "correct what is written, or write one-way");
        }
    }

    private static String texts(NativeRecord record) {
        return record.fields() + (record.parts().isEmpty() ? "" : " with parts");
    }

    /** The fields that guards look at: other rows write them. */
    private static NativeRecord surroundings(RowPlan plan, NativeRecord record) {
        List<Guard> guards = switch (plan) {
            case FieldPlan field -> field.guards();
            case RepeatedPlan repeated -> repeated.each().guards();
            default -> List.of();
        };
        RecordDraft draft = new RecordDraft(record.type(), record.position(), true);
        guards.forEach(guard -> record.field(guard.source()).ifPresent(text -> draft.put(guard.source(), text)));
        return draft.record();
    }
}
