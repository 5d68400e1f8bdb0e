package kr.ieum.gateway.result;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The code on a slip: twelve characters of an alphabet without look-alikes, 60 bits, written in groups of four. Its text
 * is shown once and never logged.
 */
public final class SlipCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    private final String text;

    private SlipCode(String text) {
        this.text = text;
    }

    static SlipCode fresh(SecureRandom random) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new SlipCode(code.toString());
    }

    /** A code as somebody typed it: in either case, with or without hyphens, O for 0 and I or L for 1. */
    public static Optional<SlipCode> read(String typed) {
        String code = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return code.length() == LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(new SlipCode(code))
                : Optional.empty();
    }

    /** {@code K7QM-2XPA-9TRD}. */
    public String grouped() {
        return text.substring(0, GROUP) + "-" + text.substring(GROUP, 2 * GROUP) + "-" + text.substring(2 * GROUP);
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "SlipCode[hidden]";
    }
}
