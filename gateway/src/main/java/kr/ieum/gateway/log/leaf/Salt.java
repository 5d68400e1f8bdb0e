package kr.ieum.gateway.log.leaf;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * 256 fresh random bits for one commitment (design §9). A salt is as secret as what it hides: with it, anyone could try
 * every resident number against the commitment, so {@code toString} shows nothing.
 */
public final class Salt {
    /** Length in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Salt(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new salt; one is never used twice. */
    public static Salt fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Salt(bytes);
    }

    /**
     * A salt that was stored or received.
     *
     * @throws IllegalArgumentException when it isn't 32 bytes long
     */
    public static Salt of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + bytes.length);
        }
        return new Salt(bytes.clone());
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Salt that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Salt[hidden]";
    }
}
