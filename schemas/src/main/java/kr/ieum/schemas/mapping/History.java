package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a register still knows of a day in the past: which rows it can answer as of that day, and by which dates of its records. A
 * row that stands in no place here has no history; as of a past day it says so, never today's value (docs/decisions/0015).
 *
 * @param timeless ids of rows that say who the person is, whatever the day
 */
record History(Set<String> timeless, List<Kept> periods) {

    /** What it means that none of the subject's records was valid on the day. */
    enum None {
        /** The register keeps every record: there was none. */
        KNOWN_EMPTY,
        /** It keeps current records only, or not long enough: nobody can say. */
        NO_HISTORY;

        MappedField field() {
            return switch (this) {
                case KNOWN_EMPTY -> new MappedField.KnownEmpty();
                case NO_HISTORY -> new MappedField.NoHistory();
            };
        }
    }

    /**
     * Rows whose records are valid for a time.
     *
     * @param rows ids
     */
    record Kept(Set<String> rows, Validity validity, None none) {}

    /** The records of the subject as they were on a day, and those whose dates can't be read. */
    record AsOf(List<NativeRecord> valid, List<MappedField.Malformed> malformed) {}

    static final History NONE = new History(Set.of(), List.of());

    boolean keeps(CompiledRow row) {
        return timeless.contains(row.id()) || kept(row).isPresent();
    }

    Optional<Kept> kept(CompiledRow row) {
        return periods.stream().filter(kept -> kept.rows().contains(row.id())).findFirst();
    }

    /** The fields by which a row's records are told to be valid. */
    Set<String> sources(CompiledRow row) {
        Set<String> fields = new LinkedHashSet<>();
        kept(row).ifPresent(kept -> fields.addAll(kept.validity().sources()));
        return fields;
    }

    /** The records that the row reads and that were valid on that day. */
    static AsOf asOf(Kept kept, CompiledRow row, List<NativeRecord> records, LocalDate day) {
        List<NativeRecord> valid = new ArrayList<>();
        List<MappedField.Malformed> malformed = new ArrayList<>();
        for (NativeRecord record : records) {
            if (row.entry() == CompiledRow.Entry.SUBJECT || row.reads(record.type())) {
                switch (kept.validity().on(record, day, new FieldTransform.Place(row.id(), record.position()))) {
                    case Validity.Found.Valid(NativeRecord then) -> valid.add(then);
                    case Validity.Found.Not() -> {}
                    case Validity.Found.Unreadable(MappedField.Malformed fault) -> malformed.add(fault);
                }
            }
        }
        return new AsOf(List.copyOf(valid), List.copyOf(malformed));
    }
}
