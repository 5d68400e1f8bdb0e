package kr.ieum.gateway.agreement.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The periods that a task's agreements speak of, as lists that are asked for the first that holds: the terms of agreements, accessions,
 * the legal bases of an attribute. Equal lists are one and have a number. Ends are nanoseconds since 1970 in two arrays; what lies beyond
 * the years 1677 to 2262, as {@link Period#ALWAYS} does, is their end.
 */
final class PeriodSets {

    private final int[] first;
    private final long[] from;
    private final long[] until;

    private PeriodSets(int[] first, long[] from, long[] until) {
        this.first = first;
        this.from = from;
        this.until = until;
    }

    int size() {
        return first.length - 1;
    }

    /** The place within the set of the first period that both times lie in, or -1. */
    int firstWith(int set, long earliest, long latest) {
        for (int i = first[set]; i < first[set + 1]; i++) {
            if (from[i] <= earliest && latest < until[i]) {
                return i - first[set];
            }
        }
        return -1;
    }

    static long nanos(Instant instant) {
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (ArithmeticException e) {
            return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** Numbers the lists of periods of a task. */
    static final class Numbering {

        private final Map<List<Period>, Integer> numbers = new HashMap<>();
        private final List<List<Period>> sets = new ArrayList<>();

        int of(List<Period> periods) {
            Integer number = numbers.putIfAbsent(periods, sets.size());
            if (number != null) {
                return number;
            }
            sets.add(periods);
            return sets.size() - 1;
        }

        PeriodSets sets() {
            int[] first = new int[sets.size() + 1];
            for (int i = 0; i < sets.size(); i++) {
                first[i + 1] = first[i] + sets.get(i).size();
            }
            List<Period> all = sets.stream().flatMap(List::stream).toList();
            return new PeriodSets(
                    first,
                    all.stream().mapToLong(period -> nanos(period.from())).toArray(),
                    all.stream().mapToLong(period -> nanos(period.until())).toArray());
        }
    }
}
