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
    /** Open addressing, at most half full: the place of a name, or {@link #NONE}. */
    private final int[] buckets;

    Places(Collection<? extends N> names) {
        this.names = List.copyOf(new LinkedHashSet<>(names));
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
        while (place != NONE && !names.get(place).equals(name)) {
            bucket = next(bucket);
            place = buckets[bucket];
        }
        return place;
    }

    private int first(Object name) {
        int hash = name.hashCode();
        return (hash ^ (hash >>> 15)) & (buckets.length - 1);
    }

    private int next(int bucket) {
        return (bucket + 1) & (buckets.length - 1);
    }
}
