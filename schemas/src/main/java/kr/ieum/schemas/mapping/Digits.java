package kr.ieum.schemas.mapping;

/** Digits of ASCII in a text, read without making another text of them. */
final class Digits {

    private Digits() {}

    /** Whether all characters of a part are digits of ASCII. */
    static boolean are(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** The number that at most 18 digits say. */
    static long number(String text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }
}
