package kr.ieum.gateway.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** The day somebody asks for in an address, and the page; whatever isn't one counts as none. */
record DayFilter(Optional<LocalDate> day, int page) {

    static DayFilter of(String day, String page) {
        Optional<LocalDate> wanted;
        try {
            wanted = day.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(day));
        } catch (DateTimeException e) {
            wanted = Optional.empty();
        }
        return new DayFilter(wanted, page.matches("[0-9]{1,6}") ? Math.max(1, Integer.parseInt(page)) : 1);
    }

    /** The day as the form's field has it; empty for all days. */
    public String text() {
        return day.map(LocalDate::toString).orElse("");
    }
}
