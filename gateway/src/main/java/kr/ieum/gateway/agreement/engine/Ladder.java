package kr.ieum.gateway.agreement.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;

/**
 * Every form that ceilings can leave of a granted one, which comes first, and the steps between them, as {@link Limits} has them.
 */
@SuppressWarnings("ArrayRecordComponent")
record Ladder(List<Form> forms, int[] steps) {

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
                List.copyOf(forms), rows.stream().flatMapToInt(Arrays::stream).toArray());
    }
}
