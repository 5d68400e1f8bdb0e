package kr.ieum.gateway.agreement.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Conditions;
import kr.ieum.gateway.agreement.document.Agreement.Limit;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Reads what narrows: ceilings and combinations, of an agreement or of the nation, and the attributes, forms and conditions that
 * grants name as well. Rule numbers: {@link AgreementReader}.
 */
final class LimitReader {

    private final References references;
    private final Conditions conditions;
    private final Set<String> ids;
    private final Consumer<YamlMap> beside;

    /**
     * A reader.
     *
     * @param ids those that are taken; receives the ids that are read
     * @param beside reads what else stands in each ceiling and combination
     */
    LimitReader(References references, Conditions conditions, Set<String> ids, Consumer<YamlMap> beside) {
        this.references = references;
        this.conditions = conditions;
        this.ids = ids;
        this.beside = beside;
    }

    /** A list of ceilings. */
    List<Limit> limits(YamlMap map, String key) {
        List<Limit> limits = new ArrayList<>();
        for (YamlMap item : map.maps(key)) {
            try (item) {
                String id = AgreementReader.partId(item, ids);
                beside.accept(item);
                Set<AttributeKey> attributes = new TreeSet<>();
                Form max = Form.ABSENT;
                for (String text : item.texts("attributes")) {
                    Optional<Property> property = references.model().property(text);
                    if (property.isEmpty()) {
                        item.fault(
                                "attributes", "A5", "'" + text + "' is no attribute of the model", "use its exact key");
                        continue;
                    }
                    Optional<Form> fitting = form(item, "max", property);
                    fitting.ifPresent(form -> attributes.add(property.get().key()));
                    max = fitting.orElse(max);
                }
                if (item.texts("attributes").isEmpty()) {
                    item.fault("attributes", "A4", "limits nothing", "name at least one attribute");
                }
                item.text("max");
                Condition when = condition(item);
                if (when.speaksOfRestriction() && !max.equals(Form.ABSENT)) {
                    item.fault("max", "A13", "would show who is protected", "write max: absent");
                }
                limits.add(new Limit(id, attributes, max, when, item.optionalText("when")));
            }
        }
        return List.copyOf(limits);
    }

    /** A13 and A27: attributes of which never all are released about one subject. */
    List<Terms.Combination> combinations(YamlMap map, String key) {
        List<Terms.Combination> combinations = new ArrayList<>();
        for (YamlMap item : map.maps(key)) {
            try (item) {
                String id = AgreementReader.partId(item, ids);
                beside.accept(item);
                List<AttributeKey> attributes = new ArrayList<>();
                List<String> named = item.texts("attributes");
                for (String text : named) {
                    Optional<Property> property = references.model().property(text);
                    if (property.isEmpty()) {
                        item.fault(
                                "attributes", "A5", "'" + text + "' is no attribute of the model", "use its exact key");
                    }
                    property.map(Property::key).ifPresent(attributes::add);
                }
                if (Set.copyOf(attributes).size() != attributes.size()) {
                    item.fault("attributes", "A27", "names an attribute twice", "name each once");
                }
                if (named.size() < 2) {
                    item.fault(
                            "attributes",
                            "A27",
                            "combines nothing",
                            "name two attributes or more; what may never be seen at all is a limit");
                }
                combinations.add(new Terms.Combination(id, attributes));
            }
        }
        return List.copyOf(combinations);
    }

    Optional<Property> property(YamlMap item, String key) {
        String text = item.text(key);
        Optional<Property> property = references.model().property(text);
        if (property.isEmpty() && !text.isEmpty()) {
            item.fault(key, "A5", "'" + text + "' is no attribute of the model", "use the exact key of an attribute");
        }
        return property;
    }

    Optional<Form> form(YamlMap item, String key, Optional<Property> property) {
        String text = item.text(key);
        Optional<Form> form = Form.parse(text);
        if (property.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        FormOrder order = FormOrder.of(property.get().datatype());
        if (form.filter(order::has).isEmpty()) {
            item.fault(
                    key,
                    "A6",
                    "'" + text + "' is no form of "
                            + YamlMap.spelling(property.get().datatype()),
                    "use one of: " + String.join(", ", order.names()));
            return Optional.empty();
        }
        List<String> own = FormOrder.names(property.get());
        if (!own.contains(form.get().name())) {
            item.fault(
                    key,
                    "A6",
                    "'" + text + "' is a part of a resident number, and "
                            + property.get().key() + " is none",
                    "use one of: " + String.join(", ", own));
            return Optional.empty();
        }
        return form;
    }

    Condition condition(YamlMap map) {
        Optional<String> text = map.optionalText("when");
        if (text.isEmpty()) {
            return Condition.always();
        }
        return switch (conditions.read(text.get())) {
            case Conditions.Read.Accepted accepted -> accepted.condition();
            case Conditions.Read.Refused refused -> {
                map.fault(
                        "when",
                        "A8",
                        "character " + refused.column() + ": " + refused.message(),
                        "compare case.stage, case.kind, subject.relation or subject.livesWithApplicant with texts, or"
                                + " now with an instant");
                yield new Condition.Constant(false);
            }
        };
    }
}
