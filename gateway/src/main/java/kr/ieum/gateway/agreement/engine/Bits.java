package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;

/**
 * An immutable set of small numbers: one bit each, and before each word the count of those below it. So whether a number is in
 * the set costs one test, and its place among the set's numbers one addition more; a table of what few of many numbers have needs no
 * empty places. The first word lies in the object itself, since small sets need no other.
 */
final class Bits {

    private final long first;
    private final long[] words;
    private final int[] below;

    private Bits(long[] words, int[] below) {
        this.first = words[0];
        this.words = words;
        this.below = below;
    }

    static Bits of(int... numbers) {
        long[] words = new long[(Arrays.stream(numbers).max().orElse(0) >> 6) + 1];
        for (int number : numbers) {
            words[number >> 6] |= 1L << number;
        }
        int[] below = new int[words.length];
        for (int i = 1; i < words.length; i++) {
            below[i] = below[i - 1] + Long.bitCount(words[i - 1]);
        }
        return new Bits(words, below);
    }

    /** Whether the number, which may be {@link Ordinals#UNKNOWN}, is in the set. */
    boolean has(int number) {
        int word = number >> 6;
        if (word <= 0) {
            return number >= 0 && (first & (1L << number)) != 0;
        }
        return word < words.length && (words[word] & (1L << number)) != 0;
    }

    /** How many numbers of the set are smaller, which is the place of this one, or -1 when it isn't in the set. */
    int placeOf(int number) {
        return has(number) ? below[number >> 6] + Long.bitCount(words[number >> 6] & ((1L << number) - 1)) : -1;
    }
}
