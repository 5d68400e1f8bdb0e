package kr.ieum.adapters.soap;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Whether an answer is an envelope, and whether it holds a fault; reads no further than the body's first element. */
sealed interface SoapAnswer {

    /** An envelope with something other than a fault in its body. */
    record Payload() implements SoapAnswer {}

    /** A fault; its code is {@code client}, {@code server} or {@code other}, never the register's own words. */
    record Fault(String code) implements SoapAnswer {}

    /** No envelope, or one without a body. */
    record NoEnvelope() implements SoapAnswer {}

    /** Looks at an answer. */
    static SoapAnswer of(byte[] answer) {
        try {
            XMLStreamReader xml = Readers.HARDENED.createXMLStreamReader(new ByteArrayInputStream(answer));
            try {
                return first(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            return new NoEnvelope();
        }
    }

    private static SoapAnswer first(XMLStreamReader xml) throws XMLStreamException {
        if (!isEnvelope(xml, "Envelope") || !toBody(xml)) {
            return new NoEnvelope();
        }
        if (xml.nextTag() != XMLStreamConstants.START_ELEMENT) {
            return new NoEnvelope();
        }
        boolean fault = xml.getLocalName().equals("Fault") && SoapRequest.ENVELOPE.equals(xml.getNamespaceURI());
        return fault ? new Fault(code(xml)) : new Payload();
    }

    private static boolean isEnvelope(XMLStreamReader xml, String name) throws XMLStreamException {
        return xml.nextTag() == XMLStreamConstants.START_ELEMENT
                && xml.getLocalName().equals(name)
                && SoapRequest.ENVELOPE.equals(xml.getNamespaceURI());
    }

    /** Steps over a header, if there is one. */
    private static boolean toBody(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (depth == 0
                        && xml.getLocalName().equals("Body")
                        && SoapRequest.ENVELOPE.equals(xml.getNamespaceURI())) {
                    return true;
                }
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return false;
    }

    private static String code(XMLStreamReader xml) throws XMLStreamException {
        if (xml.nextTag() != XMLStreamConstants.START_ELEMENT
                || !xml.getLocalName().equals("faultcode")) {
            return "other";
        }
        String text = xml.getElementText().strip();
        return switch (text.substring(text.indexOf(':') + 1)) {
            case "Client" -> "client";
            case "Server" -> "server";
            default -> "other";
        };
    }

    /** Readers without DTDs, entities of one's own or anything fetched. */
    final class Readers {

        static final XMLInputFactory HARDENED = hardened();

        private Readers() {}

        private static XMLInputFactory hardened() {
            XMLInputFactory readers = new WstxInputFactory();
            readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            readers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            readers.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
            readers.setProperty(XMLInputFactory.IS_COALESCING, true);
            return readers;
        }
    }
}
