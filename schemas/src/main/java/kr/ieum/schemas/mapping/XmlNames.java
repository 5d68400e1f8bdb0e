package kr.ieum.schemas.mapping;

import com.ctc.wstx.exc.WstxLazyException;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Names of elements and attributes as mappings write them: with the prefixes that the mapping declares. */
final class XmlNames {

    /** The name of everything outside the agreed namespaces, which no path has. */
    private static final String FOREIGN = "?";

    private XmlNames() {}

    static String element(XMLStreamReader reader, Map<String, String> prefixes) {
        return name(reader.getNamespaceURI(), reader.getLocalName(), prefixes);
    }

    /** An attribute without prefix belongs to no namespace, whatever the default one is. */
    static String attribute(XMLStreamReader reader, int index, Map<String, String> prefixes) {
        String namespace = reader.getAttributeNamespace(index);
        String name = reader.getAttributeLocalName(index);
        return namespace == null || namespace.isEmpty() ? name : name(namespace, name, prefixes);
    }

    private static String name(String namespace, String name, Map<String, String> prefixes) {
        String prefix = prefixes.get(namespace == null ? "" : namespace);
        if (prefix == null) {
            return FOREIGN;
        }
        return prefix.isEmpty() ? name : prefix + ":" + name;
    }

    /** Whether that name stands for everything outside the agreed namespaces. */
    static boolean isForeign(String name) {
        return name.equals(FOREIGN);
    }

    static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    /** The text at which the reader stands. A fault within it, which the reader finds only now, is one like any other. */
    static String text(XMLStreamReader reader) throws XMLStreamException {
        try {
            return reader.getText();
        } catch (WstxLazyException e) {
            throw e.getCause() instanceof XMLStreamException fault ? fault : new XMLStreamException("is cut off", e);
        }
    }
}
