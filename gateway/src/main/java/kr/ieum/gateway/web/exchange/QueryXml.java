package kr.ieum.gateway.web.exchange;

import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.exchange.ReleasedMessage;
import kr.ieum.gateway.exchange.query.AnswerMessage;
import kr.ieum.gateway.exchange.query.Query;
import kr.ieum.gateway.exchange.query.QueryAnswer;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.web.ReasonWords;
import kr.ieum.gateway.web.api.ApiNames;
import kr.ieum.schemas.export.ModelUris;

/** The answer to a query as XML: the message in the namespace of the task's view, and around it the grounds of each field. */
final class QueryXml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final AnswerMessage messages;
    private final ModelUris uris;

    QueryXml(AnswerMessage messages, ModelUris uris) {
        this.messages = messages;
        this.uris = uris;
    }

    String of(Query query, QueryAnswer answer) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("answer");
            xml.writeDefaultNamespace(uris.file("xml/answer/1/"));
            xml.writeAttribute("query", answer.id());
            xml.writeAttribute(
                    "complete", Boolean.toString(!answer.completeness().partial()));
            xml.writeCharacters("\n");
            for (int asked = 0; asked < query.about().size(); asked++) {
                int index = answer.indexOf(query.about().get(asked)).orElseThrow();
                empty(
                        xml,
                        "subject",
                        Map.of(
                                "asked", Integer.toString(asked),
                                "id", ReleasedMessage.localId(index),
                                "relation",
                                        ApiNames.of(answer.about()
                                                .subjects()
                                                .get(index)
                                                .relation())));
            }
            xml.flush();
            text.append(messages.xml(answer, uris));
            for (ReleasedField field : answer.fields()) {
                ground(xml, field);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory takes everything", e);
        }
    }

    private static void ground(XMLStreamWriter xml, ReleasedField field) throws XMLStreamException {
        xml.writeEmptyElement("ground");
        xml.writeAttribute("subject", ReleasedMessage.localId(field.subject()));
        xml.writeAttribute("attribute", field.attribute().text());
        xml.writeAttribute("entry", Integer.toString(field.entry()));
        xml.writeAttribute("register", field.register());
        xml.writeAttribute("state", ApiNames.of(field.state()));
        if (field.value().isPresent()) {
            xml.writeAttribute("form", field.value().get().form().text());
        }
        if (field.assertedAt().isPresent()) {
            xml.writeAttribute("assertedAt", field.assertedAt().get().toString());
        }
        if (field.fetchedAt().isPresent()) {
            xml.writeAttribute("fetchedAt", field.fetchedAt().get().toString());
        }
        Optional<Authority> authority =
                field.value().isPresent() || field.reason().isEmpty() ? ReasonWords.authority(field) : Optional.empty();
        if (authority.isPresent()) {
            xml.writeAttribute("agreement", authority.get().agreement());
            xml.writeAttribute("version", Integer.toString(authority.get().version()));
            xml.writeAttribute("grant", authority.get().grant());
            xml.writeAttribute("clause", authority.get().clause());
        }
        if (ReasonWords.reason(field).isPresent()) {
            xml.writeAttribute("reason", ApiNames.of(ReasonWords.reason(field).get()));
        }
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
