package kr.ieum.schemas.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.PartialDate;

/** The forms of a date between clear and exists; a part that the register doesn't know stays out. */
final class DateForms {

    private DateForms() {}

    static String text(PartialDate date, Form form, LocalDate today) {
        return switch (form.name()) {
            case "year-month" -> new PartialDate(date.year(), date.month(), 0).iso();
            case "year" -> new PartialDate(date.year(), 0, 0).iso();
            case "decade" -> String.format(Locale.ROOT, "%04ds", date.year() / 10 * 10);
            case "age-at-least" -> ClearText.of(ageReaches(date, number(form), today));
            case "age-over" -> ClearText.of(ageReaches(date, number(form) + 1, today));
            default -> throw new IllegalStateException("date form " + form);
        };
    }

    private static long number(Form form) {
        return form.parameter()
                .map(BigDecimal::longValueExact)
                .orElseThrow(() -> new IllegalStateException("the form has no parameter: " + form));
    }

    /**
     * Whether somebody of that birth date has completed so many years: counted by the calendar, the birth day included
     * (Civil Act art. 158, 160), so that a child of 29 February completes a year on 1 March of a common year.
     */
    private static Answer ageReaches(PartialDate birth, long years, LocalDate today) {
        boolean oldest = ChronoUnit.YEARS.between(birth.earliest(), today) >= years;
        boolean youngest = ChronoUnit.YEARS.between(birth.latest(), today) >= years;
        if (oldest != youngest) {
            return Answer.UNDETERMINED;
        }
        return oldest ? Answer.YES : Answer.NO;
    }
}
