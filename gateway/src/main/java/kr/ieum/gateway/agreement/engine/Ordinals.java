package kr.ieum.gateway.agreement.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Small numbers for the names that a snapshot speaks of, so that sets of them are bits. Filled while compiling, read afterwards. */
final class Ordinals<T> {

    /** The number of a name that the snapshot doesn't speak of. */
    static final int UNKNOWN = -1;

    private final Map<T, Integer> numbers = new HashMap<>();

    /** The number of a name, a new one where it has none yet. */
    int intern(T name) {
        Integer number = numbers.putIfAbsent(name, numbers.size());
        return number == null ? numbers.size() - 1 : number;
    }

    /** The number of a name, or {@link #UNKNOWN}. */
    int of(T name) {
        Integer number = numbers.get(name);
        return number == null ? UNKNOWN : number;
    }

    /** The set of names as bits. */
    Bits bits(Set<T> names) {
        return Bits.of(names.stream().mapToInt(this::intern).toArray());
    }
}
