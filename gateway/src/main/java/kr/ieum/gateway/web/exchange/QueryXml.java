package kr.ieum.gateway.web.exchange;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import kr.ieum.gateway.exchange.ReleasedMessage;
import kr.ieum.gateway.exchange.query.AnswerMessage;
import kr.ieum.gateway.exchange.query.Query;
import kr.ieum.gateway.exchange.query.QueryAnswer;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.web.ReasonWords;
import kr.ieum.gateway.web.api.ApiNames;
import kr.ieum.schemas.export.ModelUris;

/**
 * The answer to a query as XML: the message in the namespace of the task, and around it the grounds of each field, by the schema {@code
 * exchange/answer.xsd}.
 */
final class QueryXml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final AnswerMessage messages;
    private final ModelUris uris;

    QueryXml(AnswerMessage messages, ModelUris uris) {
        this.messages = messages;
        this.uris = uris;
    }

    /** The namespace of what stands around a message. */
    static String namespace(ModelUris uris) {
        return uris.file("xml/answer/1/");
    }

    /** @param proofs as {@link kr.ieum.gateway.web.api.LookupProofs} writes them; none where none are wanted */
    String of(Query query, QueryAnswer answer, List<Map<String, Object>> proofs) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("answer");
            xml.writeDefaultNamespace(namespace(uris));
            xml.writeAttribute("query", answer.id());
            xml.writeAttribute(
                    "complete", Boolean.toString(!answer.completeness().partial()));
            xml.writeCharacters("\n");
            for (int asked = 0; asked < query.about().size(); asked++) {
                int index = answer.indexOf(query.about().get(asked)).orElseThrow();
                Map<String, String> subject = new LinkedHashMap<>();
                subject.put("asked", Integer.toString(asked));
                subject.put("id", ReleasedMessage.localId(index));
                subject.put(
                        "relation",
                        ApiNames.of(answer.about().subjects().get(index).relation()));
                empty(xml, "subject", subject);
            }
            xml.flush();
            messages.xml(answer, uris).ifPresent(text::append);
            for (ReleasedField field : answer.fields()) {
                empty(xml, "ground", ground(field));
            }
            for (Map<String, Object> proof : proofs) {
                proof(xml, proof);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory takes everything", e);
        }
    }

    private static Map<String, String> ground(ReleasedField field) {
        Map<String, String> ground = new LinkedHashMap<>();
        ground.put("subject", ReleasedMessage.localId(field.subject()));
        ground.put("attribute", field.attribute().text());
        ground.put("entry", Integer.toString(field.entry()));
        ground.put("register", field.register());
        ground.put("state", ApiNames.of(field.state()));
        field.value().ifPresent(value -> ground.put("form", value.form().text()));
        field.assertedAt().ifPresent(at -> ground.put("assertedAt", at.toString()));
        field.fetchedAt().ifPresent(at -> ground.put("fetchedAt", at.toString()));
        field.closedUntil().ifPresent(until -> ground.put("closedUntil", until.toString()));
        if (field.value().isPresent() || field.reason().isEmpty()) {
            ReasonWords.authority(field).ifPresent(authority -> {
                ground.put("agreement", authority.agreement());
                ground.put("version", Integer.toString(authority.version()));
                ground.put("grant", authority.grant());
                ground.put("clause", authority.clause());
                ground.put("basis", authority.basis());
            });
        }
        ReasonWords.reason(field).ifPresent(reason -> ground.put("reason", ApiNames.of(reason)));
        return ground;
    }

    private static void proof(XMLStreamWriter xml, Map<String, Object> proof) throws XMLStreamException {
        xml.writeStartElement("proof");
        for (String name : List.of("shard", "index", "leaf")) {
            xml.writeAttribute(name, String.valueOf(proof.get(name)));
        }
        if (proof.get("proof") instanceof String text) {
            xml.writeStartElement("text");
            xml.writeCharacters(text);
            xml.writeEndElement();
        }
        if (proof.get("openings") instanceof Map<?, ?> openings) {
            for (Map.Entry<?, ?> opening : openings.entrySet()) {
                if (opening.getValue() instanceof Map<?, ?> opened) {
                    Map<String, String> members = new LinkedHashMap<>();
                    members.put("of", String.valueOf(opening.getKey()));
                    members.put("salt", String.valueOf(opened.get("salt")));
                    members.put("value", String.valueOf(opened.get("value")));
                    empty(xml, "opening", members);
                }
            }
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static void empty(XMLStreamWriter xml, String name, Map<String, String> attributes)
            throws XMLStreamException {
        xml.writeEmptyElement(name);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
        xml.writeCharacters("\n");
    }
}
