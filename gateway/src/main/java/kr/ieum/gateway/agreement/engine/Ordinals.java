package kr.ieum.gateway.agreement.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Small numbers for the names that a snapshot speaks of, so that sets of them are bits. A request's names are looked up in two flat
 * arrays, open addressing: a hash table whose entries lie all over the heap costs more than all else that a decision does with a name.
 */
final class Ordinals<T> {

    /** The number of a name that the snapshot doesn't speak of. */
    static final int UNKNOWN = -1;

    private static final int SPREAD = 0x9E37_79B1;

    private final Object[] names;
    private final int[] numbers;
    private final int shift;

    private Ordinals(Map<T, Integer> all) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(all.size() * 2 + 1);
        this.names = new Object[1 << bits];
        this.numbers = new int[1 << bits];
        this.shift = Integer.SIZE - bits;
        all.forEach((name, number) -> {
            int at = at(name);
            names[at] = name;
            numbers[at] = number + 1;
        });
    }

    /** Where the name stands, or the empty place where it would. */
    private int at(T name) {
        int at = (name.hashCode() * SPREAD) >>> shift;
        while (numbers[at] != 0 && !names[at].equals(name)) {
            at = (at + 1) & (numbers.length - 1);
        }
        return at;
    }

    /** The number of a name, or {@link #UNKNOWN}. */
    int of(T name) {
        return numbers[at(name)] - 1;
    }

    /** Gives out the numbers while a snapshot is compiled. */
    static final class Numbering<T> {

        private final Map<T, Integer> numbers = new HashMap<>();
        private final Map<Set<T>, Bits> sets = new HashMap<>();

        /** The number of a name, a new one where it has none yet. */
        int of(T name) {
            Integer number = numbers.putIfAbsent(name, numbers.size());
            return number == null ? numbers.size() - 1 : number;
        }

        /** The set of names as bits; equal sets are one. */
        Bits bits(Set<T> names) {
            return sets.computeIfAbsent(
                    names, all -> Bits.of(all.stream().mapToInt(this::of).toArray()));
        }

        Ordinals<T> ordinals() {
            return new Ordinals<>(numbers);
        }
    }
}
