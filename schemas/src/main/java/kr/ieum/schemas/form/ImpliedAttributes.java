package kr.ieum.schemas.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Derivation;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/**
 * What a released form tells of other attributes: {@code first7} of a resident number tells birth date and sex (design
 * §6 rule 12). Immutable; made from what the model's files state.
 */
public final class ImpliedAttributes {

    private final ReferenceModel model;
    private final List<Told> rows;

    private record Told(AttributeKey source, Form form, AttributeKey implied) {}

    private ImpliedAttributes(ReferenceModel model, List<Told> rows) {
        this.model = model;
        this.rows = List.copyOf(rows);
    }

    /** Checks the model's statements; one whose form the property hasn't is a fault (rules L12, of a source L7). */
    public static ImpliedAttributes of(ReferenceModel model, Faults faults) {
        checkSources(model, faults);
        List<Told> rows = new ArrayList<>();
        for (ReferenceModel.Implication stated : model.implications()) {
            Optional<Datatype> datatype = model.property(stated.source()).map(Property::datatype);
            Optional<Form> form = Form.parse(stated.form())
                    .filter(parsed -> datatype.filter(type -> FormOrder.of(type).has(parsed))
                            .isPresent());
            if (form.isEmpty()) {
                faults.add(new Fault(
                        stated.file(),
                        stated.line(),
                        "properties." + stated.source() + ".implies.form",
                        "L12",
                        "'" + stated.form() + "' is no form of the property",
                        "use one of: "
                                + String.join(
                                        ", ",
                                        datatype.map(type -> FormOrder.of(type).names())
                                                .orElse(List.of()))));
            } else {
                rows.add(new Told(stated.source(), form.get(), stated.implied()));
            }
        }
        return new ImpliedAttributes(model, rows);
    }

    private static void checkSources(ReferenceModel model, Faults faults) {
        for (Property property : model.properties()) {
            for (Derivation source : property.derivedFrom()) {
                Optional<FormOrder> order = model.property(source.attribute())
                        .map(Property::datatype)
                        .map(FormOrder::of);
                if (order.isPresent()
                        && Form.parse(source.form())
                                .filter(form -> order.get().has(form) && !form.equals(Form.ABSENT))
                                .isEmpty()) {
                    faults.add(new Fault(
                            source.file(),
                            source.line(),
                            "properties." + property.key() + ".derivedFrom",
                            "L7",
                            "'" + source.form() + "' is no form of " + source.attribute()
                                    + " from which anything follows",
                            "use one of: " + String.join(", ", order.get().names()) + ", but not absent"));
                }
            }
        }
    }

    /**
     * The other attributes whose clear value this form of an attribute tells, wholly or in part, and what follows from
     * those in turn; never the attribute itself.
     */
    public Set<AttributeKey> impliedBy(AttributeKey attribute, Form form) {
        Set<AttributeKey> implied = new LinkedHashSet<>();
        collect(attribute, form, implied);
        implied.remove(attribute);
        return Set.copyOf(implied);
    }

    private void collect(AttributeKey attribute, Form form, Set<AttributeKey> implied) {
        Optional<FormOrder> order = model.property(attribute).map(property -> FormOrder.of(property.datatype()));
        for (Told row : rows) {
            if (row.source().equals(attribute)
                    && order.filter(forms -> forms.follows(row.form(), form)).isPresent()
                    && implied.add(row.implied())) {
                collect(row.implied(), Form.CLEAR, implied);
            }
        }
    }
}
