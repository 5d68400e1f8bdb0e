package kr.ieum.gateway.agreement.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.Datatype;

/** The ladders and tables of forms of one compilation; most attributes share theirs with others of their datatype, so each is made once. */
final class FormTables {

    private record Limits(Datatype datatype, Form granted, List<Form> ceilings) {}

    private record Forms(Datatype datatype, Set<Form> forms) {}

    private final Map<Limits, Ladder> ladders = new HashMap<>();
    private final Map<Forms, FormTable> tables = new HashMap<>();

    Ladder ladder(FormOrder order, Form granted, List<Form> ceilings) {
        return ladders.computeIfAbsent(
                new Limits(order.datatype(), granted, ceilings), limits -> Ladder.of(order, granted, ceilings));
    }

    /** @param forms may hold {@code absent}, which the table leaves out */
    FormTable table(FormOrder order, Set<Form> forms) {
        return tables.computeIfAbsent(
                new Forms(order.datatype(), forms),
                key -> new FormTable(
                        order,
                        forms.stream()
                                .filter(form -> !form.equals(Form.ABSENT))
                                .sorted(order.fixedOrder())
                                .toList()));
    }
}
