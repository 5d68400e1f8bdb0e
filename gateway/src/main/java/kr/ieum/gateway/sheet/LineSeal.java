package kr.ieum.gateway.sheet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The six symbols (30 bits of HMAC-SHA-256) beside each printed line, which bind number, person, item and text to the
 * sheet's code. Without the key nobody can make them for an altered line; with it nothing needs to be kept in order to
 * check one. Case, spaces, commas and a full stop that isn't between digits don't count, so that a line can be retyped.
 */
final class LineSeal {

    private static final int SYMBOLS = 6;
    private static final int BITS = 5;
    private static final Pattern IRRELEVANT = Pattern.compile("[\\s\\p{Z}\\p{Cf},]+");
    private static final Pattern FULL_STOP = Pattern.compile("\\.(?!\\d)|(?<!\\d)\\.");

    private final SecretKey key;

    LineSeal(SecretKey key) {
        this.key = key;
    }

    String of(SheetCode code, String number, String person, String item, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : List.of("ieum-sheet-line/1", code.text(), number, person, item, text)) {
                mac.update(normal(part).getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            byte[] code30 = mac.doFinal();
            long bits = 0;
            for (int i = 0; i < 4; i++) {
                bits = bits << 8 | (code30[i] & 0xff);
            }
            StringBuilder symbols = new StringBuilder();
            for (int i = 0; i < SYMBOLS; i++) {
                symbols.append(SheetCode.SYMBOLS.charAt((int) (bits >> (32 - BITS * (i + 1)) & 31)));
            }
            return symbols.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    boolean matches(SheetCode code, SheetLine typed) {
        String expected = of(code, typed.number(), typed.person(), typed.item(), typed.text());
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                symbols(typed.seal()).getBytes(StandardCharsets.UTF_8));
    }

    private static String symbols(String typed) {
        return normal(typed)
                .toUpperCase(Locale.ROOT)
                .replace("-", "")
                .replace('I', '1')
                .replace('L', '1')
                .replace('O', '0')
                .replace('U', 'V');
    }

    private static String normal(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('\u2212', '-')
                .replace("\u0000", "")
                .toLowerCase(Locale.ROOT);
        return FULL_STOP.matcher(IRRELEVANT.matcher(folded).replaceAll("")).replaceAll("");
    }
}
