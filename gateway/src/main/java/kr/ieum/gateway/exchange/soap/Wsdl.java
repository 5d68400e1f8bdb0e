package kr.ieum.gateway.exchange.soap;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What is announced by SOAP here, as WSDL 1.1: for each event a port type, a binding for each version of SOAP, and a port whose address names the event. A record is
 * described by its outermost element alone, for what stands in it is the register's affair.
 */
public final class Wsdl {

    /** Before an event's id it is the action of its record. */
    public static final String ACTION = "urn:ieum:event:";

    private static final String NAMESPACE = "urn:ieum:exchange:announce:1";
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String XSD = "http://www.w3.org/2001/XMLSchema";
    private static final String OVER_HTTP = "http://schemas.xmlsoap.org/soap/http";
    private static final Map<EnvelopeVersion, String> BINDINGS = Map.of(
            EnvelopeVersion.V1_1,
            "http://schemas.xmlsoap.org/wsdl/soap/",
            EnvelopeVersion.V1_2,
            "http://schemas.xmlsoap.org/wsdl/soap12/");
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final String address;
    private final Map<String, QName> events;
    private final Map<String, String> prefixes = new LinkedHashMap<>();
    private final XMLStreamWriter xml;

    private Wsdl(String address, Map<String, QName> events, XMLStreamWriter xml) {
        this.address = address;
        this.events = new TreeMap<>(events);
        this.xml = xml;
        this.events.values().stream()
                .map(QName::getNamespaceURI)
                .filter(uri -> !uri.isEmpty())
                .forEach(uri -> prefixes.putIfAbsent(uri, "r" + (prefixes.size() + 1)));
    }

    /**
     * The description.
     *
     * @param address of the resource, without a query
     * @param events the outermost element of each event's record, by the event's id
     */
    public static byte[] of(String address, Map<String, QName> events) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            new Wsdl(address, events, xml).definitions();
            xml.writeEndDocument();
            xml.flush();
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory takes everything", e);
        }
    }

    private void definitions() throws XMLStreamException {
        xml.writeStartElement("wsdl", "definitions", WSDL);
        xml.writeNamespace("wsdl", WSDL);
        xml.writeNamespace("xsd", XSD);
        xml.writeNamespace("tns", NAMESPACE);
        xml.writeNamespace("m", SoapAnswers.NAMESPACE);
        for (EnvelopeVersion version : EnvelopeVersion.values()) {
            xml.writeNamespace(prefix(version), binding(version));
        }
        for (Map.Entry<String, String> declared : prefixes.entrySet()) {
            xml.writeNamespace(declared.getValue(), declared.getKey());
        }
        xml.writeAttribute("name", "Announce");
        xml.writeAttribute("targetNamespace", NAMESPACE);
        types();
        message("accepted", "m:accepted");
        message("problem", "m:problem");
        for (Map.Entry<String, QName> event : events.entrySet()) {
            message(event.getKey(), named(event.getValue()));
        }
        for (String event : events.keySet()) {
            portType(event);
        }
        for (String event : events.keySet()) {
            for (EnvelopeVersion version : EnvelopeVersion.values()) {
                binding(event, version);
            }
        }
        service();
        xml.writeEndElement();
    }

    private String named(QName name) {
        return name.getNamespaceURI().isEmpty()
                ? name.getLocalPart()
                : prefixes.get(name.getNamespaceURI()) + ":" + name.getLocalPart();
    }

    private void types() throws XMLStreamException {
        wsdl("types");
        Map<String, Set<String>> elements = new TreeMap<>();
        elements.put(SoapAnswers.NAMESPACE, new LinkedHashSet<>(Set.of("accepted")));
        elements.get(SoapAnswers.NAMESPACE).add("problem");
        events.values()
                .forEach(name -> elements.computeIfAbsent(name.getNamespaceURI(), uri -> new LinkedHashSet<>())
                        .add(name.getLocalPart()));
        for (Map.Entry<String, Set<String>> schema : elements.entrySet()) {
            xml.writeStartElement("xsd", "schema", XSD);
            if (!schema.getKey().isEmpty()) {
                xml.writeAttribute("targetNamespace", schema.getKey());
            }
            for (String element : schema.getValue()) {
                xml.writeEmptyElement("xsd", "element", XSD);
                xml.writeAttribute("name", element);
                xml.writeAttribute("type", "xsd:anyType");
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void message(String name, String element) throws XMLStreamException {
        wsdl("message");
        xml.writeAttribute("name", name + "-message");
        empty("part");
        xml.writeAttribute("name", "body");
        xml.writeAttribute("element", element);
        xml.writeEndElement();
    }

    private void portType(String event) throws XMLStreamException {
        wsdl("portType");
        xml.writeAttribute("name", event);
        wsdl("operation");
        xml.writeAttribute("name", event);
        says("input", event);
        says("output", "accepted");
        says("fault", "problem");
        xml.writeAttribute("name", "problem");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void says(String part, String message) throws XMLStreamException {
        empty(part);
        xml.writeAttribute("message", "tns:" + message + "-message");
    }

    private void binding(String event, EnvelopeVersion version) throws XMLStreamException {
        wsdl("binding");
        xml.writeAttribute("name", event + "-" + prefix(version));
        xml.writeAttribute("type", "tns:" + event);
        soap(version, "binding");
        xml.writeAttribute("style", "document");
        xml.writeAttribute("transport", OVER_HTTP);
        wsdl("operation");
        xml.writeAttribute("name", event);
        soap(version, "operation");
        xml.writeAttribute("soapAction", ACTION + event);
        for (String part : new String[] {"input", "output"}) {
            wsdl(part);
            soap(version, "body");
            xml.writeAttribute("use", "literal");
            xml.writeEndElement();
        }
        wsdl("fault");
        xml.writeAttribute("name", "problem");
        soap(version, "fault");
        xml.writeAttribute("name", "problem");
        xml.writeAttribute("use", "literal");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void service() throws XMLStreamException {
        wsdl("service");
        xml.writeAttribute("name", "Announce");
        for (String event : events.keySet()) {
            for (EnvelopeVersion version : EnvelopeVersion.values()) {
                String name = event + "-" + prefix(version);
                wsdl("port");
                xml.writeAttribute("name", name);
                xml.writeAttribute("binding", "tns:" + name);
                soap(version, "address");
                xml.writeAttribute("location", address + "?event=" + event);
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private static String prefix(EnvelopeVersion version) {
        return version == EnvelopeVersion.V1_1 ? "soap" : "soap12";
    }

    private static String binding(EnvelopeVersion version) {
        return BINDINGS.getOrDefault(version, "");
    }

    private void wsdl(String name) throws XMLStreamException {
        xml.writeStartElement("wsdl", name, WSDL);
    }

    private void empty(String name) throws XMLStreamException {
        xml.writeEmptyElement("wsdl", name, WSDL);
    }

    private void soap(EnvelopeVersion version, String name) throws XMLStreamException {
        xml.writeEmptyElement(prefix(version), name, binding(version));
    }
}
