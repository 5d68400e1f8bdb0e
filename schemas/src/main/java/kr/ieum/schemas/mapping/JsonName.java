package kr.ieum.schemas.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A declared name as it mostly stands in a document, with its quotes and its colon and nothing between: {@code "name":}. It is told
 * eight bytes at a time. Immutable.
 */
final class JsonName {

    /** Behind a name that doesn't stand there. */
    static final int ANOTHER = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int AT_A_GLANCE = 2 * Long.BYTES;
    private static final int SIGNS = 3;

    /** One that no document has. */
    static final JsonName NEVER = new JsonName(new byte[0], 1);

    private final byte[] written;
    private final long first;
    private final long firstMask;
    private final long second;
    private final long secondMask;

    private JsonName(byte[] written, long never) {
        this.written = written;
        byte[] padded = Arrays.copyOf(written, Math.max(written.length, AT_A_GLANCE));
        this.first = (long) LONGS.get(padded, 0) | never;
        this.firstMask = mask(written.length);
        this.second = (long) LONGS.get(padded, Long.BYTES);
        this.secondMask = mask(written.length - Long.BYTES);
    }

    static JsonName of(String name) {
        return new JsonName(("\"" + name + "\":").getBytes(StandardCharsets.UTF_8), 0);
    }

    private static long mask(int bytes) {
        if (bytes >= Long.BYTES) {
            return -1;
        }
        return bytes <= 0 ? 0 : -1L >>> (Long.SIZE - Byte.SIZE * bytes);
    }

    /** The position behind its colon when it stands there as it mostly does, or {@link #ANOTHER}. */
    int behind(byte[] bytes, int at) {
        if (at > bytes.length - AT_A_GLANCE
                || ((long) LONGS.get(bytes, at) & firstMask) != first
                || ((long) LONGS.get(bytes, at + Long.BYTES) & secondMask) != second) {
            return ANOTHER;
        }
        int behind = at + written.length;
        if (written.length > AT_A_GLANCE
                && (behind > bytes.length
                        || !Arrays.equals(bytes, at + AT_A_GLANCE, behind, written, AT_A_GLANCE, written.length))) {
            return ANOTHER;
        }
        return behind;
    }

    int hash() {
        return this == NEVER ? 0 : hash(written, 1, written.length - SIGNS + 1);
    }

    /** Of the bytes of a name alone. */
    static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + bytes[at];
        }
        return hash ^ (hash >>> 15);
    }

    /** Whether the bytes are those of the name alone. */
    boolean is(byte[] bytes, int from, int to) {
        return to - from == written.length - SIGNS
                && Arrays.equals(bytes, from, to, written, 1, written.length - SIGNS + 1);
    }
}
