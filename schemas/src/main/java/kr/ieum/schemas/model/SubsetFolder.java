package kr.ieum.schemas.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Reads the subsets of the model; a federation may do without them.
 *
 * <p>Rules: L40 format or id, L41 property that isn't in the model, L42 property that is wider than in the model, L43 code that
 * the list hasn't, L44 subset that takes nothing; L36 warns of a deprecated property.
 */
public final class SubsetFolder {

    static final String FORMAT = "ieum-subset/1";

    private final ReferenceModel model;
    private final CodeLists codeLists;

    private SubsetFolder(ReferenceModel model, CodeLists codeLists) {
        this.model = model;
        this.codeLists = codeLists;
    }

    /**
     * Reads every {@code *.yaml} of a folder.
     *
     * @param name how faults name the folder
     * @return the subsets by id
     */
    public static Map<String, ModelSubset> load(
            Path folder, String name, ReferenceModel model, CodeLists codeLists, Faults faults) {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        SubsetFolder reader = new SubsetFolder(model, codeLists);
        Map<String, ModelSubset> subsets = new TreeMap<>();
        for (Path path : SchemaFolder.files(folder, name, ".yaml", faults)) {
            String id = SchemaFolder.baseName(path);
            StrictYaml.read(path, name + "/" + path.getFileName(), faults)
                    .ifPresent(map -> subsets.put(id, reader.read(id, map)));
        }
        return Collections.unmodifiableMap(subsets);
    }

    private ModelSubset read(String id, YamlMap file) {
        try (file) {
            if (!file.text("format").equals(FORMAT)) {
                file.fault("format", "L40", "is not the format of subsets", "write '" + FORMAT + "'");
            }
            if (!file.text("id").equals(id)) {
                file.fault("id", "L40", "is not the file's name", "write '" + id + "' or rename the file");
            }
            Localized title = file.localized("title");
            Map<AttributeKey, ModelSubset.Narrowed> properties = new LinkedHashMap<>();
            file.namedMaps("properties").forEach((key, map) -> {
                try (map) {
                    Optional<Property> property = model.property(key);
                    if (property.isEmpty()) {
                        map.fault("", "L41", "is not in the reference model", "name a property of it");
                        map.keys().forEach(map::has);
                    }
                    property.ifPresent(found -> properties.put(found.key(), narrowed(found, map)));
                }
            });
            if (file.namedMaps("properties").isEmpty()) {
                file.fault("properties", "L44", "take nothing from the model", "name at least one property");
            }
            return new ModelSubset(id, title, properties);
        }
    }

    private ModelSubset.Narrowed narrowed(Property property, YamlMap map) {
        Deprecation.warn(property, map, "");
        boolean repeats = map.optionalChoice("cardinality", ClassReader.Cardinality.class)
                .map(cardinality -> cardinality == ClassReader.Cardinality.MANY)
                .orElse(property.repeats());
        if (repeats && !property.repeats()) {
            map.fault("cardinality", "L42", "is wider than in the model", "write 'one' or remove the key");
        }
        boolean partial = map.has("partialDates") ? map.flag("partialDates") : property.partialDates();
        if (partial && !property.partialDates()) {
            map.fault("partialDates", "L42", "is wider than in the model", "write 'false' or remove the key");
        }
        return new ModelSubset.Narrowed(property, repeats, partial, codes(property, map));
    }

    private Optional<Set<String>> codes(Property property, YamlMap map) {
        if (!map.has("codes")) {
            return Optional.empty();
        }
        Optional<CodeList> list = property.codeList().flatMap(codeLists::find);
        Set<String> codes = new LinkedHashSet<>(map.texts("codes"));
        for (String code : codes) {
            if (list.flatMap(found -> found.find(code)).isEmpty()) {
                map.fault("codes", "L43", "'" + code + "' is no code of the property", "name codes of its list");
            }
        }
        return Optional.of(codes);
    }
}
