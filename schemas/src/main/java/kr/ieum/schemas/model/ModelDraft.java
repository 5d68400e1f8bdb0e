package kr.ieum.schemas.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.yaml.YamlMap;

/** The model while its files are read, each part with the place it stands at, so that a rule can name file and line. */
final class ModelDraft {

    /** A part of the model and where it stands. */
    record Placed<T>(T part, YamlMap place, ModelFile file) {}

    private final List<ModelFile> files = new ArrayList<>();
    private final Map<String, Placed<ModelClass>> classes = new LinkedHashMap<>();
    private final Map<String, Placed<Role>> roles = new LinkedHashMap<>();
    private final Map<AttributeKey, Placed<Property>> properties = new LinkedHashMap<>();
    private final List<Placed<Augmentation>> augmentations = new ArrayList<>();
    private final List<ReferenceModel.Implication> implications = new ArrayList<>();

    void add(ModelFile file) {
        files.add(file);
    }

    void add(ModelClass part, YamlMap place, ModelFile file) {
        once(classes, part.name(), new Placed<>(part, place, file));
    }

    void add(Role part, YamlMap place, ModelFile file) {
        if (classes.containsKey(part.name())) {
            place.fault("", "L3", "has the name of a class", "give the role a name of its own");
        }
        once(roles, part.name(), new Placed<>(part, place, file));
    }

    void add(Property part, YamlMap place, ModelFile file) {
        once(properties, part.key(), new Placed<>(part, place, file));
    }

    void add(Augmentation part, YamlMap place, ModelFile file) {
        augmentations.add(new Placed<>(part, place, file));
    }

    void add(ReferenceModel.Implication implication) {
        implications.add(implication);
    }

    private static <K, T> void once(Map<K, Placed<T>> parts, K key, Placed<T> placed) {
        if (parts.putIfAbsent(key, placed) != null) {
            placed.place().fault("", "L3", "is declared twice", "keep one of the two");
        }
    }

    List<ModelFile> files() {
        return List.copyOf(files);
    }

    List<Placed<ModelClass>> classes() {
        return List.copyOf(classes.values());
    }

    List<Placed<Role>> roles() {
        return List.copyOf(roles.values());
    }

    List<Placed<Property>> properties() {
        return List.copyOf(properties.values());
    }

    List<Placed<Augmentation>> augmentations() {
        return List.copyOf(augmentations);
    }

    List<ReferenceModel.Implication> implications() {
        return List.copyOf(implications);
    }

    Optional<Placed<ModelClass>> modelClass(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    Optional<Placed<Role>> role(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    Optional<Placed<Property>> property(AttributeKey key) {
        return Optional.ofNullable(properties.get(key));
    }

    /** What could be read. */
    ReferenceModel model() {
        Map<String, ModelNamespace> namespaces = new LinkedHashMap<>();
        files.forEach(file -> namespaces.putIfAbsent(file.namespace().uri(), file.namespace()));
        return new ReferenceModel(
                namespaces, parts(classes), parts(roles), parts(properties), completed(), List.copyOf(implications));
    }

    private List<Augmentation> completed() {
        return augmentations.stream()
                .map(Placed::part)
                .map(open -> new Augmentation(
                        open.className(),
                        open.namespace(),
                        open.title(),
                        properties.values().stream()
                                .map(Placed::part)
                                .filter(property -> property.namespace().equals(open.namespace())
                                        && property.key().className().equals(open.className()))
                                .map(Property::key)
                                .toList()))
                .toList();
    }

    private static <K, T> Map<K, T> parts(Map<K, Placed<T>> placed) {
        Map<K, T> parts = new LinkedHashMap<>();
        placed.forEach((key, each) -> parts.put(key, each.part()));
        return parts;
    }
}
