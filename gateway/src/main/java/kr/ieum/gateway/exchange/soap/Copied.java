package kr.ieum.gateway.exchange.soap;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of an envelope, written as a document of its own: the same elements, attributes and texts, always in the same way, so that the same record
 * that is sent again is the same. Comments and processing instructions are left out.
 */
final class Copied {

    private final XMLStreamReader xml;
    private final Scope scope;
    private final StringBuilder text = new StringBuilder();

    /** @param scope what is declared around the element */
    Copied(XMLStreamReader xml, Scope scope) {
        this.xml = xml;
        this.scope = scope;
    }

    /** From the tag at which the reader stands to its end. */
    String element() throws XMLStreamException, EnvelopeReader.Unfit {
        scope.enter(xml);
        start(scope.declared());
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            EnvelopeReader.refuse(event);
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    start(declared());
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    text.append("</")
                            .append(name(xml.getPrefix(), xml.getLocalName()))
                            .append('>');
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    escape(xml.getText(), false);
                default -> {}
            }
        }
        return text.toString();
    }

    private Map<String, String> declared() {
        Map<String, String> declared = new TreeMap<>();
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            declared.put(
                    Optional.ofNullable(xml.getNamespacePrefix(i)).orElse(""),
                    Optional.ofNullable(xml.getNamespaceURI(i)).orElse(""));
        }
        return declared;
    }

    private void start(Map<String, String> namespaces) {
        text.append('<').append(name(xml.getPrefix(), xml.getLocalName()));
        namespaces.forEach((prefix, uri) -> attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri));
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attribute(name(xml.getAttributePrefix(i), xml.getAttributeLocalName(i)), xml.getAttributeValue(i));
        }
        text.append('>');
    }

    private static String name(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private void attribute(String name, String value) {
        text.append(' ').append(name).append("=\"");
        escape(value, true);
        text.append('"');
    }

    /** Also what a reader would change where it stands as it is. */
    private void escape(String value, boolean isAttribute) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '\r' -> text.append("&#13;");
                default -> {
                    if (isAttribute && (c == '"' || c == '\n' || c == '\t')) {
                        text.append("&#").append((int) c).append(';');
                    } else {
                        text.append(c);
                    }
                }
            }
        }
    }
}
