package kr.ieum.schemas.mapping;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * All paths of a message at which something is written, with the message's own prefixes, found without the decoder under test.
 * Attributes of XML Schema's instance namespace steer validators and say nothing.
 */
final class XmlPaths {

    private XmlPaths() {}

    static Set<String> of(String xml) {
        Set<String> paths = new TreeSet<>();
        try {
            XMLStreamReader reader = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(xml));
            Deque<String> at = new ArrayDeque<>();
            StringBuilder text = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        String name = reader.getPrefix().isEmpty()
                                ? reader.getLocalName()
                                : reader.getPrefix() + ":" + reader.getLocalName();
                        // paths begin below the root
                        String path = at.isEmpty() ? "" : at.peek().isEmpty() ? name : at.peek() + "/" + name;
                        at.push(path);
                        text.setLength(0);
                        for (int i = 0; i < reader.getAttributeCount(); i++) {
                            if (!"xsi".equals(reader.getAttributePrefix(i))) {
                                paths.add(path + "/@" + reader.getAttributePrefix(i) + ":"
                                        + reader.getAttributeLocalName(i));
                            }
                        }
                    }
                    case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        String path = at.pop();
                        if (!text.toString().isBlank()) {
                            paths.add(path);
                        }
                        text.setLength(0);
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return paths;
    }
}
