package kr.ieum.schemas.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/** All code lists of a federation, by id. Immutable. */
public final class CodeLists {

    private final Map<String, CodeList> lists;

    private CodeLists(Map<String, CodeList> lists) {
        this.lists = Map.copyOf(lists);
    }

    /**
     * Reads every {@code *.csv} of a folder, each with the header
     * {@code code,name_ko,name_en,parent,valid_from,valid_to,successor}, and for every {@code *.yaml} the published list
     * that it describes (format {@code ieum-code-source/1}); one list has one of the two (rule C10).
     *
     * @param folder the folder, such as {@code schemas/codes}
     * @param name how faults name the folder
     */
    public static CodeLists load(Path folder, String name, Faults faults) {
        Map<String, CodeList> lists = new TreeMap<>();
        for (Path file : SchemaFolder.files(folder, name, ".csv", faults)) {
            String id = SchemaFolder.baseName(file);
            CodeListFile.read(file, id, name + "/" + file.getFileName(), faults).ifPresent(list -> lists.put(id, list));
        }
        for (Path file : sources(folder, name, faults)) {
            String id = SchemaFolder.baseName(file);
            String fileName = name + "/" + file.getFileName();
            if (Files.exists(file.resolveSibling(id + ".csv"))) {
                faults.add(new Fault(fileName, 0, "", "C10", "describes a list that is here as CSV too", "keep one"));
            } else {
                PublishedCodeList.read(file, id, name, faults).ifPresent(list -> lists.put(id, list));
            }
        }
        return new CodeLists(lists);
    }

    private static List<Path> sources(Path folder, String name, Faults faults) {
        return Files.isDirectory(folder) ? SchemaFolder.files(folder, name, ".yaml", faults) : List.of();
    }

    /** The given lists. */
    public static CodeLists of(Collection<CodeList> lists) {
        Map<String, CodeList> byId = new LinkedHashMap<>();
        lists.forEach(list -> byId.put(list.id(), list));
        return new CodeLists(byId);
    }

    /** The list of that id. */
    public Optional<CodeList> find(String id) {
        return Optional.ofNullable(lists.get(id));
    }

    /** All lists, by id. */
    public Map<String, CodeList> all() {
        return new TreeMap<>(lists);
    }
}
