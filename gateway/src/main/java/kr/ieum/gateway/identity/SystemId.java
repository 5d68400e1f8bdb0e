package kr.ieum.gateway.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A system of an agency, as agreements name it. Its text is {@code AGENCY/SYSTEM}, such as {@code 3000000/welfare-case}; what requests say in
 * {@code Ieum-System} (decision 0036).
 *
 * @param agency institution code
 * @param system id beneath the agency
 */
public record SystemId(String agency, String system) {

    private static final Pattern TEXT = Pattern.compile("([A-Z0-9]{7})/([a-z][a-z0-9-]{0,63})");

    /** Whether it is one is for {@link Agencies} to say; this is its form alone. */
    public SystemId {
        if (!TEXT.matcher(agency + "/" + system).matches()) {
            throw new IllegalArgumentException("not the id of a system");
        }
    }

    /** Reads {@code AGENCY/SYSTEM}; nothing where the text isn't one. */
    public static Optional<SystemId> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() ? Optional.of(new SystemId(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** As requests name it. */
    public String text() {
        return agency + "/" + system;
    }

    @Override
    public String toString() {
        return text();
    }
}
