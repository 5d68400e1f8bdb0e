package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Value;

/**
 * The way out of one mapping file.
 *
 * @param rows those that can be written
 * @param recordTypes the types of record that the format tells apart
 * @param fill texts for the fields that no row writes
 * @param belongs whether a field stands in records of a type
 */
record CompiledWayOut(
        OutputFormat format,
        List<CompiledRow> rows,
        Set<String> recordTypes,
        Map<String, String> fill,
        BiPredicate<String, String> belongs)
        implements WayOut {

    private static final MappingContext NOBODY =
            new MappingContext("", "", "", Optional.empty(), LocalDate.EPOCH, LocalDate.EPOCH, Optional.empty());
    private static final String ALIKE = "record";

    @Override
    public Set<AttributeKey> attributes() {
        Set<AttributeKey> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.add(row.target().key()));
        return keys;
    }

    @Override
    public Set<AttributeKey> demanded() {
        return format.mayLeaveOut() ? Set.of() : attributes();
    }

    @Override
    public String mediaType() {
        return format.mediaType();
    }

    @Override
    public Writing open(OutputStream out, Instant assertedAt) throws IOException {
        return new File(format.open(out, assertedAt));
    }

    /** One file being written; records are numbered from 1, refused ones too. */
    private final class File implements Writing {

        private final RecordSink sink;
        private int position = 0;

        File(RecordSink sink) {
            this.sink = sink;
        }

        @Override
        public List<Problem> write(OutgoingRecord record) throws IOException {
            position++;
            String type = recordTypes.isEmpty() ? ALIKE : record.type();
            if (!recordTypes.isEmpty() && !recordTypes.contains(type)) {
                return List.of(problem(MappingRule.M59, "", "is of a type that the format hasn't"));
            }
            List<Problem> problems = new ArrayList<>();
            RecordDraft draft = new RecordDraft(type, position, format.mayLeaveOut());
            List<CompiledRow> said = said(type, record, problems);
            for (CompiledRow row : said) {
                row.inverse()
                        .write(fields(record, row), draft)
                        .ifPresent(refusal -> problems.add(problem(refusal.rule(), row.id(), refusal.message())));
            }
            fill.forEach((field, text) -> {
                if (belongs.test(type, field) && draft.isOpen(field)) {
                    draft.put(field, text);
                }
            });
            NativeRecord written = asRead(draft.record());
            if (problems.isEmpty()) {
                for (CompiledRow row : said) {
                    if (!isSame(row.mapEach(written, List.of(written), NOBODY), fields(record, row))) {
                        problems.add(
                                problem(MappingRule.M58, row.id(), "what is written would be read as something else"));
                    }
                }
            }
            if (problems.isEmpty()) {
                sink.write(written).ifPresent(refusal -> problems.add(problem(refusal.rule(), "", refusal.message())));
            }
            return List.copyOf(problems);
        }

        /** The rows of which the record has something to say; states that lean on other fields come last. */
        private List<CompiledRow> said(String type, OutgoingRecord record, List<Problem> problems) {
            Set<AttributeKey> open = new LinkedHashSet<>(record.fields().keySet());
            List<CompiledRow> said = new ArrayList<>();
            for (CompiledRow row : rows) {
                if (row.reads(type)) {
                    if (open.remove(row.target().key())) {
                        said.add(row);
                    } else if (!format.mayLeaveOut()) {
                        problems.add(problem(
                                MappingRule.M57,
                                row.id(),
                                "nothing is said of " + row.target().key()));
                    }
                }
            }
            open.stream()
                    .sorted()
                    .forEach(key -> problems.add(
                            problem(MappingRule.M59, "", "the format has no place for " + key + " in such a record")));
            return said.stream()
                    .sorted(Comparator.comparing(
                            (CompiledRow row) -> !row.inverse().standsAlone(fields(record, row))))
                    .toList();
        }

        private static List<MappedField> fields(OutgoingRecord record, CompiledRow row) {
            return record.fields().getOrDefault(row.target().key(), List.of());
        }

        private Problem problem(MappingRule rule, String row, String message) {
            return new Problem(rule.name(), row, position, message);
        }

        /** What a reader of the format will see of the record. */
        private NativeRecord asRead(NativeRecord record) {
            Map<String, String> texts = new HashMap<>();
            record.fields().forEach((field, text) -> texts.put(field, format.asRead(text)));
            return new NativeRecord(
                    record.type(),
                    record.position(),
                    texts,
                    record.parts().stream().map(this::asRead).toList());
        }

        @Override
        public void close() throws IOException {
            sink.close();
        }
    }

    private static boolean isSame(List<MappedField> read, List<MappedField> wanted) {
        if (read.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < read.size(); i++) {
            boolean sameAmount = read.get(i) instanceof MappedField.Present(Value.OfAmount one)
                    && wanted.get(i) instanceof MappedField.Present(Value.OfAmount other)
                    && one.won().compareTo(other.won()) == 0;
            if (!sameAmount && !read.get(i).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }
}
