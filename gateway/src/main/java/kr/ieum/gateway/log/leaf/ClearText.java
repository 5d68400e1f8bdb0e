package kr.ieum.gateway.log.leaf;

import java.util.regex.Pattern;

/**
 * The rule for every text that stands in clear: 1 to 255 bytes of UTF-8 without control characters or lone surrogates,
 * and nothing that looks like a resident registration number. The tree is public and can't forget, so the last gate
 * before it is here; a message never repeats the text it refuses.
 */
final class ClearText {
    static final int MAX_BYTES = 255;

    private static final Pattern RESIDENT_NUMBER =
            Pattern.compile("(?<!\\d)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])-?[1-8]\\d{6}(?!\\d)");

    private static final int DIGITS_OF_A_RESIDENT_NUMBER = 13;

    /** The first character behind the printable ones of ASCII, which nearly all texts are made of. */
    private static final char DELETE = 0x7f;

    private ClearText() {}

    static void require(String field, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + " is empty: a leaf names it in clear");
        }
        int bytes = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); ) {
            char first = text.charAt(i);
            if (first > ' ' && first < DELETE) {
                bytes++;
                digits += first >= '0' && first <= '9' ? 1 : 0;
                i++;
                continue;
            }
            int point = text.codePointAt(i);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(field + " isn't valid Unicode text");
            }
            if (Character.isISOControl(point)) {
                throw new IllegalArgumentException(field + " has a control character");
            }
            bytes += utf8Bytes(point);
            digits += Character.isDigit(point) ? 1 : 0;
            i += Character.charCount(point);
        }
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(field + " is longer than " + MAX_BYTES + " bytes of UTF-8");
        }
        if (digits >= DIGITS_OF_A_RESIDENT_NUMBER
                && RESIDENT_NUMBER.matcher(text).find()) {
            throw new IllegalArgumentException(
                    field + " looks like a resident number: what identifies a person enters a leaf by commitment only");
        }
    }

    /** RFC 3629, section 3. */
    private static int utf8Bytes(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }
}
