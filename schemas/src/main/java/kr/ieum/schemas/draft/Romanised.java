package kr.ieum.schemas.draft;

/**
 * Korean in Roman letters as names of columns write it: letter by letter after the Revised Romanization, without the changes of
 * sound between syllables.
 */
final class Romanised {

    private static final int FIRST = 0xAC00;
    private static final int LAST = 0xD7A3;
    private static final String[] INITIALS = {
        "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"
    };
    private static final String[] VOWELS = {
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
        "ui", "i"
    };
    private static final String[] FINALS = {
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
        "t", "t", "k", "t", "p", "t"
    };

    private Romanised() {}

    static String of(String korean) {
        StringBuilder roman = new StringBuilder();
        for (int i = 0; i < korean.length(); i++) {
            char c = korean.charAt(i);
            if (c < FIRST || c > LAST) {
                roman.append(c);
                continue;
            }
            int index = c - FIRST;
            roman.append(INITIALS[index / 588]).append(VOWELS[index / 28 % 21]).append(FINALS[index % 28]);
        }
        return roman.toString();
    }
}
