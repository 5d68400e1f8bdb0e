package kr.ieum.schemas.mapping;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of one record that its mapping declares nowhere, by path: what a register sends and nobody has looked at. Found in a pass
 * of its own over a record that was decoded without a fault, for people who try a mapping; look-ups step over such fields. Values are
 * never looked at. For one thread.
 */
final class UndeclaredFields {

    /** Paths of one record; a register that uses values as names shall fill no memory. */
    private static final int MOST = 256;

    private final Set<String> declared;
    private final Set<String> ways = new HashSet<>();
    private final Set<String> found = new TreeSet<>();

    UndeclaredFields(SourceFields fields) {
        this.declared = fields.names();
        for (String name : declared) {
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                ways.add(name.substring(0, slash));
            }
        }
    }

    /** The paths that were found since the last call. */
    Set<String> taken() {
        Set<String> taken = Set.copyOf(found);
        found.clear();
        return taken;
    }

    /** @param parser at the beginning of an object; it is left at its end */
    void ofObject(JsonParser parser) {
        members(parser, "", "");
    }

    /**
     * @param path without brackets, as fields are named
     * @param shown with brackets where something repeats, as fields are declared
     */
    private void members(JsonParser parser, String path, String shown) {
        boolean none = true;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            none = false;
            String name = parser.currentName();
            parser.nextToken();
            value(parser, below(path, name), below(shown, name));
        }
        if (none && !path.isEmpty() && !ways.contains(path)) {
            add(path, shown);
        }
    }

    private void value(JsonParser parser, String path, String shown) {
        switch (parser.currentToken()) {
            case START_OBJECT -> members(parser, path, shown);
            case START_ARRAY -> {
                boolean none = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    none = false;
                    value(parser, path, shown + "[]");
                }
                if (none && !ways.contains(path)) {
                    add(path, shown + "[]");
                }
            }
            // a group that is null is the register's way to say that it has none
            case VALUE_NULL -> {
                if (!ways.contains(path)) {
                    add(path, shown);
                }
            }
            default -> add(path, shown);
        }
    }

    /**
     * @param reader at the start of an element that is a record; it is left at its end
     * @param prefixes namespace URI to the prefix that the mapping uses
     */
    void ofElement(XMLStreamReader reader, Map<String, String> prefixes) throws XMLStreamException {
        element(reader, "", prefixes);
    }

    private void element(XMLStreamReader reader, String path, Map<String, String> prefixes) throws XMLStreamException {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(reader.getAttributeNamespace(i))) {
                String attribute = below(path, "@" + XmlNames.attribute(reader, i, prefixes));
                add(attribute, attribute);
            }
        }
        boolean leaf = true;
        int event = reader.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                leaf = false;
                String name = XmlNames.element(reader, prefixes);
                element(
                        reader,
                        below(path, XmlNames.isForeign(name) ? name + ":" + reader.getLocalName() : name),
                        prefixes);
            }
            event = reader.next();
        }
        if (leaf && !path.isEmpty() && !ways.contains(path)) {
            add(path, path);
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    private void add(String path, String shown) {
        if (!declared.contains(path) && found.size() < MOST) {
            found.add(shown);
        }
    }
}
