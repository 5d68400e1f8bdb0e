package kr.ieum.gateway.keys;

import java.util.Arrays;

/** A keyed hash that stands for a subject, a case or an official: equal for the same one, and of no use without the key. */
public final class KeyedHash {

    private final byte[] bytes;

    public KeyedHash(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyedHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "KeyedHash[…]";
    }
}
