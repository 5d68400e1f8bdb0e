package kr.ieum.schemas.mapping;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.model.SchemaFolder;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;

/** Loads the mappings of a federation: one file per register, compiled and tested by its own examples. */
public final class Mappings {

    private Mappings() {}

    /**
     * Reads every {@code *.yaml} of a folder.
     *
     * @param folder the folder, such as {@code schemas/mappings}
     * @param name how faults name the folder
     * @return the mappings without fault, by id
     */
    public static Map<String, Mapping> load(
            Path folder, String name, ReferenceModel model, CodeLists codeLists, Faults faults) {
        Map<String, Mapping> mappings = new TreeMap<>();
        for (Path file : SchemaFolder.files(folder, name, ".yaml", faults)) {
            String id = SchemaFolder.baseName(file);
            StrictYaml.read(file, name + "/" + file.getFileName(), faults)
                    .flatMap(map -> new MappingReader(map, model, codeLists).read(id))
                    .ifPresent(mapping -> mappings.put(id, mapping));
        }
        return Collections.unmodifiableMap(mappings);
    }

    /**
     * As {@link #load}, of one file whose bytes are at hand, such as a draft that nobody has saved yet.
     *
     * @param name how faults name it
     * @param id what it is to be called, which its {@code id} must say
     */
    public static Optional<Mapping> parse(
            byte[] bytes, String name, String id, ReferenceModel model, CodeLists codeLists, Faults faults) {
        return StrictYaml.parse(bytes, name, faults).flatMap(map -> new MappingReader(map, model, codeLists).read(id));
    }
}
