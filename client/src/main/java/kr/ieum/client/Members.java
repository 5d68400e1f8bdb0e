package kr.ieum.client;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Single members of a JSON text whose signature is proven, so that this library needs no JSON of its own. A quote within a text is
 * escaped, so that no text can pass for a member; of members of one name the first is read.
 */
record Members(String json) {

    /** A member that is a text without escapes. */
    Optional<String> text(String name) {
        Matcher member = Pattern.compile('"' + name + "\"\\s*:\\s*\"([^\"\\\\]{1,200})\"")
                .matcher(json);
        return member.find() ? Optional.of(member.group(1)) : Optional.empty();
    }

    /** A member that is a whole number. */
    OptionalLong number(String name) {
        Matcher member = Pattern.compile('"' + name + "\"\\s*:\\s*([0-9]{1,18})(?![0-9.eE])")
                .matcher(json);
        return member.find() ? OptionalLong.of(Long.parseLong(member.group(1))) : OptionalLong.empty();
    }
}
