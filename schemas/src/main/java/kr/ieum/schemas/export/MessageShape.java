package kr.ieum.schemas.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;

/**
 * What JSON Schema, XML Schema and examples agree on (decision 0018): which classes and properties stand in a message, and what
 * repeats. There is one rule for repetition: contributions and records are lists, and nothing else is one; a class without a
 * property of cardinality {@code many} stands at most once in a contribution.
 */
final class MessageShape {

    /** Stands for any parameter of a form in the schema of the whole model. */
    static final BigDecimal ANY = BigDecimal.ZERO;

    private final ReferenceModel model;

    MessageShape(ReferenceModel model) {
        this.model = model;
    }

    /** Classes and properties in model order, each with its forms; a property without any isn't there. */
    Map<ModelClass, Map<Property, List<Form>>> classes(Function<Property, List<Form>> forms) {
        Map<ModelClass, Map<Property, List<Form>>> classes = new LinkedHashMap<>();
        for (ModelClass declared : model.classes()) {
            Map<Property, List<Form>> properties = new LinkedHashMap<>();
            for (Property property : model.propertiesOf(declared)) {
                List<Form> released = forms.apply(property);
                if (!released.isEmpty()) {
                    properties.put(property, released);
                }
            }
            if (!properties.isEmpty()) {
                classes.put(declared, properties);
            }
        }
        return classes;
    }

    /** Whether a register may have several records of that class about a subject. */
    boolean repeats(ModelClass declared) {
        return model.propertiesOf(declared).stream().anyMatch(Property::repeats);
    }

    /** Every form of a property, with {@link #ANY} for the parameter of those that take one. */
    static List<Form> everyForm(Property property) {
        FormOrder order = FormOrder.of(property.datatype());
        List<Form> forms = new ArrayList<>();
        for (String name : FormOrder.names(property)) {
            if (!name.equals(Form.ABSENT.name())) {
                forms.add(new Form(name, order.takesParameter(name) ? Optional.of(ANY) : Optional.empty()));
            }
        }
        return forms;
    }
}
