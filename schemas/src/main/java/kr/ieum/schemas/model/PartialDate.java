package kr.ieum.schemas.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date of which the register may know only year, or year and month. It stands for any of the days that it may be, so a
 * comparison of two has three answers: yes or no where every pair of days agrees, undetermined otherwise.
 *
 * <p>Two are equal when they say the same, which is not that they are the same day ({@link #isSameDay}). The order serves
 * lists: by what is known, and of two that begin alike the less precise first.
 *
 * @param year 1 to 9999
 * @param month 1 to 12, or 0 when unknown
 * @param day 1 to 31 and existing in its month, or 0 when unknown; 0 whenever the month is unknown
 */
public record PartialDate(int year, int month, int day) implements Comparable<PartialDate> {

    private static final Pattern ISO = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");
    private static final Comparator<PartialDate> ORDER = Comparator.comparingInt(PartialDate::year)
            .thenComparingInt(PartialDate::month)
            .thenComparingInt(PartialDate::day);

    /** @throws DateTimeException when no such date exists */
    public PartialDate {
        if (year < 1 || year > 9999 || (month == 0 && day != 0)) {
            throw new DateTimeException("no such partial date");
        }
        if (month != 0) {
            LocalDate.of(year, month, day == 0 ? 1 : day);
        }
    }

    /** A complete date. */
    public static PartialDate of(LocalDate date) {
        return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /**
     * Reads what {@link #iso} writes.
     *
     * @throws DateTimeException when the text has another shape or no such date exists
     */
    public static PartialDate parse(String iso) {
        Matcher matcher = ISO.matcher(iso);
        if (!matcher.matches()) {
            throw new DateTimeException("no partial date of the form yyyy, yyyy-MM or yyyy-MM-dd");
        }
        return new PartialDate(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
    }

    private static int number(@Nullable String digits) {
        if (digits == null) {
            return 0;
        }
        int number = Integer.parseInt(digits);
        if (number == 0) {
            throw new DateTimeException("no such partial date: an unknown part is left out, not zero");
        }
        return number;
    }

    /** ISO text with as many parts as are known: {@code 1985}, {@code 1985-02} or {@code 1985-02-03}. */
    public String iso() {
        if (month == 0) {
            return String.format(Locale.ROOT, "%04d", year);
        }
        return day == 0
                ? String.format(Locale.ROOT, "%04d-%02d", year, month)
                : String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    }

    /** Whether the day is known. */
    public boolean isComplete() {
        return day != 0;
    }

    /** The first day it may be. */
    public LocalDate earliest() {
        return LocalDate.of(year, Math.max(month, 1), Math.max(day, 1));
    }

    /** The last day it may be. */
    public LocalDate latest() {
        return day != 0
                ? LocalDate.of(year, month, day)
                : YearMonth.of(year, month == 0 ? 12 : month).atEndOfMonth();
    }

    /** Whether it is before the other one. */
    public Answer isBefore(PartialDate other) {
        if (latest().isBefore(other.earliest())) {
            return Answer.YES;
        }
        return earliest().isBefore(other.latest()) ? Answer.UNDETERMINED : Answer.NO;
    }

    /** Whether it is after the other one. */
    public Answer isAfter(PartialDate other) {
        return other.isBefore(this);
    }

    /** Whether both are one day: undetermined where they overlap and one of them isn't complete. */
    public Answer isSameDay(PartialDate other) {
        if (latest().isBefore(other.earliest()) || other.latest().isBefore(earliest())) {
            return Answer.NO;
        }
        return isComplete() && other.isComplete() ? Answer.YES : Answer.UNDETERMINED;
    }

    @Override
    public int compareTo(PartialDate other) {
        return ORDER.compare(this, other);
    }
}
