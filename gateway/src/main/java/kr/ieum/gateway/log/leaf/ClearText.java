package kr.ieum.gateway.log.leaf;

import java.nio.charset.StandardCharsets;
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

    private ClearText() {}

    static void require(String field, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + " is empty: a leaf names it in clear");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(field + " isn't valid Unicode text");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException(field + " is longer than " + MAX_BYTES + " bytes of UTF-8");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + " has a control character");
        }
        if (RESIDENT_NUMBER.matcher(text).find()) {
            throw new IllegalArgumentException(
                    field + " looks like a resident number: what identifies a person enters a leaf by commitment only");
        }
    }
}
