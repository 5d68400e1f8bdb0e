package kr.ieum.schemas.mapping;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that an object had so far. A few stand in a table of its own making; an object with many goes to a set that names
 * chosen to collide don't slow down. Used by one thread.
 */
final class SeenNames {

    private static final int FIRST_BUCKETS = 16;
    private static final int FEW = 64;

    private @Nullable String[] table = new String[FIRST_BUCKETS];
    private int count = 0;
    private @Nullable Set<String> many;

    /** Whether the name is a new one. */
    boolean add(String name) {
        if (many != null) {
            return many.add(name);
        }
        if (!put(name)) {
            return false;
        }
        count++;
        if (count == FEW) {
            Set<String> all = new HashSet<>();
            for (String each : table) {
                if (each != null) {
                    all.add(each);
                }
            }
            many = all;
        } else if (2 * count > table.length) {
            @Nullable String[] full = table;
            table = new String[2 * full.length];
            for (String each : full) {
                if (each != null) {
                    put(each);
                }
            }
        }
        return true;
    }

    private boolean put(String name) {
        int hash = name.hashCode();
        int bucket = (hash ^ (hash >>> 15)) & (table.length - 1);
        while (table[bucket] != null) {
            if (name.equals(table[bucket])) {
                return false;
            }
            bucket = (bucket + 1) & (table.length - 1);
        }
        table[bucket] = name;
        return true;
    }
}
