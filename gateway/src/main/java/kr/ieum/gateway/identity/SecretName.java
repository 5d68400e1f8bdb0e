package kr.ieum.gateway.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a secret. Configuration holds names only, written {@code secret:NAME} (design §10).
 *
 * @param text lower-case letters, digits and hyphens, at most 63
 */
public record SecretName(String text) implements Comparable<SecretName> {

    /** What stands before the name in a configuration file. */
    public static final String PREFIX = "secret:";

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** @throws IllegalArgumentException when it isn't lower-case letters, digits and hyphens */
    public SecretName {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not the name of a secret: lower-case letters, digits and hyphens");
        }
    }

    /** Reads {@code secret:NAME}; nothing when it is anything else, such as a literal secret. */
    public static Optional<SecretName> ofReference(String reference) {
        if (!reference.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String name = reference.substring(PREFIX.length());
        return SHAPE.matcher(name).matches() ? Optional.of(new SecretName(name)) : Optional.empty();
    }

    /** The environment variable that may hold it: {@code IEUM_SECRET_} and the name in capitals. */
    public String environmentVariable() {
        return "IEUM_SECRET_" + text.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Override
    public int compareTo(SecretName other) {
        return text.compareTo(other.text);
    }
}
