package kr.ieum.simulator.insurance;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Reads and writes the plain XML of the register of health insurance, which knows no namespaces. */
final class Answer {

    private static final XMLInputFactory READERS = XMLInputFactory.newDefaultFactory();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    static {
        READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        READERS.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private Answer() {}

    /** The elements of a request by name; empty when the text is no request. */
    static Map<String, String> read(String text) {
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(text));
            Map<String, String> elements = new HashMap<>();
            boolean inside = false;
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (inside) {
                    elements.put(reader.getLocalName(), reader.getElementText().strip());
                } else {
                    inside = reader.getLocalName().equals("request");
                }
            }
            return elements;
        } catch (XMLStreamException e) {
            return Map.of();
        }
    }

    /** An answer with a result code and nothing else. */
    static String result(String code, String message) {
        return write(code, message, xml -> {});
    }

    /** An answer with qualifications; none is {@code <items/>}. */
    static String items(String stamp, List<InsuranceEntry> entries) {
        return write("00", "NORMAL SERVICE.", xml -> {
            xml.writeStartElement("body");
            text(xml, "gijunIlsi", stamp);
            text(xml, "totalCount", Integer.toString(entries.size()));
            if (entries.isEmpty()) {
                xml.writeEmptyElement("items");
            } else {
                xml.writeStartElement("items");
                for (InsuranceEntry entry : entries) {
                    xml.writeStartElement("item");
                    for (Map.Entry<String, String> element : entry.elements().entrySet()) {
                        text(xml, element.getKey(), element.getValue());
                    }
                    xml.writeEndElement();
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    private interface Body {
        void writeTo(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String write(String code, String message, Body body) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("response");
            xml.writeStartElement("header");
            text(xml, "resultCode", code);
            text(xml, "resultMsg", message);
            xml.writeEndElement();
            body.writeTo(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
