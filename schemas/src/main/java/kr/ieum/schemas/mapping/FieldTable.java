package kr.ieum.schemas.mapping;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The names of the fields that records of one kind may have, each at its place: records of a kind share the table, so that a
 * record is an array of texts and a field is found without building a map for every record. Immutable.
 */
final class FieldTable {

    /** The place of a name that the table hasn't. */
    static final int NONE = -1;

    private final String[] names;
    /** Open addressing, at most half full: the place of a name, or {@link #NONE}. */
    private final int[] buckets;

    FieldTable(Collection<String> names) {
        this.names = names.stream().distinct().toArray(String[]::new);
        this.buckets = new int[Math.max(4, Integer.highestOneBit(Math.max(1, this.names.length)) * 4)];
        Arrays.fill(buckets, NONE);
        for (int place = 0; place < this.names.length; place++) {
            int bucket = first(this.names[place]);
            while (buckets[bucket] != NONE) {
                bucket = next(bucket);
            }
            buckets[bucket] = place;
        }
    }

    int size() {
        return names.length;
    }

    String name(int place) {
        return names[place];
    }

    List<String> names() {
        return List.of(names);
    }

    /** The place of a name, or {@link #NONE}. */
    int place(String name) {
        int bucket = first(name);
        int place = buckets[bucket];
        while (place != NONE && !names[place].equals(name)) {
            bucket = next(bucket);
            place = buckets[bucket];
        }
        return place;
    }

    private int first(String name) {
        int hash = name.hashCode();
        return (hash ^ (hash >>> 15)) & (buckets.length - 1);
    }

    private int next(int bucket) {
        return (bucket + 1) & (buckets.length - 1);
    }
}
