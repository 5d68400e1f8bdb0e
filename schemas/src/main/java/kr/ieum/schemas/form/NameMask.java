package kr.ieum.schemas.form;

import java.text.Normalizer;

/**
 * Masks a name as Korean offices print it: 홍길동 as 홍*동, 홍길 as 홍*, 남궁길동 as 남**동. A name in several words, or of
 * letters other than Hangul and Hanja, keeps the first letter of each word.
 */
final class NameMask {

    private NameMask() {}

    static String of(String name) {
        String text = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        int[] letters = text.codePoints().toArray();
        boolean oneKoreanWord = letters.length > 0
                && text.codePoints()
                        .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL
                                || Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN);
        return oneKoreanWord ? middleMasked(letters) : wordsMasked(letters);
    }

    private static String middleMasked(int[] letters) {
        if (letters.length == 1) {
            return "*";
        }
        StringBuilder masked = new StringBuilder().appendCodePoint(letters[0]);
        for (int i = 1; i < letters.length - 1; i++) {
            masked.append('*');
        }
        return letters.length == 2
                ? masked.append('*').toString()
                : masked.appendCodePoint(letters[letters.length - 1]).toString();
    }

    private static String wordsMasked(int[] letters) {
        StringBuilder masked = new StringBuilder();
        boolean first = true;
        for (int letter : letters) {
            if (Character.isWhitespace(letter)) {
                masked.append(' ');
                first = true;
            } else if (first) {
                masked.appendCodePoint(letter);
                first = false;
            } else {
                masked.append('*');
            }
        }
        return masked.toString();
    }
}
