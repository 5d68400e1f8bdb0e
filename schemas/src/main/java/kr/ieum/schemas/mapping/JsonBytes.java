package kr.ieum.schemas.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import kr.ieum.schemas.json.StrictJson;

/**
 * The bytes of a JSON document and what begins at each of them. A method that steps over something answers with the position behind it,
 * or with {@link #NO} when that isn't there exactly as RFC 8259 has it, within the limits of {@link StrictJson}, in well-formed UTF-8:
 * then nothing is said about what is wrong. Used by one thread for one document.
 */
final class JsonBytes {

    /** Instead of a position. */
    static final int NO = -1;

    /** Instead of a byte, behind the last one. */
    static final int END = 0;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST = ONES << 7;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';

    private final byte[] bytes;
    private boolean escaped;
    private boolean beyondAscii;

    JsonBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] all() {
        return bytes;
    }

    /** Behind a byte order mark, if there is one, and blanks. */
    int begin() {
        return blanks(Utf8.hasMark(bytes, 0) ? Utf8.MARK_LENGTH : 0);
    }

    int at(int at) {
        return at < bytes.length ? bytes[at] : END;
    }

    boolean isEnd(int at) {
        return at == bytes.length;
    }

    /** Behind blanks, be there any or none. */
    int blanks(int from) {
        int at = from;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    /**
     * Behind the closing quote of a string whose first character is there, if it is plain and ends within sixteen bytes; {@link #NO} says
     * nothing. It calls nothing and has hardly a branch, for how long a text is can't be foretold.
     */
    int shortString(int from) {
        if (from < bytes.length - 2 * Long.BYTES) {
            long first = sought((long) LONGS.get(bytes, from));
            long second = sought((long) LONGS.get(bytes, from + Long.BYTES));
            long sought = first == 0 ? second : first;
            int at = from + (first == 0 ? Long.BYTES : 0) + (Long.numberOfTrailingZeros(sought) >>> 3);
            if (bytes[at] == '"' && sought != 0) {
                return at + 1;
            }
        }
        return NO;
    }

    /** Behind the closing quote of a string whose first character is there. */
    int string(int from) {
        int at = from;
        while (true) {
            at = behindPlain(at);
            int unit = at(at);
            if (unit == '"') {
                return at - from > StrictJson.MAX_STRING ? NO : at + 1;
            }
            if (unit < 0) {
                beyondAscii = true;
                at = Utf8.behindOthers(bytes, at);
            } else if (unit == '\\') {
                escaped = true;
                at = escape(at + 1);
            } else {
                return NO;
            }
            if (at < 0) {
                return NO;
            }
        }
    }

    /**
     * Of eight bytes, those that are a quote, a backslash, a control character or beyond ASCII: the highest bit of the lowest of them is
     * set and none below it. Of bytes above it nothing is said.
     */
    private static long sought(long eight) {
        return (((eight ^ QUOTES) - ONES) | ((eight ^ BACKSLASHES) - ONES) | (eight - BLANKS) | eight) & HIGHEST;
    }

    /** The first quote, backslash, control character or byte beyond ASCII from there on, or the end. */
    private int behindPlain(int from) {
        int at = from;
        while (at <= bytes.length - Long.BYTES) {
            long sought = sought((long) LONGS.get(bytes, at));
            if (sought != 0) {
                return at + (Long.numberOfTrailingZeros(sought) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    private int escape(int at) {
        return switch (at(at)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> hex(at + 1) < 0 ? NO : at + 5;
            default -> NO;
        };
    }

    /** The number that four hexadecimal digits say, or {@link #NO}. */
    private int hex(int from) {
        int number = 0;
        for (int at = from; at < from + 4; at++) {
            int digit = Character.digit(at(at), 16);
            if (digit < 0) {
                return NO;
            }
            number = number << 4 | digit;
        }
        return number;
    }

    /** Behind a number, {@code true}, {@code false} or {@code null} that begins there. */
    int word(int from) {
        return switch (at(from)) {
            case 't' -> word(from, "true");
            case 'f' -> word(from, "false");
            case 'n' -> word(from, "null");
            default -> number(from);
        };
    }

    private int word(int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at(from + i) != word.charAt(i)) {
                return NO;
            }
        }
        return from + word.length();
    }

    private int number(int from) {
        int at = at(from) == '-' ? from + 1 : from;
        at = at(at) == '0' ? at + 1 : digits(at);
        if (at > 0 && at(at) == '.') {
            at = digits(at + 1);
        }
        if (at > 0 && (at(at) | 0x20) == 'e') {
            int sign = at(at + 1);
            at = digits(sign == '+' || sign == '-' ? at + 2 : at + 1);
        }
        return at - from > StrictJson.MAX_NUMBER ? NO : at;
    }

    private int digits(int from) {
        int at = from;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at == from ? NO : at;
    }

    /** From here on it is remembered whether a string has an escape. */
    void attend() {
        escaped = false;
        beyondAscii = false;
    }

    /** Whether a string since {@link #attend} has an escape. */
    boolean isEscaped() {
        return escaped;
    }

    /** The text between two positions, which has been stepped over since {@link #attend}. */
    String text(int from, int to) {
        if (escaped) {
            return unescaped(from, to);
        }
        return new String(bytes, from, to - from, beyondAscii ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private String unescaped(int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int plain = at;
            while (at < to && bytes[at] != '\\') {
                at++;
            }
            text.append(new String(bytes, plain, at - plain, StandardCharsets.UTF_8));
            if (at < to) {
                int sign = bytes[at + 1];
                text.append(sign == 'u' ? (char) hex(at + 2) : meant(sign));
                at += sign == 'u' ? 6 : 2;
            }
        }
        return text.toString();
    }

    private static char meant(int sign) {
        return switch (sign) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) sign;
        };
    }
}
