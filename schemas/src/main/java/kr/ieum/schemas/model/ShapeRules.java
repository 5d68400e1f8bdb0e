package kr.ieum.schemas.model;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.schemas.model.ModelDraft.Placed;

/**
 * Whether classes, associations and roles hold together. Rules: L17 identifying property that is another class's, repeated or
 * of a datatype that identifies nothing, L18 association whose end or date isn't there, L19 role nobody can play or that
 * contributes nothing known.
 */
final class ShapeRules {

    private static final Set<Datatype> IDENTIFYING = Set.of(Datatype.IDENTIFIER, Datatype.TEXT);

    private final ModelDraft draft;

    private ShapeRules(ModelDraft draft) {
        this.draft = draft;
    }

    static void check(ModelDraft draft) {
        ShapeRules rules = new ShapeRules(draft);
        draft.classes().forEach(rules::identity);
        draft.classes()
                .forEach(placed ->
                        placed.part().association().ifPresent(association -> rules.association(placed, association)));
        draft.roles().forEach(rules::role);
    }

    private void identity(Placed<ModelClass> placed) {
        for (AttributeKey key : placed.part().identifiedBy()) {
            Optional<Property> property = draft.property(key).map(Placed::part);
            if (!key.className().equals(placed.part().name())
                    || property.filter(each -> IDENTIFYING.contains(each.datatype()))
                            .isEmpty()) {
                placed.place()
                        .fault(
                                "identifiedBy",
                                "L17",
                                key + " identifies no member of the class",
                                "name an identifier or number of this class");
            }
        }
    }

    private void association(Placed<ModelClass> placed, Association association) {
        if (association.from().name().equals(association.to().name())) {
            placed.place()
                    .fault("association", "L18", "has two ends of one name", "name each end by what stands there");
        }
        for (Association.End end : association.ends()) {
            if (end.classes().isEmpty()
                    || !end.classes().stream()
                            .allMatch(name -> draft.modelClass(name).isPresent())) {
                placed.place()
                        .fault(
                                "association",
                                "L18",
                                "has an end '" + end.name() + "' of a class that isn't declared",
                                "name the classes that may stand there");
            }
            if (end.role().filter(role -> draft.role(role).isEmpty()).isPresent()) {
                placed.place()
                        .fault(
                                "association",
                                "L18",
                                "has an end '" + end.name() + "' in a role that isn't declared",
                                "declare the role under roles");
            }
        }
        if (association.since().isEmpty()) {
            placed.place()
                    .fault("association", "L18", "has no beginning", "name the property that holds its first day");
        }
        for (AttributeKey key : Stream.concat(association.since().stream(), association.until().stream())
                .toList()) {
            boolean own = key.className().equals(placed.part().name());
            if (!own
                    || draft.property(key)
                            .filter(each -> each.part().datatype() == Datatype.DATE)
                            .isEmpty()) {
                placed.place()
                        .fault("association", "L18", key + " is no date of the class", "name a date of this class");
            }
        }
    }

    private void role(Placed<Role> placed) {
        Role role = placed.part();
        if (role.playedBy().isEmpty()) {
            placed.place().fault("playedBy", "L19", "is empty", "name the classes whose members play the role");
        }
        for (String name : role.playedBy()) {
            if (draft.modelClass(name)
                    .filter(each -> !each.part().identifiedBy().isEmpty())
                    .isEmpty()) {
                placed.place()
                        .fault(
                                "playedBy",
                                "L19",
                                "'" + name + "' is no class with an identifying property",
                                "name a class that has identifiedBy, so that its members have one @id in all roles");
            }
        }
        for (String name : role.contributes()) {
            if (draft.modelClass(name).isEmpty()) {
                placed.place().fault("contributes", "L19", "'" + name + "' is no class", "name a class of the model");
            }
        }
    }
}
