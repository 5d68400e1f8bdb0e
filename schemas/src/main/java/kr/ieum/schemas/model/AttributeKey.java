package kr.ieum.schemas.model;

import java.util.regex.Pattern;

/**
 * The key of an attribute of the reference model, such as {@code Person/birthDate}: the same in model, mapping,
 * agreement, log, API and on the screen (design §2).
 */
public record AttributeKey(String text) implements Comparable<AttributeKey> {

    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Za-z0-9]{0,63}/[a-z][A-Za-z0-9]{0,63}");

    /** @throws IllegalArgumentException when the text is not {@code Class/property} */
    public AttributeKey {
        if (!isKey(text)) {
            throw new IllegalArgumentException("not an attribute key of the form Class/property");
        }
    }

    /** Whether the text has the form of a key; no other spelling, case or Unicode form is one. */
    public static boolean isKey(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** The class part, {@code Person} of {@code Person/birthDate}. */
    public String className() {
        return text.substring(0, text.indexOf('/'));
    }

    @Override
    public int compareTo(AttributeKey other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
