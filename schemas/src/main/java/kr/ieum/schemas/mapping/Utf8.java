package kr.ieum.schemas.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Whether bytes are UTF-8 as RFC 3629 has it: no overlong form, no half of a surrogate pair, nothing beyond U+10FFFF. The parser of a
 * format that reads bytes is kinder than that, so that bytes are looked at before it sees them.
 */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** The bits by which three bytes, the first of them lowest, are told to be one character: 1110xxxx 10xxxxxx 10xxxxxx. */
    private static final int MARKS = 0xC0_C0F0;

    private static final int MARKS_OF_THREE = 0x80_80E0;
    /** The first byte's own bits and the second one's highest: 0000 0 is an overlong form, 1101 1 half of a surrogate pair. */
    private static final int LEAD_AND_HALF = 0x200F;

    private static final int OVERLONG = 0x0000;
    private static final int SURROGATE = 0x200D;
    /** A blank and the first byte of a character of three behind it. */
    private static final int BLANK_AND_MARK = 0xF0FF;

    private static final int BLANK_BEFORE_THREE = 0xE020;
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    /** Instead of a position. */
    static final int NOT_WELL_FORMED = -1;

    /** Bytes of the byte order mark. */
    static final int MARK_LENGTH = 3;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Utf8() {}

    /** Whether a byte order mark stands there. */
    static boolean hasMark(byte[] bytes, int from) {
        return bytes.length >= from + MARK_LENGTH
                && Arrays.equals(bytes, from, from + MARK_LENGTH, MARK, 0, MARK_LENGTH);
    }

    /** Whether all of the bytes from an offset on are well-formed. */
    static boolean isWellFormed(byte[] bytes, int from) {
        int at = from;
        while (true) {
            at = behindAscii(bytes, at);
            if (at == bytes.length) {
                return true;
            }
            at = behindOthers(bytes, at);
            if (at == NOT_WELL_FORMED) {
                return false;
            }
        }
    }

    /** Behind the character beyond ASCII that begins there, and behind more of its kind, or {@link #NOT_WELL_FORMED}. */
    static int behindOthers(byte[] bytes, int from) {
        int behind = behindSyllables(bytes, from);
        if (behind > from) {
            return behind;
        }
        int length = character(bytes, from);
        return length == 0 ? NOT_WELL_FORMED : from + length;
    }

    /** Whether these bytes are ASCII, each of them a character by itself in every charset that extends ASCII. */
    static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            if (((long) LONGS.get(bytes, at) & NOT_ASCII) != 0) {
                return false;
            }
        }
        for (; at < to; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    private static int behindAscii(byte[] bytes, int from) {
        int at = from;
        while (at <= bytes.length - Long.BYTES) {
            long high = (long) LONGS.get(bytes, at) & NOT_ASCII;
            if (high != 0) {
                return at + (Long.numberOfTrailingZeros(high) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Behind the characters of three bytes, such as syllables of Hangul, that stand there one after the other, and blanks between. */
    private static int behindSyllables(byte[] bytes, int from) {
        int at = from;
        while (at <= bytes.length - Integer.BYTES) {
            int four = (int) INTS.get(bytes, at);
            int firstAndHalf = four & LEAD_AND_HALF;
            if ((four & MARKS) == MARKS_OF_THREE && firstAndHalf != OVERLONG && firstAndHalf != SURROGATE) {
                at += 3;
            } else if ((four & BLANK_AND_MARK) == BLANK_BEFORE_THREE && at > from) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    /** The bytes of the well-formed character that begins with a byte beyond ASCII, or 0. */
    private static int character(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int left = bytes.length - at;
        if (first < 0xC2) {
            return 0;
        }
        if (first < 0xE0) {
            return left >= 2 && continues(bytes[at + 1]) ? 2 : 0;
        }
        if (first < 0xF0) {
            if (left < 3 || !continues(bytes[at + 1]) || !continues(bytes[at + 2])) {
                return 0;
            }
            int second = bytes[at + 1] & 0xFF;
            boolean overlong = first == 0xE0 && second < 0xA0;
            boolean surrogate = first == 0xED && second >= 0xA0;
            return overlong || surrogate ? 0 : 3;
        }
        if (first > 0xF4
                || left < 4
                || !continues(bytes[at + 1])
                || !continues(bytes[at + 2])
                || !continues(bytes[at + 3])) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        boolean overlong = first == 0xF0 && second < 0x90;
        boolean beyond = first == 0xF4 && second >= 0x90;
        return overlong || beyond ? 0 : 4;
    }

    private static boolean continues(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
