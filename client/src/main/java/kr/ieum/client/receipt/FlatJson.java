package kr.ieum.client.receipt;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON object whose members are all texts of plain ASCII that need no escape, in the one spelling that RFC 8785 gives it: no blanks, names in
 * order, each once. That is all that receipts are made of, and nothing else is read.
 */
final class FlatJson {

    private static final String TEXT = "[ !#-\\[\\]-~]{0,512}";
    private static final Pattern VALUE = Pattern.compile(TEXT);
    private static final Pattern MEMBER = Pattern.compile("\"([A-Za-z]{1,32})\":\"(" + TEXT + ")\"");

    private FlatJson() {}

    /** @throws IllegalArgumentException when a value is none of those */
    static String text(SortedMap<String, String> members) {
        StringBuilder text = new StringBuilder("{");
        members.forEach((name, value) -> {
            if (!VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException(name + " isn't plain text");
            }
            text.append(text.length() == 1 ? "\"" : ",\"")
                    .append(name)
                    .append("\":\"")
                    .append(value)
                    .append('"');
        });
        return text.append('}').toString();
    }

    static Optional<Map<String, String>> read(String text) {
        SortedMap<String, String> members = new TreeMap<>();
        Matcher member = MEMBER.matcher(text);
        while (member.find()) {
            members.put(member.group(1), member.group(2));
        }
        // whatever was passed over, repeated or out of order makes another text
        return text(members).equals(text) ? Optional.of(members) : Optional.empty();
    }
}
