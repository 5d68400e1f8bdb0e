package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;

/**
 * An immutable set of small numbers: one bit each, and beside each word the count of those below it. So whether a number is in
 * the set costs one test, and its place among the set's numbers one addition more; a table of what few of many numbers have needs no
 * empty places. The first word lies in the object itself, since small sets need no other.
 */
final class Bits {

    private final long first;
    /** Words at even places, the count of bits below each at the place behind it: both lie in one line of memory. */
    private final long[] words;

    private Bits(long[] words) {
        this.first = words[0];
        this.words = words;
    }

    static Bits of(int... numbers) {
        long[] words = new long[((Arrays.stream(numbers).max().orElse(0) >> 6) + 1) * 2];
        for (int number : numbers) {
            words[at(number)] |= 1L << number;
        }
        for (int i = 2; i < words.length; i += 2) {
            words[i + 1] = words[i - 1] + Long.bitCount(words[i - 2]);
        }
        return new Bits(words);
    }

    private static int at(int number) {
        return (number >> 6) * 2;
    }

    /** Whether the number, which may be {@link Ordinals#UNKNOWN}, is in the set. */
    boolean has(int number) {
        int at = at(number);
        if (at <= 0) {
            return number >= 0 && (first & (1L << number)) != 0;
        }
        return at < words.length && (words[at] & (1L << number)) != 0;
    }

    /** How many numbers of the set are smaller, which is the place of this one, or -1 when it isn't in the set. */
    int placeOf(int number) {
        if (!has(number)) {
            return -1;
        }
        int at = at(number);
        return (int) words[at + 1] + Long.bitCount(words[at] & ((1L << number) - 1));
    }
}
