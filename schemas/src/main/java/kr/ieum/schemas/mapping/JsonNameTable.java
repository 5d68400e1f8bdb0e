package kr.ieum.schemas.mapping;

import java.util.Arrays;
import java.util.List;

/**
 * The names that an object may have, found by the bytes of a document. Registers write the members of their records in one order, so
 * the name that followed last time is looked at first; what was remembered is a guess, harmless whoever else writes it meanwhile, and of
 * declared names alone. Everything else never changes.
 */
final class JsonNameTable {

    /** The number of a name that nobody declared, and of the place before the first name. */
    static final int NONE = -1;

    /** By number; behind the last one a name that no document has. */
    private final JsonName[] names;
    /** By the number of a name, one higher: the number of the name that is looked at next. */
    private final int[] next;
    /** Open addressing, at most half full: the number of a name, or {@link #NONE}. */
    private final int[] buckets;

    /** @param declared numbered in this order */
    JsonNameTable(List<String> declared) {
        names = new JsonName[declared.size() + 1];
        next = new int[declared.size() + 1];
        buckets = new int[Math.max(4, Integer.highestOneBit(declared.size() + 1) * 4)];
        Arrays.fill(buckets, NONE);
        for (int number = 0; number < declared.size(); number++) {
            names[number] = JsonName.of(declared.get(number));
            next[number] = number;
            int bucket = names[number].hash() & (buckets.length - 1);
            while (buckets[bucket] != NONE) {
                bucket = (bucket + 1) & (buckets.length - 1);
            }
            buckets[bucket] = number;
        }
        names[declared.size()] = JsonName.NEVER;
        next[declared.size()] = declared.size();
    }

    /** The number of the name that is likely to stand behind that one. */
    int next(int number) {
        return next[number + 1];
    }

    /** That one stood behind the other. */
    void remember(int number, int behind) {
        next[behind + 1] = number;
    }

    JsonName name(int number) {
        return names[number];
    }

    /** The number of the name that these bytes are, or {@link #NONE}. */
    int find(byte[] bytes, int from, int to) {
        int bucket = JsonName.hash(bytes, from, to) & (buckets.length - 1);
        int number = buckets[bucket];
        while (number != NONE && !names[number].is(bytes, from, to)) {
            bucket = (bucket + 1) & (buckets.length - 1);
            number = buckets[bucket];
        }
        return number;
    }
}
