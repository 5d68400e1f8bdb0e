package kr.ieum.gateway.correction;

import java.util.Arrays;

/** A keyed reference to a subject, a case or an official: equal for the same one, and of no use without the key. */
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
        return "Reference[hidden]";
    }
}
