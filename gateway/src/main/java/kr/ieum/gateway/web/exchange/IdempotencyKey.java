package kr.ieum.gateway.web.exchange;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key under which the same again is the same: 1 to 128 letters, digits or {@code . _ : -}, in quotes as structured fields have them or without. */
final class IdempotencyKey {

    private static final Pattern FORM = Pattern.compile("\"?([A-Za-z0-9._:-]{1,128})\"?");

    private IdempotencyKey() {}

    /** The key that a field holds; nothing where it is none. */
    static Optional<String> of(String field) {
        Matcher key = FORM.matcher(field);
        return key.matches() ? Optional.of(key.group(1)) : Optional.empty();
    }
}
