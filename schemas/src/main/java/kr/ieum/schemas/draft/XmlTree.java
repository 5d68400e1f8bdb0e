package kr.ieum.schemas.draft;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML into a {@link Branch} whose names carry the prefixes that the draft declares. A document type, an entity of one's own
 * and whatever points outside are refused before anything is looked up.
 */
final class XmlTree {

    private static final int MAX_DEPTH = 64;

    private static final XMLInputFactory READERS = readers();

    private final Map<String, String> prefixes = new LinkedHashMap<>();
    private final XMLStreamReader reader;
    private boolean attributesLeftOut;

    private XmlTree(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** @param namespaces prefix to namespace, as a mapping declares them */
    record Document(Branch top, Map<String, String> namespaces, boolean attributesLeftOut) {}

    private static XMLInputFactory readers() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are refused");
        });
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 64);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 65_536);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, 1_048_576);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, 1_000_000L);
        return factory;
    }

    static Document read(String text) throws UnreadableSample {
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(text));
            try {
                XmlTree tree = new XmlTree(reader);
                while (tree.next() != XMLStreamConstants.START_ELEMENT) {
                    // prolog
                }
                Branch top = tree.element();
                while (reader.hasNext()) {
                    tree.next();
                }
                return tree.document(top);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            // the parser's message may quote the document
            throw new UnreadableSample(
                    "D4",
                    e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNumber(), 0),
                    "is not XML within the limits of a record",
                    "correct the sample at this line, or take another answer of the register");
        }
    }

    private int next() throws XMLStreamException, UnreadableSample {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableSample(
                    "D6",
                    Math.max(reader.getLocation().getLineNumber(), 0),
                    "declares a document type or uses an entity of its own",
                    "take a sample without one: no mapping reads such a document");
        }
        return event;
    }

    private Branch element() throws XMLStreamException, UnreadableSample {
        String name = name();
        attributesLeftOut |= reader.getAttributeCount() > 0;
        StringBuilder text = new StringBuilder();
        List<Branch> children = new ArrayList<>();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                default -> {}
            }
        }
        return children.isEmpty()
                ? Branch.leaf(name, text.toString().strip(), false)
                : new Branch(name, "", children, false);
    }

    private String name() {
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        String prefix = prefixes.computeIfAbsent(namespace, any -> freePrefix());
        return prefix.isEmpty() ? reader.getLocalName() : prefix + ":" + reader.getLocalName();
    }

    /** The document's own prefix where no other namespace of it has taken that. */
    private String freePrefix() {
        String own = reader.getPrefix() == null ? "" : reader.getPrefix();
        String free = own;
        for (int i = 2; prefixes.containsValue(free); i++) {
            free = own + i;
        }
        return free;
    }

    /** The namespace of most elements is the one that steps needn't name, unless the document has elements of none. */
    private Document document(Branch top) {
        Map<String, Integer> uses = new LinkedHashMap<>();
        count(top, uses);
        String usual = uses.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        boolean free = !prefixes.containsValue("");
        Map<String, String> declared = new LinkedHashMap<>();
        prefixes.forEach((namespace, prefix) -> declared.put(free && prefix.equals(usual) ? "" : prefix, namespace));
        Branch named = free ? without(usual + ":", top) : top;
        return new Document(new Branch("", "", List.of(named), false), declared, attributesLeftOut);
    }

    private static void count(Branch branch, Map<String, Integer> uses) {
        int colon = branch.name().indexOf(':');
        uses.merge(branch.name().substring(0, Math.max(colon, 0)), 1, Integer::sum);
        branch.children().forEach(child -> count(child, uses));
    }

    private static Branch without(String prefix, Branch branch) {
        String name = branch.name().startsWith(prefix) ? branch.name().substring(prefix.length()) : branch.name();
        return new Branch(
                name,
                branch.text(),
                branch.children().stream().map(child -> without(prefix, child)).toList(),
                branch.listed());
    }
}
