package kr.ieum.schemas.export;

import static kr.ieum.schemas.export.Json.object;

import java.util.List;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.model.Association;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON-LD context under which a message in the reference model's JSON is linked data: every class and property by its URI,
 * forms and states as datatypes of their literals. Names mean something only where they belong: a property within a record of its
 * class, a member of a contribution within a contribution. There is no default vocabulary, so that an undeclared name means
 * nothing.
 */
public final class JsonLdExport {

    private static final List<String> OF_CONTRIBUTION =
            List.of("subject", "relation", "register", "assertedAt", "records");

    private final ReferenceModel model;
    private final ModelUris uris;

    /** Generates from this model. */
    public JsonLdExport(ReferenceModel model) {
        this.model = model;
        this.uris = ModelUris.of(model);
    }

    /** The context, as a file of its own. */
    public String context() {
        ObjectNode file = Json.node();
        ObjectNode context = object(file, "@context");
        context.put("@version", new java.math.BigDecimal("1.1"));
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        context.put("form", uris.forms());
        context.put("state", uris.term("state"));
        message(object(context, "Message"));
        for (ModelClass declared : model.classes()) {
            ObjectNode scoped = object(context, declared.name());
            scoped.put("@id", declared.uri());
            ObjectNode members = object(scoped, "@context");
            for (Property property : model.propertiesOf(declared)) {
                term(object(members, ModelUris.localName(property.key())), property);
            }
            declared.association()
                    .map(Association::ends)
                    .orElse(List.of())
                    .forEach(end -> typed(object(members, end.name()), declared.uri() + "/" + end.name(), "@id"));
        }
        return StrictJson.pretty(file);
    }

    private void message(ObjectNode message) {
        message.put("@id", uris.term("Message"));
        ObjectNode members = object(message, "@context");
        members.put("recipient", uris.term("recipient"));
        ObjectNode contributions = object(members, "contributions");
        contributions.put("@id", uris.term("contribution"));
        ObjectNode ofContribution = object(contributions, "@context");
        typed(object(ofContribution, "subject"), uris.term("subject"), "@id");
        ofContribution.put("relation", uris.term("relation"));
        ofContribution.put("register", uris.term("register"));
        typed(object(ofContribution, "assertedAt"), uris.term("assertedAt"), "xsd:dateTime");
        ObjectNode records = object(ofContribution, "records");
        records.put("@id", uris.term("record"));
        ObjectNode ofRecord = object(records, "@context");
        OF_CONTRIBUTION.forEach(ofRecord::putNull);
    }

    private void term(ObjectNode term, Property property) {
        switch (property.datatype()) {
            case DATE -> typed(term, property.uri(), property.partialDates() ? uris.term("partialDate") : "xsd:date");
            case AMOUNT -> typed(term, property.uri(), "xsd:integer");
            case CODE ->
                typed(term, property.uri(), property.codeList().map(uris::codes).orElse("xsd:token"));
            case INDICATOR -> typed(term, property.uri(), uris.term("answer"));
            case IDENTIFIER, NAME, ADDRESS, TEXT -> term.put("@id", property.uri());
        }
    }

    private static void typed(ObjectNode term, String id, String type) {
        term.put("@id", id);
        term.put("@type", type);
    }
}
