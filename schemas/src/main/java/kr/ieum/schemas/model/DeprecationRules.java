package kr.ieum.schemas.model;

import java.util.Optional;
import kr.ieum.schemas.model.ModelDraft.Placed;

/**
 * What replaces a deprecated property. Rules: L33 successor that isn't there, L34 successor that is deprecated itself, L35
 * successor of another datatype, code list or cardinality, to which nobody could move.
 */
final class DeprecationRules {

    private DeprecationRules() {}

    static void check(ModelDraft draft) {
        for (Placed<Property> placed : draft.properties()) {
            placed.part().deprecation().ifPresent(deprecation -> check(draft, placed, deprecation));
        }
    }

    private static void check(ModelDraft draft, Placed<Property> placed, Deprecation deprecation) {
        Optional<Property> found = draft.property(deprecation.successor()).map(Placed::part);
        if (found.isEmpty()) {
            placed.place()
                    .fault(
                            "deprecated",
                            "L33",
                            "names " + deprecation.successor() + ", which isn't there",
                            "name the property that says the same today");
            return;
        }
        Property successor = found.get();
        if (successor.deprecation().isPresent()) {
            placed.place()
                    .fault(
                            "deprecated",
                            "L34",
                            "names " + successor.key() + ", which is deprecated itself",
                            "name what is in use today");
        }
        Property old = placed.part();
        if (successor.datatype() != old.datatype()
                || !successor.codeList().equals(old.codeList())
                || successor.repeats() != old.repeats()) {
            placed.place()
                    .fault(
                            "deprecated",
                            "L35",
                            "names " + successor.key() + " of another datatype, code list or cardinality",
                            "name a property that takes the same values");
        }
    }
}
