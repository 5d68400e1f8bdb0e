package kr.ieum.schemas.export;

import static kr.ieum.schemas.export.Json.array;
import static kr.ieum.schemas.export.Json.object;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kr.ieum.schemas.export.Selection.Audience;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.model.Association;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Closed JSON Schema (2020-12) of messages in the reference model's own form (decision 0018): nothing undeclared passes, at any
 * depth. The model's schema admits every attribute in every form; a selection's only what it names, in the forms it names, for
 * the recipient and the relation it names them for.
 */
public final class JsonSchemaExport {

    /** The dialect. */
    public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** Names of definitions; no class begins with a small letter, and no recipient is called so. */
    private static final String STATE = "state";

    private static final String STATE_WHERE_TOLD = "state-where-existence-is-told";

    static final String LOCAL_ID = "^#[a-z][0-9]{1,5}$";
    private static final String REGISTER = "^[a-z0-9][a-z0-9.-]{0,63}$";
    private static final String INSTANT =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$";

    private final ReferenceModel model;
    private final CodeLists codeLists;
    private final ModelUris uris;
    private final MessageShape shape;

    /** Generates from this model. */
    public JsonSchemaExport(ReferenceModel model, CodeLists codeLists) {
        this.model = model;
        this.codeLists = codeLists;
        this.uris = ModelUris.of(model);
        this.shape = new MessageShape(model);
    }

    /** The schema of the whole model. */
    public String ofModel() {
        ObjectNode schema = head("model.schema.json", "Ieum reference model", "참조모델 전체");
        ObjectNode message = message(schema);
        object(message, "recipient").put("type", "string").put("pattern", REGISTER);
        object(message, "contributions", "items").put("$ref", "#/$defs/contribution");
        ObjectNode definitions = object(schema, "$defs");
        ObjectNode contribution = contribution(definitions, "contribution");
        object(contribution, "properties", "relation").put("type", "string").put("pattern", REGISTER);
        records(definitions, contribution, "", MessageShape::everyForm);
        ends(definitions);
        return StrictJson.pretty(schema);
    }

    /** The schema of what an agreement or a view lets through. */
    public String of(Selection selection) {
        String path = selection.kind() + "s/" + selection.id() + "/" + selection.version() + ".schema.json";
        ObjectNode schema = head(path, selection.title().en(), selection.title().ko());
        ObjectNode message = message(schema);
        ((ArrayNode) schema.get("required")).add("recipient");
        array(object(message, "recipient"), "enum", selection.recipients());
        ObjectNode definitions = object(schema, "$defs");
        ArrayNode choices = schema.putArray("allOf");
        for (String recipient : selection.recipients()) {
            ObjectNode choice = when(choices, "recipient", recipient);
            object(choice, "properties", "contributions", "items").put("$ref", "#/$defs/" + recipient);
            ObjectNode contribution = contribution(definitions, recipient);
            contribution.withArray("required").add("relation");
            array(object(contribution, "properties", "relation"), "enum", selection.relations(recipient));
            ArrayNode relations = contribution.putArray("allOf");
            for (String relation : selection.relations(recipient)) {
                Audience audience = new Audience(recipient, relation);
                records(
                        definitions,
                        when(relations, "relation", relation),
                        recipient + "." + relation + ".",
                        property -> selection.forms(audience, property.key()));
            }
        }
        return StrictJson.pretty(schema);
    }

    private ObjectNode head(String path, String english, String korean) {
        ObjectNode schema = Json.node();
        schema.put("$schema", DIALECT);
        schema.put("$id", uris.file(path));
        schema.put("title", english);
        schema.put("description", korean);
        return schema;
    }

    private ObjectNode message(ObjectNode schema) {
        state(object(schema, "$defs", STATE), false);
        state(object(schema, "$defs", STATE_WHERE_TOLD), true);
        closed(schema, List.of("@context", "@type", "contributions"));
        ObjectNode members = object(schema, "properties");
        object(members, "@context").put("const", uris.context());
        object(members, "@type").put("const", "Message");
        object(members, "recipient");
        object(members, "contributions").put("type", "array").put("minItems", 1);
        return members;
    }

    /** What one register says of one subject. */
    private ObjectNode contribution(ObjectNode definitions, String name) {
        ObjectNode contribution = object(definitions, name);
        closed(contribution, List.of("subject", "register", "records"));
        ObjectNode members = object(contribution, "properties");
        object(members, "subject").put("type", "string").put("pattern", LOCAL_ID);
        object(members, "relation");
        object(members, "register").put("type", "string").put("pattern", REGISTER);
        object(members, "assertedAt").put("type", "string").put("pattern", INSTANT);
        object(members, "records").put("type", "array").put("minItems", 1);
        return contribution;
    }

