package kr.ieum.gateway.log.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value: 32 bytes, immutable, compared by content. It is public by nature, so {@code toString} shows it. */
public final class Digest {
    /** Length of every digest in bytes. */
    public static final int BYTES = 32;

    // Nothing is ever fed to this one: a copy of it costs a third of asking the provider for one. The provider is
    // named: with Bouncy Castle
    // installed first, the same call would be seven times slower.
    private static final MessageDigest FRESH = fresh();

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes over a copy of exactly 32 bytes.
     *
     * @throws IllegalArgumentException when the length differs
     */
    public static Digest of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes, not " + bytes.length);
        }
        return new Digest(bytes.clone());
    }

    /**
     * Reads 64 hexadecimal digits.
     *
     * @throws IllegalArgumentException when it isn't that
     */
    public static Digest ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** SHA-256 of the concatenation of the parts. */
    public static Digest sha256(byte[]... parts) {
        try {
            MessageDigest sha = (MessageDigest) FRESH.clone();
            for (byte[] part : parts) {
                sha.update(part);
            }
            return new Digest(sha.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this JDK's SHA-256 can't be copied", e);
        }
    }

    /** SHA-256 of a prefix and two digests. */
    static Digest sha256(byte[] prefix, Digest left, Digest right) {
        return sha256(prefix, left.bytes, right.bytes);
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256", "SUN");
        } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
            throw new IllegalStateException("this JDK has no SHA-256 in its own provider", e);
        }
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "sha-256:" + hex();
    }
}
