package kr.ieum.gateway.agreement.engine;

import java.util.ArrayList;
import java.util.List;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;

/**
 * What ceilings leave of a granted form (rule 6): every form that any of them can leave, from the granted one down, and a table of the
 * step that each ceiling takes from each. Applying a ceiling is one look into the table.
 *
 * @param forms the granted form first
 * @param steps row by row: index {@code form * ceilings + ceiling}
 */
record Ladder(List<Form> forms, int[] steps, int ceilings) {

    static Ladder of(FormOrder order, Form granted, List<Form> ceilings) {
        List<Form> forms = new ArrayList<>(List.of(granted));
        List<int[]> rows = new ArrayList<>();
        for (int at = 0; at < forms.size(); at++) {
            int[] row = new int[ceilings.size()];
            for (int i = 0; i < row.length; i++) {
                Form lower = order.meet(forms.get(at), ceilings.get(i));
                if (!forms.contains(lower)) {
                    forms.add(lower);
                }
                row[i] = forms.indexOf(lower);
            }
            rows.add(row);
        }
        return new Ladder(
                List.copyOf(forms), rows.stream().flatMapToInt(java.util.Arrays::stream).toArray(), ceilings.size());
    }

    /** The form's place after a ceiling. */
    int under(int form, int ceiling) {
        return steps[form * ceilings + ceiling];
    }
}
