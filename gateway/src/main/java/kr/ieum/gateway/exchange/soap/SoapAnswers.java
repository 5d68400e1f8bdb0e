package kr.ieum.gateway.exchange.soap;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import kr.ieum.gateway.exchange.message.Acceptance;

/** What is answered to an envelope, as one. */
public final class SoapAnswers {

    /** Of the elements in our answers' bodies and details. */
    public static final String NAMESPACE = "urn:ieum:exchange:message:1";

    private static final String SOAP = "soap";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private SoapAnswers() {}

    /**
     * A fault.
     *
     * @param isTheirs whether sending the same again would do no good
     * @param reason in words, in the language
     * @param detail our problem's members, in order
     */
    public record Fault(boolean isTheirs, String reason, Locale language, Map<String, String> detail) {

        /** Makes it immutable, in its order. */
        public Fault {
            detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
        }
    }

    private interface Body {
        void into(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** That a record is durable. */
    public static byte[] accepted(EnvelopeVersion version, Acceptance.Accepted accepted) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("message", accepted.message().toString());
        members.put("receipt", "acceptance");
        members.put("receivedAt", accepted.receivedAt().toString());
        members.put("repeated", Boolean.toString(accepted.repeated()));
        return envelope(version, xml -> ours(xml, "accepted", members));
    }

    /** That it isn't. */
    public static byte[] fault(EnvelopeVersion version, Fault fault) {
        return envelope(version, xml -> {
            xml.writeStartElement(SOAP, "Fault", version.namespace());
            String code = SOAP + ":" + version.code(fault.isTheirs());
            switch (version) {
                case V1_1 -> {
                    text(xml, "faultcode", code);
                    text(xml, "faultstring", fault.reason());
                    xml.writeStartElement("detail");
                }
                case V1_2 -> {
                    xml.writeStartElement(SOAP, "Code", version.namespace());
                    xml.writeStartElement(SOAP, "Value", version.namespace());
                    xml.writeCharacters(code);
                    xml.writeEndElement();
                    xml.writeEndElement();
                    xml.writeStartElement(SOAP, "Reason", version.namespace());
                    xml.writeStartElement(SOAP, "Text", version.namespace());
                    xml.writeAttribute("xml", XML, "lang", fault.language().getLanguage());
                    xml.writeCharacters(fault.reason());
                    xml.writeEndElement();
                    xml.writeEndElement();
                    xml.writeStartElement(SOAP, "Detail", version.namespace());
                }
            }
            ours(xml, "problem", fault.detail());
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private static void ours(XMLStreamWriter xml, String name, Map<String, String> members) throws XMLStreamException {
        xml.writeStartElement("", name, NAMESPACE);
        xml.writeDefaultNamespace(NAMESPACE);
        for (Map.Entry<String, String> member : members.entrySet()) {
            xml.writeStartElement("", member.getKey(), NAMESPACE);
            xml.writeCharacters(member.getValue());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static byte[] envelope(EnvelopeVersion version, Body body) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(SOAP, "Envelope", version.namespace());
            xml.writeNamespace(SOAP, version.namespace());
            xml.writeStartElement(SOAP, "Body", version.namespace());
            body.into(xml);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory takes everything", e);
        }
    }
}
