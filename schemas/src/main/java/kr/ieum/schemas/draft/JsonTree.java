package kr.ieum.schemas.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Reads JSON, or a JSON document on each line, into a {@link Branch}; a duplicate key or text behind the end is refused. */
final class JsonTree {

    private static final Pattern LINE_END = Pattern.compile("\r?\n");

    private JsonTree() {}

    static Branch read(String text) throws UnreadableSample {
        try {
            return document(text);
        } catch (UnreadableSample whole) {
            List<Branch> lines = lines(text);
            if (lines.isEmpty()) {
                throw whole;
            }
            return new Branch("", "", lines, false);
        }
    }

    /** The documents of a file that has one on each line; none when it isn't such a file. */
    private static List<Branch> lines(String text) {
        List<Branch> lines = new ArrayList<>();
        for (String line : LINE_END.split(text, -1)) {
            if (!line.isBlank()) {
                try {
                    lines.add(listed(document(line)));
                } catch (UnreadableSample e) {
                    return List.of();
                }
            }
        }
        return lines.size() > 1 ? lines : List.of();
    }

    private static Branch listed(Branch document) {
        return new Branch("", document.text(), document.children(), true);
    }

    private static Branch document(String text) throws UnreadableSample {
        try (JsonParser parser = StrictJson.factory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            List<Branch> top = new ArrayList<>();
            value("", parser, false, top);
            if (parser.nextToken() != null) {
                throw new UnreadableSample(
                        "D4",
                        Math.max(parser.currentLocation().getLineNr(), 0),
                        "has text behind its end",
                        "correct the sample at this line, or take another answer of the register");
            }
            return top.size() == 1 && !top.getFirst().listed() ? top.getFirst() : new Branch("", "", top, false);
        } catch (JacksonException e) {
            // Jackson's message may quote the document
            throw new UnreadableSample(
                    "D4",
                    e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNr(), 0),
                    "is not JSON within the limits of a record (duplicate keys, depth and length included)",
                    "correct the sample at this line, or take another answer of the register");
        }
    }

    /** Adds what stands at the parser's place: one branch, or one for each item of a list. */
    private static void value(String name, JsonParser parser, boolean listed, List<Branch> into) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                List<Branch> children = new ArrayList<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String key = parser.currentName();
                    parser.nextToken();
                    value(key, parser, false, children);
                }
                into.add(new Branch(name, "", children, listed));
            }
            case START_ARRAY -> {
                int before = into.size();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(name, parser, true, into);
                }
                if (into.size() == before) {
                    into.add(Branch.leaf(name, "", true));
                }
            }
            case VALUE_NULL -> into.add(Branch.leaf(name, "", listed));
            default -> into.add(Branch.leaf(name, parser.getString(), listed));
        }
    }
}
