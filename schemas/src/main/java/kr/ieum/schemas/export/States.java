package kr.ieum.schemas.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.Datatype;

/**
 * Why a message has no value for an attribute (design §7, promise P5). What the register itself says, that there is none or that
 * it doesn't know, is told only where the form tells that there is a value.
 */
final class States {

    private static final List<String> ALWAYS = List.of(
            "undetermined",
            "not-granted",
            "no-consent",
            "declined-by-subject",
            "withheld",
            "late",
            "source-error",
            "closed-until");

    private static final List<String> OF_EXISTENCE = List.of("known-empty", "unknown", "not-applicable", "no-history");

    private States() {}

    /** The states, with or without those that tell whether the register holds a value. */
    static List<String> of(boolean existence) {
        List<String> states = new ArrayList<>(ALWAYS);
        if (existence) {
            states.addAll(OF_EXISTENCE);
        }
        return states;
    }

    /** Whether one of the forms tells that there is a value. */
    static boolean tellExistence(Datatype datatype, Collection<Form> forms) {
        return forms.stream().anyMatch(FormOrder.of(datatype)::tellsExistence);
    }
}
