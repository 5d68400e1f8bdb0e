package kr.ieum.schemas.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;

/** The shared reference model: classes and properties, in the order of its files (design §5). Immutable. */
public final class ReferenceModel {

    private final Map<String, ModelClass> classes;
    private final Map<AttributeKey, Property> properties;
    private final List<Implication> implications;

    ReferenceModel(
            Map<String, ModelClass> classes, Map<AttributeKey, Property> properties, List<Implication> implications) {
        this.classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        this.implications = List.copyOf(implications);
    }

    /** A class of the model, such as {@code Person}; {@code namespace} is the URI of the file that declares it. */
    public record ModelClass(String name, Localized title, Localized definition, String namespace) {}

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
        return new ModelFolder(name, codeLists, faults).read(folder);
    }

    /** The class of that name. */
    public Optional<ModelClass> modelClass(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** All classes in model order. */
    public List<ModelClass> classes() {
        return List.copyOf(classes.values());
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

    /** The keys of all properties, iterating in model order. */
    public Set<AttributeKey> keys() {
        return properties.keySet();
    }

    /** What forms tell of other properties, as the model's files state it. */
    public List<Implication> implications() {
        return implications;
    }
}
