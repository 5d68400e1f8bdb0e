package kr.ieum.schemas.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kr.ieum.schemas.export.Message.Contribution;
import kr.ieum.schemas.export.Message.Instance;
import kr.ieum.schemas.export.Selection.Audience;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormedValue;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.model.Association;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;

/**
 * A valid message made of the examples that stand in the model: what a schema admits, as an integrator reads it. No value of
 * anybody.
 */
public final class ExampleMessage {

    private static final String ASSERTED = "2026-01-02T03:04:05Z";
    private static final BigDecimal THRESHOLD = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal YEARS = BigDecimal.valueOf(19);

    private static final String REGISTER = "example";

    private final Message message;
    private final ModelUris uris;

    private ExampleMessage(Optional<String> recipient, List<Contribution> contributions, ModelUris uris) {
        this.message = new Message(recipient, contributions);
        this.uris = uris;
    }

    private static Contribution contribution(int number, Optional<String> relation, List<Instance> records) {
        return new Contribution("#s" + number, relation, REGISTER, Optional.of(ASSERTED), records);
    }

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
                    List.of(contribution(1, Optional.empty(), maker.records(forms, variant))),
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
                    contributions.add(contribution(
                            contributions.size() + 1,
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

    /** As JSON, which is JSON-LD too. */
    public String json() {
        return StrictJson.pretty(message.json(uris));
    }

    /** As XML in the namespace of a selection. */
    String xml(Selection selection) {
        return message.xml(selection, uris);
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

        private static Map<String, String> ends(ModelClass declared) {
            Map<String, String> ends = new LinkedHashMap<>();
            declared.association()
                    .map(Association::ends)
                    .orElse(List.of())
                    .forEach(end -> ends.put(end.name(), "#s" + (ends.size() + 1)));
            return ends;
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
                Map<Property, Message.Said> values = new LinkedHashMap<>();
                properties.forEach((property, some) -> {
                    FormedValue example = examples.of(property, some.get(Math.min(variant, some.size() - 1)));
                    values.put(property, new Message.Said.Value(example.form(), example.text()));
                });
                Instance record = new Instance(declared.name(), withEnds ? ends(declared) : Map.of(), values);
                records.add(record);
                if (shape.repeats(declared)) {
                    records.add(record);
                }
            });
            return records;
        }
    }
}
