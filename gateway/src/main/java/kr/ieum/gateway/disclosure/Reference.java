package kr.ieum.gateway.disclosure;

import java.util.Arrays;

/** A keyed hash that stands for a subject, case or official. */
final class Reference {

    private final byte[] bytes;

    Reference(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reference that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Reference[…]";
    }
}
