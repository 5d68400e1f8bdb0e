package kr.ieum.schemas.model;

/**
 * The key of an attribute of the reference model, such as {@code Person/birthDate}: the same in model, mapping,
 * agreement, log, API and on the screen (design §2).
 */
public record AttributeKey(String text) implements Comparable<AttributeKey> {

    /** Letters and digits of each of the two names. */
    private static final int LONGEST = 64;

    /** @throws IllegalArgumentException when the text is not {@code Class/property} */
    public AttributeKey {
        if (!isKey(text)) {
            throw new IllegalArgumentException("not an attribute key of the form Class/property");
        }
    }

    /** Whether the text has the form of a key; no other spelling, case or Unicode form is one. */
    public static boolean isKey(String text) {
        int slash = text.indexOf('/');
        return slash > 0
                && isBetween(text.charAt(0), 'A', 'Z')
                && isName(text, 0, slash)
                && isName(text, slash + 1, text.length())
                && isBetween(text.charAt(slash + 1), 'a', 'z');
    }

    private static boolean isName(String text, int from, int until) {
        if (until <= from || until - from > LONGEST) {
            return false;
        }
        for (int i = from; i < until; i++) {
            char c = text.charAt(i);
            if (!isBetween(c, 'a', 'z') && !isBetween(c, 'A', 'Z') && !isBetween(c, '0', '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBetween(char c, char first, char last) {
        return first <= c && c <= last;
    }

    /** The class part, {@code Person} of {@code Person/birthDate}. */
    public String className() {
        return text.substring(0, text.indexOf('/'));
    }

    /** As a record has it, without the detour: keys are compared and hashed more often than all else. */
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof AttributeKey key && text.equals(key.text));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
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
