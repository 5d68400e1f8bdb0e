package kr.ieum.schemas.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Property;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What registers say of subjects, as it travels (decision 0018): contributions of one register about one subject each, and in them records
 * of one class each. Immutable.
 *
 * @param recipient as agreements spell it; absent in a message of the whole model
 */
public record Message(Optional<String> recipient, List<Contribution> contributions) {

    /** Makes it immutable. */
    public Message {
        contributions = List.copyOf(contributions);
    }

    /**
     * What one register says of one subject.
     *
     * @param subject local id, such as {@code #s1}
     * @param relation as agreements spell it
     * @param assertedAt as of when the register says so, in UTC
     */
    public record Contribution(
            String subject,
            Optional<String> relation,
            String register,
            Optional<String> assertedAt,
            List<Instance> records) {

        /** Makes it immutable. */
        public Contribution {
            records = List.copyOf(records);
        }
    }

    /**
     * A record of one class.
     *
     * @param ends local ids of an association's ends, by name
     * @param members in the order in which they are written
     */
    public record Instance(String className, Map<String, String> ends, Map<Property, Said> members) {

        /** Makes it immutable. */
        public Instance {
            ends = new LinkedHashMap<>(ends);
            members = new LinkedHashMap<>(members);
        }
    }

    /** What is said of an attribute. */
    public sealed interface Said {

        /** A value in the form in which it was released. */
        record Value(Form form, String text) implements Said {}

        /** Why there is none, as {@code late}. */
        record State(String name) implements Said {}
    }

    /** As JSON, which is JSON-LD too. */
    public ObjectNode json(ModelUris uris) {
        ObjectNode message = Json.node();
        message.put("@context", uris.context());
        message.put("@type", "Message");
        recipient.ifPresent(name -> message.put("recipient", name));
        ArrayNode all = message.putArray("contributions");
        for (Contribution contribution : contributions) {
            ObjectNode node = all.addObject();
            node.put("subject", contribution.subject());
            contribution.relation().ifPresent(relation -> node.put("relation", relation));
            node.put("register", contribution.register());
            contribution.assertedAt().ifPresent(at -> node.put("assertedAt", at));
            ArrayNode records = node.putArray("records");
            contribution.records().forEach(record -> write(records.addObject(), record));
        }
        return message;
    }

    private static void write(ObjectNode node, Instance record) {
        node.put("@type", record.className());
        record.ends().forEach(node::put);
        record.members().forEach((property, said) -> {
            String name = ModelUris.localName(property.key());
            switch (said) {
                case Said.Value(Form form, String text) when form.equals(Form.CLEAR) -> node.put(name, text);
                case Said.Value(Form form, String text) -> typed(node.putObject(name), "form:" + form.text(), text);
                case Said.State(String state) -> typed(node.putObject(name), "state", state);
            }
        });
    }

    private static void typed(ObjectNode node, String type, String text) {
        node.put("@type", type);
        node.put("@value", text);
    }

    /**
     * As XML in the namespace of a selection, whose schema it follows if the selection admits what it says.
     *
     * @throws java.util.NoSuchElementException for a message without recipient or a contribution without relation
     */
    public String xml(Selection selection, ModelUris uris) {
        XmlText xml = new XmlText();
        xml.open("message", "xmlns", uris.xml(selection));
        xml.open(recipient.orElseThrow());
        for (Contribution contribution : contributions) {
            String relation = contribution.relation().orElseThrow();
            if (contribution.assertedAt().isPresent()) {
                xml.open(
                        relation,
                        "subject",
                        contribution.subject(),
                        "register",
                        contribution.register(),
                        "assertedAt",
                        contribution.assertedAt().get());
            } else {
                xml.open(relation, "subject", contribution.subject(), "register", contribution.register());
            }
            for (Instance record : contribution.records()) {
                xml.open(record.className());
                record.members().forEach((property, said) -> {
                    switch (said) {
                        case Said.Value(Form form, String text) ->
                            xml.text(XmlSchemaExport.elementName(property, form), text);
                        case Said.State(String state) ->
                            xml.text(ModelUris.localName(property.key()) + ".state", state);
                    }
                });
                xml.close();
            }
            xml.close();
        }
        return xml.close().close().toString();
    }
}
