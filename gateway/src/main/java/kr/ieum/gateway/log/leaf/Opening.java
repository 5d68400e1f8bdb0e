package kr.ieum.gateway.log.leaf;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What opens a {@link Commitment}: purpose, salt and value. Whoever holds it can prove what was committed to; it is never
 * logged and its {@code toString} shows the purpose only.
 */
public final class Opening {
    private final Commitment.Purpose purpose;
    private final Salt salt;
    private final byte[] value;

    /** An opening as it was stored or received; the value is copied. */
    public Opening(Commitment.Purpose purpose, Salt salt, byte[] value) {
        this.purpose = purpose;
        this.salt = salt;
        this.value = value.clone();
    }

    /** A new opening of these bytes under a fresh salt. */
    public static Opening fresh(Commitment.Purpose purpose, byte[] value, SecureRandom random) {
        return new Opening(purpose, Salt.fresh(random), value);
    }

    /** A new opening of this text in UTF-8 under a fresh salt. */
    public static Opening fresh(Commitment.Purpose purpose, String value, SecureRandom random) {
        return fresh(purpose, value.getBytes(StandardCharsets.UTF_8), random);
    }

    /** The commitment that this opens. */
    public Commitment commitment() {
        return Commitment.to(purpose, salt, value);
    }

    /** Whether this opens that commitment. */
    public boolean opens(Commitment commitment) {
        return commitment().equals(commitment);
    }

    public Commitment.Purpose purpose() {
        return purpose;
    }

    public Salt salt() {
        return salt;
    }

    /** A copy of the value's bytes. */
    public byte[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Opening that
                && purpose == that.purpose
                && salt.equals(that.salt)
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return salt.hashCode();
    }

    @Override
    public String toString() {
        return "Opening[" + purpose + ", hidden]";
    }
}
