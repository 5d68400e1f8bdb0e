package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Value;

/**
 * One thing that a date, possibly partial, says: its year, its month, how much of it is known, or the whole in words. What the date
 * leaves open isn't known.
 *
 * @param words how the whole is said; present where the part is {@link Part#WORDS}
 */
record DatePartTransform(DateTransform dates, Part part, Optional<Words> words) implements FieldTransform {

    /** The words of a date of which the day, the month or only the year is known. */
    record Words(DateTimeFormatter day, DateTimeFormatter month, DateTimeFormatter year) {

        /**
         * As a date is said.
         *
         * @throws java.time.DateTimeException when a pattern shows what its date leaves open
         */
        String of(PartialDate date) {
            if (date.month() == 0) {
                return year.format(Year.of(date.year()));
            }
            return date.day() == 0
                    ? month.format(YearMonth.of(date.year(), date.month()))
                    : day.format(LocalDate.of(date.year(), date.month(), date.day()));
        }
    }

    /** What is told of a date. */
    enum Part {
        YEAR,
        /** 1 to 12. */
        MONTH,
        /** 1 to 31. */
        DAY,
        /** {@code year}, {@code month} or {@code day}: the smallest unit that is known. */
        PRECISION,
        /** As people write it, such as 1968년 2월 3일, or 1968년 2월 of a partial one. */
        WORDS
    }

    @Override
    public Datatype yields() {
        return Datatype.TEXT;
    }

    @Override
    public MappedField apply(String text, Place at) {
        MappedField read = dates.apply(text, at);
        if (!(read instanceof MappedField.Present(Value.OfDate(PartialDate date)))) {
            return read;
        }
        return switch (part) {
            case YEAR -> number(date.year());
            case MONTH -> number(date.month());
            case DAY -> number(date.day());
            case PRECISION -> present(date.month() == 0 ? "year" : date.day() == 0 ? "month" : "day");
            case WORDS -> present(words.orElseThrow().of(date));
        };
    }

    private static MappedField number(int part) {
        return part == 0 ? new MappedField.Unknown() : present(Integer.toString(part));
    }

    private static MappedField present(String text) {
        return new MappedField.Present(new Value.OfText(text));
    }

    @Override
    public Optional<String> oneWay(WrittenForm form) {
        return Optional.of("a part of a date, or its words, don't tell its notation");
    }

    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        return Optional.empty();
    }
}
