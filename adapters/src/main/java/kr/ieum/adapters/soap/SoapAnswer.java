package kr.ieum.adapters.soap;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Whether an answer is an envelope, and whether it holds a fault; reads no further than the body's first element. */
public sealed interface SoapAnswer {

    /** An envelope with something other than a fault in its body. */
    record Payload() implements SoapAnswer {}

    /**
     * A fault; its code is {@code client} (who asked is at fault), {@code server}, {@code version} (another one of SOAP is spoken there) or
     * {@code other}, never the other side's own words.
     */
    record Fault(String code) implements SoapAnswer {}

    /** An envelope with nothing in its body. */
    record Nothing() implements SoapAnswer {}

    /** No envelope of this version, or one without a body. */
    record NoEnvelope() implements SoapAnswer {}

    /** Looks at an answer, which is bounded already. */
    static SoapAnswer of(byte[] answer, SoapVersion version) {
        try {
            XMLStreamReader xml = Readers.HARDENED.createXMLStreamReader(new ByteArrayInputStream(answer));
            try {
                return first(xml, version);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            return new NoEnvelope();
        }
    }

    private static SoapAnswer first(XMLStreamReader xml, SoapVersion version) throws XMLStreamException {
        if (xml.nextTag() != XMLStreamConstants.START_ELEMENT
                || !isNamed(xml, "Envelope", version)
                || !toBody(xml, version)) {
            return new NoEnvelope();
        }
        if (xml.nextTag() != XMLStreamConstants.START_ELEMENT) {
            return new Nothing();
        }
        return isNamed(xml, "Fault", version) ? new Fault(code(xml, version)) : new Payload();
    }

    private static boolean isNamed(XMLStreamReader xml, String name, SoapVersion version) {
        return xml.getLocalName().equals(name) && version.namespace().equals(xml.getNamespaceURI());
    }

    /** Steps over a header, if there is one. */
    private static boolean toBody(XMLStreamReader xml, SoapVersion version) throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (depth == 0 && isNamed(xml, "Body", version)) {
                    return true;
                }
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return false;
    }

    private static String code(XMLStreamReader xml, SoapVersion version) throws XMLStreamException {
        boolean there = switch (version) {
            case V1_1 -> isNext(xml, "faultcode");
            case V1_2 -> isNext(xml, "Code") && isNext(xml, "Value");
        };
        if (!there) {
            return "other";
        }
        String text = xml.getElementText().strip();
        return switch (text.substring(text.indexOf(':') + 1)) {
            case "Client", "Sender" -> "client";
            case "Server", "Receiver" -> "server";
            case "VersionMismatch" -> "version";
            default -> "other";
        };
    }

    private static boolean isNext(XMLStreamReader xml, String name) throws XMLStreamException {
        return xml.nextTag() == XMLStreamConstants.START_ELEMENT
                && xml.getLocalName().equals(name);
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
