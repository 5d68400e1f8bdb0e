package kr.ieum.schemas.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kr.ieum.schemas.export.Selection.Audience;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormedValue;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.model.Association;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A valid message made of the examples that stand in the model: what a schema admits, as an integrator reads it. No value of
 * anybody.
 */
public final class ExampleMessage {

    private static final String ASSERTED = "2026-01-02T03:04:05Z";
    private static final BigDecimal THRESHOLD = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal YEARS = BigDecimal.valueOf(19);

    private final Optional<String> recipient;
    private final List<Contribution> contributions;
    private final ModelUris uris;

    private ExampleMessage(Optional<String> recipient, List<Contribution> contributions, ModelUris uris) {
        this.recipient = recipient;
        this.contributions = contributions;
        this.uris = uris;
    }

    record Contribution(String subject, Optional<String> relation, List<Instance> records) {}

    record Instance(String className, List<String> ends, Map<Property, FormedValue> values) {}

    /** Messages of the whole model which together show every property in every form. */
    public static List<ExampleMessage> ofModel(ReferenceModel model, CodeLists codeLists) {
        Maker maker = new Maker(model, codeLists, true);
        List<ExampleMessage> messages = new ArrayList<>();
        Function<Property, List<Form>> forms = property -> MessageShape.everyForm(property).stream()
                .map(ExampleMessage::withParameter)
                .toList();
        for (int variant = 0; variant < maker.variants(forms); variant++) {
            messages.add(new ExampleMessage(
                    Optional.empty(),
                    List.of(new Contribution("#s1", Optional.empty(), maker.records(forms, variant))),
                    maker.uris));
        }
        return messages;
    }

    /** Messages of a selection which together show every attribute in every form for every audience. */
    public static List<ExampleMessage> of(Selection selection, ReferenceModel model, CodeLists codeLists) {
        Maker maker = new Maker(model, codeLists, false);
        List<ExampleMessage> messages = new ArrayList<>();
        for (String recipient : selection.recipients()) {
            int variants = selection.relations(recipient).stream()
                    .mapToInt(relation -> maker.variants(forms(selection, recipient, relation)))
                    .max()
                    .orElse(0);
            for (int variant = 0; variant < variants; variant++) {
                List<Contribution> contributions = new ArrayList<>();
                for (String relation : selection.relations(recipient)) {
                    contributions.add(new Contribution(
                            "#s" + (contributions.size() + 1),
                            Optional.of(relation),
                            maker.records(forms(selection, recipient, relation), variant)));
                }
                messages.add(new ExampleMessage(Optional.of(recipient), contributions, maker.uris));
            }
        }
        return messages;
    }

    private static Function<Property, List<Form>> forms(Selection selection, String recipient, String relation) {
        Audience audience = new Audience(recipient, relation);
        return property -> selection.forms(audience, property.key());
    }

    private static Form withParameter(Form form) {
        return switch (form.name()) {
            case "parent" -> new Form(form.name(), Optional.of(BigDecimal.ONE));
            case "age-at-least", "age-over" -> new Form(form.name(), Optional.of(YEARS));
            default -> new Form(form.name(), form.parameter().map(any -> THRESHOLD));
        };
    }

    Optional<String> recipient() {
        return recipient;
    }

    List<Contribution> contributions() {
        return contributions;
    }

    /** The register that the example says it comes from. */
    static String register() {
        return "example";
    }

    /** When the example's register answered. */
    static String assertedAt() {
        return ASSERTED;
    }

    /** As JSON, which is JSON-LD too. */
    public String json() {
        ObjectNode message = Json.node();
        message.put("@context", uris.context());
        message.put("@type", "Message");
        recipient.ifPresent(name -> message.put("recipient", name));
        ArrayNode all = message.putArray("contributions");
        for (Contribution contribution : contributions) {
            ObjectNode node = all.addObject();
            node.put("subject", contribution.subject());
            contribution.relation().ifPresent(relation -> node.put("relation", relation));
            node.put("register", register());
            node.put("assertedAt", ASSERTED);
            ArrayNode records = node.putArray("records");
            contribution.records().forEach(record -> write(records.addObject(), record));
        }
        return StrictJson.pretty(message);
    }

    private static void write(ObjectNode node, Instance record) {
        node.put("@type", record.className());
        for (String end : record.ends()) {
            node.put(end, "#s" + (record.ends().indexOf(end) + 1));
        }
        record.values().forEach((property, value) -> {
            String name = ModelUris.localName(property.key());
            if (value.form().equals(Form.CLEAR)) {
                node.put(name, value.text());
            } else {
                ObjectNode typed = node.putObject(name);
                typed.put("@type", "form:" + value.form().text());
                typed.put("@value", value.text());
            }
        });
    }

    /** Makes records out of the model's examples. */
    private static final class Maker {

        private final MessageShape shape;
        private final ExampleValue examples;
        private final ModelUris uris;

        private final boolean withEnds;

        Maker(ReferenceModel model, CodeLists codeLists, boolean withEnds) {
            this.shape = new MessageShape(model);
            this.examples = new ExampleValue(codeLists);
            this.uris = ModelUris.of(model);
            this.withEnds = withEnds;
        }

        private static List<String> ends(ModelClass declared) {
            return declared.association().map(Association::ends).orElse(List.of()).stream()
                    .map(Association.End::name)
                    .toList();
        }

        int variants(Function<Property, List<Form>> forms) {
            return shape.classes(forms).values().stream()
                    .flatMap(properties -> properties.values().stream())
                    .mapToInt(List::size)
                    .max()
                    .orElse(0);
        }

        List<Instance> records(Function<Property, List<Form>> forms, int variant) {
            List<Instance> records = new ArrayList<>();
            shape.classes(forms).forEach((declared, properties) -> {
                Map<Property, FormedValue> values = new LinkedHashMap<>();
                properties.forEach((property, some) ->
                        values.put(property, examples.of(property, some.get(Math.min(variant, some.size() - 1)))));
                Instance record = new Instance(declared.name(), withEnds ? ends(declared) : List.of(), values);
                records.add(record);
                if (shape.repeats(declared)) {
                    records.add(record);
                }
            });
            return records;
        }
    }
}
