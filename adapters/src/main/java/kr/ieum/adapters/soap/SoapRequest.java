package kr.ieum.adapters.soap;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The request of one operation: an element with the key and elements with fixed content in it.
 *
 * @param namespace of the operation and all elements in it
 * @param fixed element to content, written after the key in their order
 */
record SoapRequest(String namespace, String operation, String keyElement, Map<String, String> fixed) {

    private static final String ENVELOPE = SoapVersion.V1_1.namespace();

    private static final XMLOutputFactory WRITERS = new WstxOutputFactory();

    /** The envelope for one key; everything in it is escaped by the writer. */
    byte[] envelope(String key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("soap", "Envelope", ENVELOPE);
            xml.writeNamespace("soap", ENVELOPE);
            xml.writeStartElement("soap", "Body", ENVELOPE);
            xml.writeStartElement("r", operation, namespace);
            xml.writeNamespace("r", namespace);
            write(xml, keyElement, key);
            for (Map.Entry<String, String> element : fixed.entrySet()) {
                write(xml, element.getKey(), element.getValue());
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the request of operation " + operation + " can't be written");
        }
        return bytes.toByteArray();
    }

    private void write(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement("r", name, namespace);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
