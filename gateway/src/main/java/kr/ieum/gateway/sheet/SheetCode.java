package kr.ieum.gateway.sheet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The verification code of a sheet: 24 random symbols of Crockford's base 32 (120 bits) and a check symbol, written in
 * groups of five. The check symbol is a weighted sum in GF(32) with a weight of its own for each place, so a single wrong
 * symbol and any two exchanged ones are always noticed.
 *
 * @param text the 25 symbols without separators
 */
public record SheetCode(String text) {

    /** Digits and letters without I, L, O and U, which are read as 1, 1, 0 and V. */
    static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Symbols with the check symbol. */
    public static final int LENGTH = 25;

    /** Highest number of characters that are looked at; a code with generous spaces has fewer. */
    public static final int LONGEST = 64;

    private static final int GROUP = 5;
    private static final byte[] DOMAIN = "ieum-sheet-code/1".getBytes(StandardCharsets.US_ASCII);

    /** What came of reading a code that somebody typed. */
    public sealed interface Read {

        /** It is well-formed, whether or not a sheet has it. */
        record Good(SheetCode code) implements Read {}

        /** A character that no code has. */
        record Strange() implements Read {}

        /** Too few or too many symbols. */
        record Length(int symbols) implements Read {}

        /** Some symbol is wrong or two are exchanged. */
        record Typo() implements Read {}
    }

    /** A new one. */
    static SheetCode fresh(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < LENGTH; i++) {
            text.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
        }
        return new SheetCode(text.append(SYMBOLS.charAt(check(text))).toString());
    }

    /** Reads what somebody typed: any case, with or without spaces and hyphens, I and L for 1, O for 0, U for V. */
    public static Read read(String typed) {
        if (typed.length() > LONGEST) {
            return new Read.Length(typed.length());
        }
        StringBuilder text = new StringBuilder();
        for (char typedSymbol : Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toCharArray()) {
            if (Character.isWhitespace(typedSymbol) || typedSymbol == '-') {
                continue;
            }
            char symbol = switch (typedSymbol) {
                case 'I', 'L' -> '1';
                case 'O' -> '0';
                case 'U' -> 'V';
                default -> typedSymbol;
            };
            if (SYMBOLS.indexOf(symbol) < 0) {
                return new Read.Strange();
            }
            text.append(symbol);
        }
        if (text.length() != LENGTH) {
            return new Read.Length(text.length());
        }
        char expected = SYMBOLS.charAt(check(text.substring(0, LENGTH - 1)));
        return expected == text.charAt(LENGTH - 1) ? new Read.Good(new SheetCode(text.toString())) : new Read.Typo();
    }

    /** As it is printed: five groups of five. */
    public String printed() {
        StringBuilder printed = new StringBuilder(text);
        for (int at = text.length() - GROUP; at > 0; at -= GROUP) {
            printed.insert(at, '-');
        }
        return printed.toString();
    }

    /** What the database knows a sheet by; the code can't be had from it. */
    byte[] hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(DOMAIN);
            digest.update((byte) 0);
            return digest.digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Opens the one sheet it stands on, so it isn't for logs. */
    @Override
    public String toString() {
        return "SheetCode[hidden]";
    }

    /** The sum over all places of symbol times 2^(place+1), in GF(32) with the polynomial x^5 + x^2 + 1. */
    private static int check(CharSequence symbols) {
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < symbols.length(); place++) {
            weight = doubled(weight);
            sum ^= times(SYMBOLS.indexOf(symbols.charAt(place)), weight);
        }
        return sum;
    }

    private static int times(int a, int b) {
        int product = 0;
        int shifted = a;
        for (int bits = b; bits > 0; bits >>= 1) {
            if ((bits & 1) == 1) {
                product ^= shifted;
            }
            shifted = doubled(shifted);
        }
        return product;
    }

    private static int doubled(int a) {
        int twice = a << 1;
        return (twice & 0b100000) == 0 ? twice : twice ^ 0b100101;
    }
}
