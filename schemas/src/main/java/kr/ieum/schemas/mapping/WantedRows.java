package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.AttributeKey;
import org.jspecify.annotations.Nullable;

/** What a mapping does when certain attributes are wanted: their rows and nothing of the others. Immutable. */
final class WantedRows {

    private final Rows ofRecords;
    private final Rows ofSubject;
    private final Rows ofOneType;

    WantedRows(List<CompiledRow> all, Set<AttributeKey> wanted) {
        List<CompiledRow> rows =
                all.stream().filter(row -> wanted.contains(row.target().key())).toList();
        this.ofRecords = new Rows(rows.stream()
                .filter(row -> row.entry() == CompiledRow.Entry.RECORD)
                .toList());
        this.ofSubject = new Rows(rows.stream()
                .filter(row -> row.entry() == CompiledRow.Entry.SUBJECT)
                .toList());
        this.ofOneType = new Rows(rows.stream()
                .filter(row ->
                        row.entry() == CompiledRow.Entry.RECORD && !row.of().isEmpty())
                .toList());
    }

    /** The entries of a subject who has records, at least one. */
    List<MappedEntry> map(List<NativeRecord> records, MappingContext context) {
        List<MappedEntry> entries = new ArrayList<>(records.size() + 1);
        for (NativeRecord record : records) {
            ofRecords.addEntry(entries, record, records, context, false);
            if (!ofOneType.isEmpty()) {
                addParts(entries, record, context);
            }
        }
        ofSubject.addEntry(entries, records.getFirst(), records, context, true);
        ofOneType.addMissing(entries, records);
        return List.copyOf(entries);
    }

    /** An entry for each part of a record that rows are {@code of}; such a row reads nothing but the part. */
    private void addParts(List<MappedEntry> entries, NativeRecord record, MappingContext context) {
        for (NativeRecord part : record.parts()) {
            ofOneType.addEntry(entries, part, record.parts(), context, false);
            addParts(entries, part, context);
        }
    }

    /** Rows whose fields stand in one entry, each field at the place of its row. */
    private static final class Rows {

        private final CompiledRow[] rows;
        private final Places<AttributeKey> attributes;
        /** Where most records stand: the first one, or the only one. */
        private final FieldTransform.Place[] first;

        Rows(List<CompiledRow> rows) {
            this.rows = rows.toArray(CompiledRow[]::new);
            this.attributes =
                    new Places<>(rows.stream().map(row -> row.target().key()).toList());
            this.first = rows.stream()
                    .map(row -> new FieldTransform.Place(row.id(), 1))
                    .toArray(FieldTransform.Place[]::new);
        }

        boolean isEmpty() {
            return rows.length == 0;
        }

        /** @param ofAnyType whether the rows read the record whatever its type, for all records of the subject stand behind it */
        void addEntry(
                List<MappedEntry> entries,
                NativeRecord record,
                List<NativeRecord> records,
                MappingContext context,
                boolean ofAnyType) {
            @Nullable MappedField[] fields = new MappedField[rows.length];
            boolean any = false;
            List<MappedEntry> further = List.of();
            for (int place = 0; place < rows.length; place++) {
                CompiledRow row = rows[place];
                if (!ofAnyType && !row.reads(record.type())) {
                    continue;
                }
                FieldTransform.Place at =
                        record.position() == 1 ? first[place] : new FieldTransform.Place(row.id(), record.position());
                any = true;
                if (row.plan() instanceof FieldPlan) {
                    fields[place] = row.map(record, records, context, at);
                } else {
                    List<MappedField> each = row.mapEach(record, records, context, at);
                    fields[place] = each.getFirst();
                    further = each.size() == 1 ? further : more(further, place, each);
                }
            }
            if (any) {
                entries.add(new MappedEntry(attributes, fields));
            }
            entries.addAll(further);
        }

        private List<MappedEntry> more(List<MappedEntry> before, int place, List<MappedField> each) {
            List<MappedEntry> all = new ArrayList<>(before);
            for (MappedField field : each.subList(1, each.size())) {
                @Nullable MappedField[] fields = new MappedField[rows.length];
                fields[place] = field;
                all.add(new MappedEntry(attributes, fields));
            }
            return all;
        }

        private static boolean hasPart(NativeRecord record, CompiledRow row) {
            return record.parts().stream().anyMatch(part -> row.of().contains(part.type()) || hasPart(part, row));
        }

        /** One entry for all attributes whose rows read only records of a type that the subject has none of. */
        void addMissing(List<MappedEntry> entries, List<NativeRecord> records) {
            @Nullable MappedField[] fields = new MappedField[rows.length];
            boolean any = false;
            for (int place = 0; place < rows.length; place++) {
                CompiledRow row = rows[place];
                if (records.stream().noneMatch(record -> row.reads(record.type()) || hasPart(record, row))) {
                    fields[place] = row.withoutRecord();
                    any = true;
                }
            }
            if (any) {
                entries.add(new MappedEntry(attributes, fields));
            }
        }
    }
}
