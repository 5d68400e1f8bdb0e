package kr.ieum.gateway.exchange.soap;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import kr.ieum.gateway.exchange.soap.SoapRequest.Cause;
import org.codehaus.stax2.XMLInputFactory2;

/** Reads an envelope in one pass, within the bounds of every mapping. */
public final class EnvelopeReader {

    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    private static final Set<String> UNDERSTOOD = Set.of("Action", "MessageID", "To");
    private static final int LONGEST_ACTION = 256;
    private static final int MOST_DEPTH = 64;
    private static final int MOST_ATTRIBUTES = 64;
    private static final int LONGEST_ATTRIBUTE = 65_536;
    private static final int LONGEST_TEXT = 1_048_576;
    private static final long MOST_ELEMENTS = 100_000;
    private static final XMLInputFactory READERS = readers();

    private final XMLStreamReader xml;
    private final EnvelopeVersion version;
    private final Scope scope = new Scope();
    private Optional<String> action = Optional.empty();

    private EnvelopeReader(XMLStreamReader xml, EnvelopeVersion version) {
        this.xml = xml;
        this.version = version;
    }

    /** What ends the reading. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        private final Cause cause;

        Unfit(Cause cause) {
            super(cause.name(), null, false, false);
            this.cause = cause;
        }
    }

    private static XMLInputFactory readers() {
        WstxInputFactory readers = new WstxInputFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // no entity is declared without a document type, which ends the reading; unreplaced, one in an attribute would
        // be dropped without a word
        readers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        readers.setProperty(XMLInputFactory.IS_COALESCING, true);
        readers.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        readers.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        readers.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MOST_DEPTH);
        readers.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        readers.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        readers.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, LONGEST_TEXT);
        readers.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, MOST_ELEMENTS);
        return readers;
    }

    /**
     * Reads an envelope.
     *
     * @param version as the media type says
     * @param charset as the media type says, where it does
     */
    public static SoapRequest read(byte[] envelope, EnvelopeVersion version, Optional<String> charset) {
        try {
            ByteArrayInputStream bytes = new ByteArrayInputStream(envelope);
            XMLStreamReader xml = charset.isPresent()
                    ? READERS.createXMLStreamReader(bytes, charset.get())
                    : READERS.createXMLStreamReader(bytes);
            try {
                return new EnvelopeReader(xml, version).read();
            } finally {
                xml.close();
            }
        } catch (Unfit e) {
            return new SoapRequest.Faulty(e.cause);
        } catch (XMLStreamException | RuntimeException e) {
            // the parser also throws what it finds late, and its message may quote the envelope
            return new SoapRequest.Faulty(Cause.NOT_XML);
        }
    }

    private SoapRequest read() throws XMLStreamException, Unfit {
        if (next() != XMLStreamConstants.START_ELEMENT || !is("Envelope")) {
            throw new Unfit(Cause.NO_ENVELOPE);
        }
        scope.enter(xml);
        element();
        if (is("Header")) {
            header();
            element();
        }
        if (!is("Body")) {
            throw new Unfit(Cause.NO_ENVELOPE);
        }
        scope.enter(xml);
        if (next() != XMLStreamConstants.START_ELEMENT) {
            throw new Unfit(Cause.BODY);
        }
        String record = new Copied(xml, scope).element();
        if (next() != XMLStreamConstants.END_ELEMENT) {
            throw new Unfit(Cause.BODY);
        }
        if (next() != XMLStreamConstants.END_ELEMENT) {
            throw new Unfit(Cause.NO_ENVELOPE);
        }
        while (xml.hasNext()) {
            xml.next();
        }
        return new SoapRequest.Whole(version, action, record);
    }

    private void header() throws XMLStreamException, Unfit {
        while (next() == XMLStreamConstants.START_ELEMENT) {
            boolean addressing = ADDRESSING.equals(xml.getNamespaceURI());
            if (isDemanded() && !(addressing && UNDERSTOOD.contains(xml.getLocalName()))) {
                throw new Unfit(Cause.NOT_UNDERSTOOD);
            }
            if (addressing && xml.getLocalName().equals("Action")) {
                String text = xml.getElementText().strip();
                if (action.isPresent() || text.length() > LONGEST_ACTION) {
                    throw new Unfit(Cause.NO_ENVELOPE);
                }
                action = Optional.of(text);
            } else {
                skip();
            }
        }
    }

    private boolean isDemanded() {
        String demanded = xml.getAttributeValue(version.namespace(), "mustUnderstand");
        return "1".equals(demanded) || "true".equals(demanded);
    }

    private void skip() throws XMLStreamException, Unfit {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            refuse(event);
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private void element() throws XMLStreamException, Unfit {
        if (next() != XMLStreamConstants.START_ELEMENT) {
            throw new Unfit(Cause.NO_ENVELOPE);
        }
    }

    /** The next tag; text between tags of the envelope is no text of SOAP. */
    private int next() throws XMLStreamException, Unfit {
        while (true) {
            int event = xml.next();
            refuse(event);
            boolean text = (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
                    && !xml.isWhiteSpace();
            if (text) {
                throw new Unfit(Cause.NO_ENVELOPE);
            }
            if (event == XMLStreamConstants.START_ELEMENT
                    || event == XMLStreamConstants.END_ELEMENT
                    || event == XMLStreamConstants.END_DOCUMENT) {
                return event;
            }
        }
    }

    private boolean is(String name) {
        return xml.getLocalName().equals(name) && version.namespace().equals(xml.getNamespaceURI());
    }

    static void refuse(int event) throws Unfit {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Unfit(Cause.DOCUMENT_TYPE);
        }
    }
}
