package kr.ieum.schemas.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whether bytes are UTF-8 as RFC 3629 has it: no overlong form, no half of a surrogate pair, nothing beyond U+10FFFF. The parser of a
 * format that reads bytes is kinder than that, so that bytes are looked at before it sees them.
 */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Whether all of the bytes from an offset on are well-formed. */
    static boolean isWellFormed(byte[] bytes, int from) {
        int at = from;
        while (true) {
            at = behindAscii(bytes, at);
            if (at == bytes.length) {
                return true;
            }
            int length = character(bytes, at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
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
