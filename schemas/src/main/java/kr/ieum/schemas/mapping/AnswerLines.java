package kr.ieum.schemas.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The lines at which the records of an answer begin, found in a pass of its own over an answer that was decoded without a fault. */
final class AnswerLines {

    private AnswerLines() {}

    /** @param record path of the record */
    static List<Long> of(JsonParser parser, String record) {
        List<Long> lines = new ArrayList<>();
        forEach(parser, record, () -> {
            lines.add((long) parser.currentTokenLocation().getLineNr());
            parser.skipChildren();
        });
        return lines;
    }

    /**
     * Does something at each record.
     *
     * @param record path of the record
     * @param at begins where the record begins and leaves the parser at its end
     */
    static void forEach(JsonParser parser, String record, Runnable at) {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            members(parser, List.of(record.split("/", -1)), at);
        }
    }

    private static void members(JsonParser parser, List<String> steps, Runnable at) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean leads = steps.getFirst().equals(parser.currentName());
            JsonToken token = parser.nextToken();
            if (leads && steps.size() > 1 && token == JsonToken.START_OBJECT) {
                members(parser, steps.subList(1, steps.size()), at);
            } else if (leads && steps.size() == 1 && token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    at.run();
                }
            } else if (leads && steps.size() == 1 && token == JsonToken.START_OBJECT) {
                at.run();
            } else {
                parser.skipChildren();
            }
        }
    }

    /**
     * @param record path of the record
     * @param prefixes namespace URI to the prefix that the mapping uses
     */
    static List<Long> of(XMLStreamReader reader, String record, Map<String, String> prefixes)
            throws XMLStreamException {
        List<Long> lines = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open.addLast(XmlNames.element(reader, prefixes));
                if (record.equals(String.join("/", open))) {
                    lines.add((long) reader.getLocation().getLineNumber());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.removeLast();
            }
        }
        return lines;
    }
}
