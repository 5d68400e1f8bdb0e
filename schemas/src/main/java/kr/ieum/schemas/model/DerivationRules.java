package kr.ieum.schemas.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.model.ModelDraft.Placed;

/**
 * What a property follows from and what its forms tell. Rules: L7 {@code derivedFrom} that isn't there or runs in a circle,
 * L11 implied attribute that isn't there.
 */
final class DerivationRules {

    private final ModelDraft draft;

    private DerivationRules(ModelDraft draft) {
        this.draft = draft;
    }

    static void check(ModelDraft draft) {
        DerivationRules rules = new DerivationRules(draft);
        draft.properties().forEach(rules::derivation);
        draft.implications().forEach(rules::implication);
    }

    private void derivation(Placed<Property> placed) {
        Property property = placed.part();
        for (AttributeKey source : property.sources()) {
            if (draft.property(source).isEmpty()) {
                placed.place().fault("derivedFrom", "L7", "names " + source + ", which isn't there", "name a property");
            }
        }
        if (derives(property.key(), property.key(), new ArrayList<>())) {
            placed.place().fault("derivedFrom", "L7", "leads back to the property itself", "break the circle");
        }
    }

    private boolean derives(AttributeKey from, AttributeKey goal, List<AttributeKey> seen) {
        Optional<Placed<Property>> property = draft.property(from);
        if (property.isEmpty() || seen.contains(from)) {
            return false;
        }
        seen.add(from);
        List<AttributeKey> sources = property.get().part().sources();
        return sources.contains(goal) || sources.stream().anyMatch(source -> derives(source, goal, seen));
    }

    private void implication(ReferenceModel.Implication implication) {
        if (draft.property(implication.implied()).isEmpty()) {
            draft.property(implication.source())
                    .ifPresent(source -> source.place()
                            .fault(
                                    "implies",
                                    "L11",
                                    "names " + implication.implied() + ", which isn't there",
                                    "name a property"));
        }
    }
}
