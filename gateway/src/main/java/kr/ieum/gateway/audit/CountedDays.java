package kr.ieum.gateway.audit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * About how many people an official asked on a day, of which it needn't be counted again: the day is over, or they were too many already. Counting walks through all that
 * was asked that day, and a system that asks all day would be counted as often as it asks. Thread-safe, and bounded: what was used least lately is counted anew.
 */
final class CountedDays {

    private static final int MOST = 10_000;

    private final Map<Day, Long> counted = new LinkedHashMap<>(16, 0.75f, true);

    /** The day of one official of an agency, in the federation's zone. */
    record Day(String agency, String official, LocalDate day) {}

    /**
     * How many.
     *
     * @param today days before are over
     * @param enough more than that are too many, and how many more is nobody's question
     */
    long people(Day day, LocalDate today, long enough, ToLongFunction<Day> count) {
        Optional<Long> known = known(day);
        if (known.isPresent()) {
            return known.get();
        }
        long people = count.applyAsLong(day);
        if (people > enough || day.day().isBefore(today)) {
            keep(day, people);
        }
        return people;
    }

    private synchronized Optional<Long> known(Day day) {
        return Optional.ofNullable(counted.get(day));
    }

    private synchronized void keep(Day day, long people) {
        counted.put(day, people);
        if (counted.size() > MOST) {
            counted.remove(counted.keySet().iterator().next());
        }
    }
}
