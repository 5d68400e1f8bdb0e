package kr.ieum.simulator.family;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Reads and writes SOAP 1.1 envelopes of the family register's one service. */
final class Envelope {

    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String FAMILY = "urn:scourt:family:1";

    private static final XMLInputFactory READERS = XMLInputFactory.newDefaultFactory();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    static {
        READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        READERS.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private Envelope() {}

    /** The request's elements by name; empty when the text is no such request. */
    static Optional<Map<String, String>> read(String text) {
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(text));
            Map<String, String> elements = new LinkedHashMap<>();
            boolean inside = false;
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (inside) {
                    elements.put(reader.getLocalName(), reader.getElementText().strip());
                } else {
                    inside = reader.getLocalName().equals("증명서요청") && FAMILY.equals(reader.getNamespaceURI());
                }
            }
            return inside ? Optional.of(elements) : Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    static String fault(String code, String message) {
        return write(xml -> {
            xml.writeStartElement("soap", "Fault", SOAP);
            plain(xml, "faultcode", "soap:" + code);
            plain(xml, "faultstring", message);
            xml.writeEndElement();
        });
    }

    private static void plain(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    static String noRecord() {
        return write(xml -> {
            xml.writeStartElement("f", "증명서응답", FAMILY);
            xml.writeNamespace("f", FAMILY);
            text(xml, "처리결과", "자료없음");
            xml.writeEndElement();
        });
    }

    static String certificate(FamilyEntry entry, String issued) {
        return write(xml -> {
            xml.writeStartElement("f", "증명서응답", FAMILY);
            xml.writeNamespace("f", FAMILY);
            text(xml, "처리결과", "정상");
            text(xml, "발급일시", issued);
            start(xml, "증명서");
            text(xml, "등록기준지", entry.base());
            start(xml, "본인");
            start(xml, "성명");
            text(xml, "한글", entry.name());
            text(xml, "한자", entry.hanja());
            xml.writeEndElement();
            text(xml, "출생연월일", entry.born());
            text(xml, "주민등록번호", entry.number());
            text(xml, "성별", entry.sex());
            xml.writeEndElement();
            kin(xml, "부", entry.father());
            kin(xml, "모", entry.mother());
            kin(xml, "배우자", entry.spouse());
            for (Child child : entry.children()) {
                start(xml, "자녀");
                text(xml, "성명", child.name());
                text(xml, "주민등록번호", child.number());
                text(xml, "출생연월일", child.born());
                text(xml, "성별", child.sex());
                xml.writeEndElement();
            }
            text(xml, "혼인상태", entry.marriage());
            if (!entry.died().isEmpty()) {
                text(xml, "사망일시", entry.died());
            }
            text(xml, "신고일", entry.reported());
            text(xml, "증명서구분", "일반");
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private static void kin(XMLStreamWriter xml, String name, Kin kin) throws XMLStreamException {
        if (!kin.entered()) {
            return;
        }
        start(xml, name);
        text(xml, "성명", kin.name());
        if (!kin.number().isEmpty()) {
            text(xml, "주민등록번호", kin.number());
        }
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String name) throws XMLStreamException {
        xml.writeStartElement("f", name, FAMILY);
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        start(xml, name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private interface Body {
        void writeTo(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String write(Body body) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("soap", "Envelope", SOAP);
            xml.writeNamespace("soap", SOAP);
            xml.writeStartElement("soap", "Body", SOAP);
            body.writeTo(xml);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
