package kr.ieum.gateway.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person, as a file may name one: HMAC-SHA-256 of the resident number under the installation's {@code person-key}. Without
 * the key nobody can tell whom it stands for, and nobody can try numbers out.
 *
 * @param hex 64 hexadecimal digits
 */
public record PersonReference(String hex) {

    /** What stands before the digits in a file. */
    static final String PREFIX = "hmac-sha256:";

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when it isn't 64 hexadecimal digits; what was given isn't repeated */
    public PersonReference {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("a reference has 64 hexadecimal digits");
        }
    }

    /** Reads {@code hmac-sha256:…}; nothing when it is anything else, such as a number itself. */
    static Optional<PersonReference> read(String text) {
        String hex = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
        return SHAPE.matcher(hex).matches() ? Optional.of(new PersonReference(hex)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PersonReference[…]";
    }
}
