package kr.ieum.client.signature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The header fields of a message. Names compare without case; the values of a name keep the order in which they were sent.
 * One character is one byte, as HTTP has it (ISO 8859-1).
 */
public final class Fields {

    /** No fields. */
    public static final Fields NONE = new Fields(Map.of());

    private final Map<String, List<String>> values;

    private Fields(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Fields as an HTTP library hands them out; names that differ in case only are one. */
    public static Fields of(Map<String, List<String>> sent) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        sent.forEach((name, each) ->
                byName.computeIfAbsent(lower(name), unseen -> new ArrayList<>()).addAll(each));
        byName.replaceAll((name, each) -> List.copyOf(each));
        return new Fields(byName);
    }

    /** These fields, with one more, or with one set anew. */
    public Fields with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(lower(name), List.of(value));
        return new Fields(more);
    }

    /** The values of this name in the order sent; none where it wasn't. */
    public List<String> values(String name) {
        return values.getOrDefault(lower(name), List.of());
    }

    /** The value of a field that is sent once; empty where it is missing or sent twice. */
    public Optional<String> single(String name) {
        List<String> sent = values(name);
        return sent.size() == 1 ? Optional.of(sent.getFirst()) : Optional.empty();
    }

    public boolean has(String name) {
        return values.containsKey(lower(name));
    }

    /** All fields by name in lower case, sorted. */
    public Map<String, List<String>> all() {
        return new TreeMap<>(values);
    }

    /** Names only: a value may be personal. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
