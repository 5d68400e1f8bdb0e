package kr.ieum.schemas.form;

import java.util.ArrayList;
import java.util.List;
import kr.ieum.schemas.model.Datatype;

/** Every form of a datatype, parametrised ones with parameters that divide each other, and some that don't. */
final class SampleForms {

    private SampleForms() {}

    static List<Form> of(Datatype datatype) {
        FormOrder order = FormOrder.of(datatype);
        List<Form> forms = new ArrayList<>();
        for (String name : order.names()) {
            if (order.takesParameter(name)) {
                for (String parameter : parameters(name)) {
                    forms.add(Form.parse(name + ":" + parameter).orElseThrow());
                }
            } else {
                forms.add(Form.parse(name).orElseThrow());
            }
        }
        return forms;
    }

    private static List<String> parameters(String name) {
        return switch (name) {
            case "band" -> List.of("1000", "2000", "3000", "6000", "7000");
            case "over", "at-least" -> List.of("1000", "3000", "4000", "6000", "14000");
            case "age-over" -> List.of("20", "60");
            case "age-at-least" -> List.of("14", "19", "65");
            case "parent" -> List.of("1", "2", "3");
            default -> throw new IllegalStateException(name);
        };
    }
}
