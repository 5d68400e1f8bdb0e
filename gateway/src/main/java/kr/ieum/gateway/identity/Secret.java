package kr.ieum.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A password, key or token. Its text shows nothing, so that it can't slip into a log line, a message or a URL; the value
 * comes out only through {@link #reveal}, at the place that sends it.
 */
public final class Secret {

    private final String value;

    /** Keeps the value. */
    public Secret(String value) {
        this.value = value;
    }

    /** The value, for the one place that needs it. */
    public String reveal() {
        return value;
    }

    /** Whether the other text is the same, in a time that doesn't depend on where they differ. */
    public boolean matches(String other) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
