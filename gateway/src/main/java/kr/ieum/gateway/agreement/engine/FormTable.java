package kr.ieum.gateway.agreement.engine;

import java.util.List;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;

/**
 * The forms in which a task's agreements may release one attribute, numbered in the datatype's fixed order, so that of two numbers the
 * smaller is the one that rule 6 of design §6 prefers, and which lies strictly below which as a square of bits. Small: what no
 * grant leaves below its ceilings isn't in it.
 */
final class FormTable {

    private final List<Form> forms;
    private final boolean[] below;

    /** @param forms distinct forms of the datatype in its fixed order, without {@code absent} */
    FormTable(FormOrder order, List<Form> forms) {
        this.forms = forms;
        int size = forms.size();
        this.below = new boolean[size * size];
        for (int low = 0; low < size; low++) {
            for (int high = 0; high < size; high++) {
                below[low * size + high] = order.follows(forms.get(low), forms.get(high))
                        && !order.follows(forms.get(high), forms.get(low));
            }
        }
    }

    /** The number of a form, -1 when no grant can leave it. */
    int numberOf(Form form) {
        return forms.indexOf(form);
    }

    Form form(int number) {
        return forms.get(number);
    }

    /** Whether {@code low} can be computed from {@code high}, and not the other way round. */
    boolean isStrictlyBelow(int low, int high) {
        return below[low * forms.size() + high];
    }
}
