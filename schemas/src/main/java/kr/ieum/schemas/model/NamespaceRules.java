package kr.ieum.schemas.model;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.schemas.model.ModelDraft.Placed;

/**
 * Who may declare and name what. Rules: L13 namespace of two files, L14 namespace used without saying so, or said to be used
 * and not there, L15 augmentation of an own or unknown class, or one that adds nothing, L16 property of another namespace's
 * class outside an augmentation.
 */
final class NamespaceRules {

    private final ModelDraft draft;

    private NamespaceRules(ModelDraft draft) {
        this.draft = draft;
    }

    static void check(ModelDraft draft) {
        NamespaceRules rules = new NamespaceRules(draft);
        Map<String, ModelFile> seen = new LinkedHashMap<>();
        for (ModelFile file : draft.files()) {
            ModelFile other = seen.putIfAbsent(file.namespace().uri(), file);
            if (other != null) {
                file.map()
                        .fault(
                                "namespace",
                                "L13",
                                "is also declared by " + other.map().file(),
                                "give each file a namespace of its own, so that each has one steward");
            }
        }
        for (ModelFile file : draft.files()) {
            for (String uri : file.namespace().uses()) {
                if (!seen.containsKey(uri) || uri.equals(file.namespace().uri())) {
                    file.map()
                            .fault(
                                    "uses",
                                    "L14",
                                    "'" + uri + "' is no other namespace of the model",
                                    "name the namespace of another file with its version");
                }
            }
        }
        draft.augmentations().forEach(rules::augmentation);
        draft.properties().forEach(rules::property);
        draft.classes().forEach(rules::uses);
        draft.roles().forEach(rules::roleUses);
    }

    private void augmentation(Placed<Augmentation> placed) {
        Augmentation augmentation = placed.part();
        Optional<Placed<ModelClass>> target = draft.modelClass(augmentation.className());
        if (target.isEmpty() || target.get().part().namespace().equals(augmentation.namespace())) {
            placed.place()
                    .fault(
                            "",
                            "L15",
                            "is no class of another namespace",
                            "augment another namespace's class; an own one just gets the property");
            return;
        }
        named(placed, target.map(each -> each.part().namespace()));
        boolean adds = draft.properties().stream()
                .map(Placed::part)
                .anyMatch(property -> property.namespace().equals(augmentation.namespace())
                        && property.key().className().equals(augmentation.className()));
        if (!adds) {
            placed.place().fault("", "L15", "gets no property here", "add one under properties, or remove it");
        }
    }

    private void property(Placed<Property> placed) {
        Property property = placed.part();
        Optional<String> home = draft.modelClass(property.key().className())
                .map(each -> each.part().namespace())
                .filter(uri -> !uri.equals(property.namespace()));
        boolean augments = draft.augmentations().stream()
                .map(Placed::part)
                .anyMatch(each -> each.namespace().equals(property.namespace())
                        && each.className().equals(property.key().className()));
        if (home.isPresent() && !augments) {
            placed.place()
                    .fault(
                            "",
                            "L16",
                            "belongs to a class of " + home.get(),
                            "name the class under augments, or declare the property there");
        }
        Stream.concat(property.sources().stream(), property.deprecation().map(Deprecation::successor).stream())
                .forEach(other -> named(
                        placed, draft.property(other).map(each -> each.part().namespace())));
    }

    private void uses(Placed<ModelClass> placed) {
        Set<String> named = new LinkedHashSet<>();
        placed.part()
                .association()
                .ifPresent(association -> association.ends().forEach(end -> {
                    named.addAll(end.classes());
                    end.role()
                            .flatMap(draft::role)
                            .ifPresent(role ->
                                    named(placed, Optional.of(role.part().namespace())));
                }));
        named.forEach(name ->
                named(placed, draft.modelClass(name).map(each -> each.part().namespace())));
    }

    private void roleUses(Placed<Role> placed) {
        Stream.concat(placed.part().playedBy().stream(), placed.part().contributes().stream())
                .forEach(name -> named(
                        placed, draft.modelClass(name).map(each -> each.part().namespace())));
    }

    private static void named(Placed<?> placed, Optional<String> namespace) {
        ModelNamespace own = placed.file().namespace();
        if (namespace
                .filter(uri -> !uri.equals(own.uri()) && !own.uses().contains(uri))
                .isPresent()) {
            placed.place()
                    .fault(
                            "",
                            "L14",
                            "names something of " + namespace.get() + ", which the file doesn't use",
                            "add the namespace to the file's list uses");
        }
    }
}
