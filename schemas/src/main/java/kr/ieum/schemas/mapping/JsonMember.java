package kr.ieum.schemas.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A declared member of an object, with its name as it mostly stands in a document, with quotes and colon and nothing between:
 * {@code "name":}. It is told eight bytes at a time. Which member mostly follows it is a guess, harmless whoever else writes it
 * meanwhile, and made of declared members alone; everything else never changes.
 */
final class JsonMember {

    /** The number of what nobody declared. */
    static final int NONE = -1;

    /** Instead of a position, behind a name that doesn't stand there. */
    static final int ANOTHER = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int AT_A_GLANCE = 2 * Long.BYTES;
    private static final int SIGNS = 3;

    private final byte[] written;
    private final long first;
    private final long firstMask;
    private final long second;
    private final long secondMask;
    private final int number;
    private JsonMember follower;

    private JsonMember(byte[] written, int number, long never) {
        this.written = written;
        this.number = number;
        byte[] padded = Arrays.copyOf(written, Math.max(written.length, AT_A_GLANCE));
        // a bit outside of the mask is in no word that is masked
        this.first = (long) LONGS.get(padded, 0) | never;
        this.firstMask = mask(written.length);
        this.second = (long) LONGS.get(padded, Long.BYTES);
        this.secondMask = mask(written.length - Long.BYTES);
        this.follower = this;
    }

    /** @param number among the members of its level */
    static JsonMember of(String name, int number) {
        return new JsonMember(("\"" + name + "\":").getBytes(StandardCharsets.UTF_8), number, 0);
    }

    /** What no document has: it stands before the first member. */
    static JsonMember none() {
        return new JsonMember(new byte[0], NONE, 1);
    }

    private static long mask(int bytes) {
        if (bytes >= Long.BYTES) {
            return -1;
        }
        return bytes <= 0 ? 0 : -1L >>> (Long.SIZE - Byte.SIZE * bytes);
    }

    /** Its number among the members of its level, or {@link #NONE}. */
    int number() {
        return number;
    }

    /** The member that is likely to stand behind it. */
    JsonMember follower() {
        return follower;
    }

    /** That one stood behind it. */
    void followedBy(JsonMember other) {
        follower = other;
    }

    /** The position behind its colon when it stands there as it mostly does, or {@link #ANOTHER}. */
    int behind(byte[] bytes, int at) {
        if (at > bytes.length - AT_A_GLANCE
                || ((long) LONGS.get(bytes, at) & firstMask) != first
                || ((long) LONGS.get(bytes, at + Long.BYTES) & secondMask) != second) {
            return ANOTHER;
        }
        int behind = at + written.length;
        return written.length <= AT_A_GLANCE || isRest(bytes, at, behind) ? behind : ANOTHER;
    }

    private boolean isRest(byte[] bytes, int at, int behind) {
        return behind <= bytes.length
                && Arrays.equals(bytes, at + AT_A_GLANCE, behind, written, AT_A_GLANCE, written.length);
    }

    int hash() {
        return hash(written, 1, written.length - SIGNS + 1);
    }

    /** Of the bytes of a name alone. */
    static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + bytes[at];
        }
        return hash ^ (hash >>> 15);
    }

    /** Whether the bytes are those of its name alone. */
    boolean is(byte[] bytes, int from, int to) {
        return to - from == written.length - SIGNS
                && Arrays.equals(bytes, from, to, written, 1, written.length - SIGNS + 1);
    }
}
