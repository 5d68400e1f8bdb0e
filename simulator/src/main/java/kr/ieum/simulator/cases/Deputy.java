package kr.ieum.simulator.cases;

import java.time.LocalDate;

/**
 * The acting deputy (대직자) of a case's official.
 *
 * @param official login id
 * @param from first day
 * @param until last day
 */
public record Deputy(String official, LocalDate from, LocalDate until) {

    boolean actsFor(String other, LocalDate day) {
        return official.equals(other) && !day.isBefore(from) && !day.isAfter(until);
    }
}