    private void records(
            ObjectNode definitions, ObjectNode contribution, String prefix, Function<Property, List<Form>> forms) {
        Map<ModelClass, Map<Property, List<Form>>> classes = shape.classes(forms);
        ObjectNode records = object(contribution, "properties", "records");
        String record = prefix + "record";
        object(records, "items").put("$ref", "#/$defs/" + record);
        ArrayNode single = Json.list();
        classes.keySet().stream().filter(declared -> !shape.repeats(declared)).forEach(declared -> {
            ObjectNode once = single.addObject().put("minContains", 0).put("maxContains", 1);
            ObjectNode contains = object(once, "contains");
            array(contains, "required", List.of("@type"));
            object(contains, "properties", "@type").put("const", declared.name());
        });
        if (!single.isEmpty()) {
            records.set("allOf", single);
        }
        ObjectNode choice = object(definitions, record);
        choice.put("type", "object");
        array(choice, "required", List.of("@type"));
        array(
                object(choice, "properties", "@type"),
                "enum",
                classes.keySet().stream().map(ModelClass::name).toList());
        ArrayNode choices = choice.putArray("allOf");
        classes.forEach((declared, properties) -> {
            when(choices, "@type", declared.name()).put("$ref", "#/$defs/" + prefix + declared.name());
            record(object(definitions, prefix + declared.name()), declared, properties);
        });
    }

    private void record(ObjectNode record, ModelClass declared, Map<Property, List<Form>> properties) {
        record.put("title", declared.title().en());
        record.put("description", declared.definition().en());
        closed(record, List.of("@type"));
        ObjectNode members = object(record, "properties");
        object(members, "@type").put("const", declared.name());
        object(members, "@id").put("type", "string").put("pattern", LOCAL_ID);
        ArrayNode some = Json.list();
        properties.forEach((property, forms) -> {
            String name = ModelUris.localName(property.key());
            value(object(members, name), property, forms);
            array(some.addObject(), "required", List.of(name));
        });
        record.set("anyOf", some);
    }

    /** Who stands at the ends of an association is told by the model's messages; no grant names it, so no selection admits it. */
    private void ends(ObjectNode definitions) {
        for (ModelClass declared : model.classes()) {
            if (definitions.get(declared.name()) instanceof ObjectNode record) {
                declared.association()
                        .map(Association::ends)
                        .orElse(List.of())
                        .forEach(end -> object(record, "properties", end.name())
                                .put("type", "string")
                                .put("pattern", LOCAL_ID));
            }
        }
    }

    private void value(ObjectNode value, Property property, List<Form> forms) {
        value.put("title", property.name().en() + " (" + property.name().ko() + ")");
        value.put("description", property.definition().en());
        if (property.deprecation().isPresent()) {
            value.put("deprecated", true);
        }
        ArrayNode choices = value.putArray("anyOf");
        for (Form form : forms) {
            if (form.equals(Form.CLEAR)) {
                text(choices.addObject(), property, form);
            } else {
                ObjectNode typed = typed(choices.addObject());
                formName(object(typed, "@type"), form);
                text(object(typed, "@value"), property, form);
            }
        }
        boolean tells = States.tellExistence(property.datatype(), forms);
        choices.addObject().put("$ref", "#/$defs/" + (tells ? STATE_WHERE_TOLD : STATE));
    }

    private static void formName(ObjectNode name, Form form) {
        if (form.parameter().filter(MessageShape.ANY::equals).isPresent()) {
            name.put("type", "string").put("pattern", "^form:" + form.name() + ":[1-9][0-9]{0,17}$");
        } else {
            name.put("const", "form:" + form.text());
        }
    }

    private static void state(ObjectNode definition, boolean existence) {
        ObjectNode state = typed(definition);
        object(state, "@type").put("const", "state");
        array(object(state, "@value"), "enum", States.of(existence));
    }

    /** A literal with a datatype of its own, as JSON-LD writes it. */
    private static ObjectNode typed(ObjectNode value) {
        closed(value, List.of("@type", "@value"));
        return object(value, "properties");
    }

    private void text(ObjectNode text, Property property, Form form) {
        text.put("type", "string");
        boolean anyAncestor = form.name().equals("parent")
                && form.parameter().filter(MessageShape.ANY::equals).isPresent();
        switch (Lexical.of(property, anyAncestor ? Form.CLEAR : form, codeLists)) {
            case Lexical.Listed(List<String> texts) -> array(text, "enum", texts);
            // a validator may take "format" for a remark: the pattern stands for itself
            case Lexical.Day(String pattern) -> text.put("format", "date").put("pattern", "^(" + pattern + ")$");
            case Lexical.Shaped(String pattern) -> {
                text.put("pattern", "^(" + pattern + ")$");
                property.codeList().ifPresent(list -> text.put("$comment", "code list " + uris.codes(list)));
            }
        }
    }

    private static void closed(ObjectNode object, List<String> required) {
        object.put("type", "object");
        array(object, "required", required);
        object.put("additionalProperties", false);
    }

    private static ObjectNode when(ArrayNode choices, String member, String is) {
        ObjectNode choice = choices.addObject();
        object(choice, "if", "properties", member).put("const", is);
        return object(choice, "then");
    }
}
