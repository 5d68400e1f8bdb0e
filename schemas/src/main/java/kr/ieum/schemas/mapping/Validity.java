package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Value;

/**
 * For which days a record is valid. A day that the register doesn't know makes the time shorter, never longer.
 *
 * @param from field of the first day
 * @param until field of the first day after it, where the register writes one
 * @param asOpen what stands in that field as long as no end is known; so it reads as of a day before the end
 * @param delay months from the first day until the record counts, such as those until a year's income is settled
 * @param lasts months for which it counts, where the register writes no end
 */
record Validity(
        String from,
        Optional<String> until,
        Optional<String> asOpen,
        DateTransform dates,
        int delay,
        Optional<Integer> lasts) {

    private static final String NO_DATE = "00000000";

    /** Whether a record was valid on a day. */
    sealed interface Found {

        /** It was; the record as it read then. */
        record Valid(NativeRecord then) implements Found {}

        /** It was not. */
        record Not() implements Found {}

        /** Its dates can't be read. */
        record Unreadable(MappedField.Malformed fault) implements Found {}
    }

    Set<String> sources() {
        Set<String> fields = new LinkedHashSet<>(Set.of(from));
        until.ifPresent(fields::add);
        return fields;
    }

    Found on(NativeRecord record, LocalDate day, FieldTransform.Place at) {
        Optional<MappedField> began = date(from, record, at);
        if (began.isEmpty()) {
            return new Found.Not();
        }
        if (began.get() instanceof MappedField.Malformed fault) {
            return new Found.Unreadable(fault);
        }
        LocalDate first = first(began.get()).plusMonths(delay);
        if (day.isBefore(first)
                || lasts.filter(months -> !day.isBefore(first.plusMonths(months)))
                        .isPresent()) {
            return new Found.Not();
        }
        Optional<MappedField> ended = until.flatMap(field -> date(field, record, at));
        if (ended.isPresent() && ended.get() instanceof MappedField.Malformed fault) {
            return new Found.Unreadable(fault);
        }
        return ended.filter(end -> !day.isBefore(earliest(end))).isPresent()
                ? new Found.Not()
                : new Found.Valid(open(record));
    }

    private NativeRecord open(NativeRecord record) {
        if (until.isEmpty() || asOpen.isEmpty()) {
            return record;
        }
        Map<String, String> fields = new LinkedHashMap<>(record.fields());
        fields.put(until.get(), asOpen.get());
        return new NativeRecord(record.type(), record.position(), fields, record.parts());
    }

    private Optional<MappedField> date(String field, NativeRecord record, FieldTransform.Place at) {
        return record.field(field)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.equals(NO_DATE))
                .map(text -> dates.apply(text, at));
    }

    /** Where months or years are what the register counts in, their first day; else the last that an unknown day may be. */
    private LocalDate first(MappedField date) {
        PartialDate read = read(date);
        boolean counted = dates.notation() == DateTransform.Notation.YEAR
                || dates.notation() == DateTransform.Notation.YEAR_MONTH;
        return counted || read.day() > 0
                ? earliest(date)
                : YearMonth.of(read.year(), read.month() > 0 ? read.month() : 12)
                        .atEndOfMonth();
    }

    private static LocalDate earliest(MappedField date) {
        PartialDate read = read(date);
        return LocalDate.of(read.year(), Math.max(1, read.month()), Math.max(1, read.day()));
    }

    private static PartialDate read(MappedField date) {
        if (date instanceof MappedField.Present(Value.OfDate(PartialDate read))) {
            return read;
        }
        throw new IllegalStateException("a date transform yields dates");
    }
}
