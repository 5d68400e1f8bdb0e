package kr.ieum.gateway.exchange.soap;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamReader;

/** The namespaces that are declared around an element, by prefix. */
final class Scope {

    private final Map<String, String> namespaces = new TreeMap<>();

    /** Takes what the element at which the reader stands declares. */
    void enter(XMLStreamReader xml) {
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            namespaces.put(
                    Optional.ofNullable(xml.getNamespacePrefix(i)).orElse(""),
                    Optional.ofNullable(xml.getNamespaceURI(i)).orElse(""));
        }
    }

    /** All that hold, in the order of their prefixes; one that was taken back isn't among them. */
    Map<String, String> declared() {
        Map<String, String> declared = new TreeMap<>(namespaces);
        declared.values().removeIf(String::isEmpty);
        return declared;
    }
}
