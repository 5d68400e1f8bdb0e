package kr.ieum.schemas.mapping;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Names, each at its place: records of a kind share the table of their fields, entries that of their attributes, so that each of
 * them is an array and nothing is built to find a name again. Immutable.
 */
final class Places<N> {

    /** The place of a name that the table hasn't. */
    static final int NONE = -1;

    private final List<N> names;
    /** The same, for those who look up. */
    private final Object[] array;
    /** Open addressing, at most half full: the place of a name, or {@link #NONE}. */
    private final int[] buckets;

    Places(Collection<? extends N> names) {
        this.names = List.copyOf(new LinkedHashSet<>(names));
        this.array = this.names.toArray();
        this.buckets = new int[Math.max(4, Integer.highestOneBit(Math.max(1, this.names.size())) * 4)];
        Arrays.fill(buckets, NONE);
        for (int place = 0; place < this.names.size(); place++) {
            int bucket = first(this.names.get(place));
            while (buckets[bucket] != NONE) {
                bucket = next(bucket);
            }
            buckets[bucket] = place;
        }
    }

    /** All names by place. */
    List<N> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    N name(int place) {
        return names.get(place);
    }

    /** The place of a name, or {@link #NONE}. */
    int place(Object name) {
        int bucket = first(name);
        int place = buckets[bucket];
        while (place != NONE && !isSame(array[place], name)) {
            bucket = next(bucket);
            place = buckets[bucket];
        }
        return place;
    }

    /** Mostly it is the very name that the table was made of. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object one, Object other) {
        return one == other || one.equals(other);
    }

    private int first(Object name) {
        int hash = name.hashCode();
        return (hash ^ (hash >>> 15)) & (buckets.length - 1);
    }

    private int next(int bucket) {
        return (bucket + 1) & (buckets.length - 1);
    }
}
