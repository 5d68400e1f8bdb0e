package kr.ieum.schemas.mapping;

import java.util.function.Predicate;

/**
 * A name of source fields in which {@code *} stands for any text. It is told in a time that grows with both lengths only, whatever
 * somebody who tries out a mapping of his own writes.
 */
record FieldPattern(String text) implements Predicate<String> {

    @Override
    public boolean test(String name) {
        int at = 0;
        int read = 0;
        int star = -1;
        int taken = 0;
        while (read < name.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                taken = read;
            } else if (at < text.length() && text.charAt(at) == name.charAt(read)) {
                at++;
                read++;
            } else if (star >= 0) {
                // the last star takes one character more
                at = star + 1;
                read = ++taken;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }
}
