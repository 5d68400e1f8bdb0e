package kr.ieum.schemas.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.schemas.yaml.Faults;

/** The shared reference model: namespaces, classes, roles and properties, in the order of its files (design §5). Immutable. */
public final class ReferenceModel {

    private final Map<String, ModelNamespace> namespaces;
    private final Map<String, ModelClass> classes;
    private final Map<String, Role> roles;
    private final Map<AttributeKey, Property> properties;
    private final List<Augmentation> augmentations;
    private final List<Implication> implications;

    ReferenceModel(
            Map<String, ModelNamespace> namespaces,
            Map<String, ModelClass> classes,
            Map<String, Role> roles,
            Map<AttributeKey, Property> properties,
            List<Augmentation> augmentations,
            List<Implication> implications) {
        this.namespaces = Collections.unmodifiableMap(new LinkedHashMap<>(namespaces));
        this.classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
        this.roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        this.augmentations = List.copyOf(augmentations);
        this.implications = List.copyOf(implications);
    }

    /**
     * A form of one property that tells something of another: the first seven digits of a resident number tell the birth
     * date (design §6 rule 12). Which forms exist is the business of the package {@code form}.
     *
     * @param form the lowest form of {@code source} that tells it
     * @param file where it stands, for faults
     */
    public record Implication(AttributeKey source, String form, AttributeKey implied, String file, int line) {}

    /**
     * Reads every {@code *.yaml} of a folder.
     *
     * @param folder the folder, such as {@code schemas/model}
     * @param name how faults name the folder
     * @return the model of what could be read; incomplete when there were faults
     */
    public static ReferenceModel load(Path folder, String name, CodeLists codeLists, Faults faults) {
        return load(folder, name, codeLists, StandardWords.none(), faults);
    }

    /** The same, and the Korean terms are checked against the words. */
    public static ReferenceModel load(
            Path folder, String name, CodeLists codeLists, StandardWords words, Faults faults) {
        return new ModelFolder(name, codeLists, words, faults).read(folder);
    }

    /** The namespace of that URI. */
    public Optional<ModelNamespace> namespace(String uri) {
        return Optional.ofNullable(namespaces.get(uri));
    }

    /** All namespaces in the order of their files. */
    public List<ModelNamespace> namespaces() {
        return List.copyOf(namespaces.values());
    }

    /** The class of that name. */
    public Optional<ModelClass> modelClass(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** All classes in model order, associations among them. */
    public List<ModelClass> classes() {
        return List.copyOf(classes.values());
    }

    /** The role of that name. */
    public Optional<Role> role(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    /** All roles in model order. */
    public List<Role> roles() {
        return List.copyOf(roles.values());
    }

    /** The property of that key. */
    public Optional<Property> property(AttributeKey key) {
        return Optional.ofNullable(properties.get(key));
    }

    /** The property of that spelling; nothing for any other spelling, case or Unicode form. */
    public Optional<Property> property(String key) {
        return AttributeKey.isKey(key) ? property(new AttributeKey(key)) : Optional.empty();
    }

    /** All properties in model order. */
    public List<Property> properties() {
        return List.copyOf(properties.values());
    }

    /** The properties of a class, those that other namespaces add to it last. */
    public List<Property> propertiesOf(ModelClass modelClass) {
        List<Property> all = properties.values().stream()
                .filter(property -> property.key().className().equals(modelClass.name()))
                .toList();
        return Stream.concat(
                        all.stream().filter(property -> property.namespace().equals(modelClass.namespace())),
                        all.stream().filter(property -> !property.namespace().equals(modelClass.namespace())))
                .toList();
    }

    /** The keys of all properties, iterating in model order. */
    public Set<AttributeKey> keys() {
        return properties.keySet();
    }

    /** What namespaces add to classes of others, in model order. */
    public List<Augmentation> augmentations() {
        return augmentations;
    }

    /** What forms tell of other properties, as the model's files state it. */
    public List<Implication> implications() {
        return implications;
    }
}
