package kr.ieum.schemas.mapping;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An XML message, whose elements stand in the order in which the mapping lists their fields. It is held in memory until it ends, as
 * records lie within each other.
 *
 * @param namespaces prefix of the mapping to namespace URI
 * @param root name of the message's element
 * @param places where records of each type stand, below the root
 * @param fields all paths below the root, in the order of the message
 */
record XmlOutput(
        Charset charset, Map<String, String> namespaces, String root, Map<String, String> places, SourceFields fields)
        implements OutputFormat {

    private static final XMLOutputFactory WRITERS = new WstxOutputFactory();

    XmlOutput {
        namespaces = Map.copyOf(namespaces);
        places = Map.copyOf(places);
    }

    @Override
    public String mediaType() {
        return "application/xml;charset=" + charset.name();
    }

    @Override
    public boolean mayLeaveOut() {
        return true;
    }

    @Override
    public String asRead(String text) {
        return text.strip();
    }

    /** The element that a field belongs to: of those that are records, the one closest to it. */
    static Optional<String> owner(String field, Set<String> elements) {
        Optional<String> closest = Optional.empty();
        for (String element : elements) {
            boolean within = field.equals(element) || field.startsWith(element + "/");
            if (within
                    && closest.filter(other -> other.length() >= element.length())
                            .isEmpty()) {
                closest = Optional.of(element);
            }
        }
        return closest;
    }

    @Override
    public RecordSink open(OutputStream out, Instant assertedAt) {
        return new Message(out);
    }

    /** One message being written. */
    private final class Message implements RecordSink {

        private final OutputStream out;
        private final Map<String, Integer> order = new HashMap<>();
        private final XmlNode top = new XmlNode(root, "");

        Message(OutputStream out) {
            this.out = out;
            int next = 0;
            for (String field : fields.names()) {
                for (int at = field.indexOf('/'); at >= 0; at = field.indexOf('/', at + 1)) {
                    order.putIfAbsent(field.substring(0, at), next++);
                }
                order.putIfAbsent(field, next++);
            }
        }

        @Override
        public Optional<RowInverse.Refusal> write(NativeRecord record) {
            Optional<String> unsaid = unsaid(record);
            if (unsaid.isPresent()) {
                return Optional.of(
                        new RowInverse.Refusal(MappingRule.M56, unsaid.get() + ": a character can't stand in XML"));
            }
            String place = places.getOrDefault(record.type(), "");
            Optional<XmlNode> parent = parent(place);
            if (parent.isEmpty()) {
                return Optional.of(new RowInverse.Refusal(
                        MappingRule.M59, "a " + record.type() + " lies within another record, which must come before"));
            }
            XmlNode element = parent.get().add(place);
            record.fields().forEach((field, text) -> element.at(field).write(text));
            for (NativeRecord part : record.parts()) {
                part.fields()
                        .forEach((field, text) ->
                                element.anew(field, group(field)).write(text));
            }
            return Optional.empty();
        }

        /** A field whose text XML has no way to say; found before the record stands in the message, which is whole or unreadable. */
        private static Optional<String> unsaid(NativeRecord record) {
            return record.fields().entrySet().stream()
                    .filter(field -> !field.getValue().codePoints().allMatch(Message::isXml))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .or(() -> record.parts().stream()
                            .flatMap(part -> unsaid(part).stream())
                            .findFirst());
        }

        /** The characters of XML 1.0, section 2.2. */
        private static boolean isXml(int c) {
            return c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000;
        }

        /** The element of which each part of a repeated field has one of its own. */
        private String group(String field) {
            String group = field;
            for (int at = field.indexOf('/'); at >= 0; at = field.indexOf('/', at + 1)) {
                if (fields.repeats(field.substring(0, at))) {
                    group = field.substring(0, at);
                }
            }
            return fields.repeats(field) ? field : group;
        }

        private Optional<XmlNode> parent(String place) {
            XmlNode node = top;
            for (int at = place.indexOf('/'); at >= 0; at = place.indexOf('/', at + 1)) {
                String path = place.substring(0, at);
                Optional<XmlNode> last = node.last(path);
                if (last.isEmpty() && places.containsValue(path)) {
                    return Optional.empty();
                }
                node = last.isPresent() ? last.get() : node.add(path);
            }
            return Optional.of(node);
        }

        @Override
        public void close() throws IOException {
            try {
                XMLStreamWriter writer = WRITERS.createXMLStreamWriter(out, charset.name());
                writer.writeStartDocument(charset.name(), "1.0");
                start(writer, top);
                for (Map.Entry<String, String> namespace : new TreeMap<>(namespaces).entrySet()) {
                    if (!namespace.getKey().isEmpty()) {
                        writer.writeNamespace(namespace.getKey(), namespace.getValue());
                    } else if (!namespace.getValue().isEmpty()) {
                        writer.writeDefaultNamespace(namespace.getValue());
                    }
                }
                inner(writer, top);
                writer.writeEndElement();
                writer.writeEndDocument();
                writer.close();
            } catch (XMLStreamException e) {
                throw new IOException("the message can't be written", e);
            }
            out.flush();
        }

        private void start(XMLStreamWriter writer, XmlNode node) throws XMLStreamException {
            String prefix = prefix(node.name());
            String uri = namespaces.getOrDefault(prefix, "");
            writer.writeStartElement(prefix, local(node.name()), uri);
        }

        private void inner(XMLStreamWriter writer, XmlNode node) throws XMLStreamException {
            List<XmlNode> children = node.inOrder(order);
            for (XmlNode child : children) {
                if (child.isAttribute()) {
                    String name = child.name().substring(1);
                    String prefix = prefix(name);
                    if (prefix.isEmpty()) {
                        writer.writeAttribute(name, child.text());
                    } else {
                        writer.writeAttribute(prefix, namespaces.getOrDefault(prefix, ""), local(name), child.text());
                    }
                }
            }
            writer.writeCharacters(node.text());
            for (XmlNode child : children) {
                if (!child.isAttribute()) {
                    start(writer, child);
                    inner(writer, child);
                    writer.writeEndElement();
                }
            }
        }

        private static String prefix(String name) {
            int colon = name.indexOf(':');
            return colon < 0 ? "" : name.substring(0, colon);
        }

        private static String local(String name) {
            return name.substring(name.indexOf(':') + 1);
        }
    }
}
