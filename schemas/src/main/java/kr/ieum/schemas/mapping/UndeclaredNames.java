package kr.ieum.schemas.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of one object that nobody declared, where they stand in the document, none of them twice. A few are compared by their bytes,
 * one with the other; an object with many gives them to {@link SeenNames}. Used by one thread for one object.
 */
final class UndeclaredNames {

    private static final int FEW = 16;

    private final byte[] bytes;
    /** Where names begin and end, in turn. */
    private int[] bounds = new int[4];

    private int count = 0;
    private @Nullable SeenNames many;

    UndeclaredNames(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether the name between two positions is a new one. */
    boolean add(int from, int to) {
        if (many != null) {
            return many.add(text(from, to));
        }
        for (int i = 0; i < 2 * count; i += 2) {
            if (Arrays.equals(bytes, from, to, bytes, bounds[i], bounds[i + 1])) {
                return false;
            }
        }
        if (count == FEW) {
            SeenNames names = new SeenNames();
            for (int i = 0; i < 2 * count; i += 2) {
                names.add(text(bounds[i], bounds[i + 1]));
            }
            names.add(text(from, to));
            many = names;
            return true;
        }
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * count] = from;
        bounds[2 * count + 1] = to;
        count++;
        return true;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
