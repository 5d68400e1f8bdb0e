package kr.ieum.client.signature;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;

/**
 * Structured fields (RFC 9651) for values that signatures rest on. The standard lets the last of two members or parameters
 * with one name win; here both are refused, for two readers might not agree on which one counts.
 */
final class StrictFields {

    private StrictFields() {}

    /** The dictionary that this text is; empty when it is none, or names something twice. */
    static Optional<Dictionary> dictionary(String text) {
        try {
            Dictionary parsed = Parser.parseDictionary(text);
            return isUnambiguous(text, parsed) ? Optional.of(parsed) : Optional.empty();
        } catch (ParseException notADictionary) {
            return Optional.empty();
        }
    }

    /** What this parameter is set to. */
    static Optional<Object> parameter(Parameters parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(Item::get);
    }

    /** A copy of what stands in a byte sequence. */
    static byte[] bytes(ByteBuffer sequence) {
        byte[] copy = new byte[sequence.remaining()];
        sequence.duplicate().get(copy);
        return copy;
    }

    /** Whether as many members and parameters were read as are written. */
    private static boolean isUnambiguous(String text, Dictionary parsed) {
        Counted written = count(text);
        int parameters = parsed.get().values().stream()
                .mapToInt(StrictFields::parameters)
                .sum();
        return parsed.get().size() == (text.isBlank() ? 0 : written.commas + 1) && parameters == written.semicolons;
    }

    private static int parameters(ListElement<?> element) {
        int own = size(element.getParams());
        return element instanceof InnerList list
                ? own
                        + list.get().stream()
                                .mapToInt(item -> size(item.getParams()))
                                .sum()
                : own;
    }

    private static int size(Parameters parameters) {
        return parameters.size();
    }

    private record Counted(int commas, int semicolons) {}

    /** Commas and semicolons outside of strings; nothing else in a structured field may contain one. */
    private static Counted count(String text) {
        int commas = 0;
        int semicolons = 0;
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == ',') {
                commas++;
            } else if (c == ';') {
                semicolons++;
            }
        }
        return new Counted(commas, semicolons);
    }
}
