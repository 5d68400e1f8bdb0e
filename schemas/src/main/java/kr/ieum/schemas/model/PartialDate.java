package kr.ieum.schemas.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A date of which the register may know only year, or year and month.
 *
 * @param year 1 to 9999
 * @param month 1 to 12, or 0 when unknown
 * @param day 1 to 31 and existing in its month, or 0 when unknown; 0 whenever the month is unknown
 */
public record PartialDate(int year, int month, int day) {

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

    /** ISO text with as many parts as are known: {@code 1985}, {@code 1985-02} or {@code 1985-02-03}. */
    public String iso() {
        if (month == 0) {
            return String.format(Locale.ROOT, "%04d", year);
        }
        return day == 0
                ? String.format(Locale.ROOT, "%04d-%02d", year, month)
                : String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    }
}
