package kr.ieum.schemas.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/** A folder of files that people write; one that is missing or unreadable is a fault (rule S1). */
public final class SchemaFolder {

    private SchemaFolder() {}

    /**
     * The regular files with an ending, by name. Names that aren't plain (letters, digits, dot, hyphen, underscore) are
     * faults, since a file's name is its id (rule S2).
     *
     * @param name how faults name the folder
     */
    public static List<Path> files(Path folder, String name, String ending, Faults faults) {
        if (!Files.isDirectory(folder)) {
            faults.add(
                    new Fault(name, 0, "", "S1", "is not there or is no folder", "create the folder with its files"));
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(
                            file -> file.getFileName().toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            for (Path file : files) {
                if (!baseName(file).matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                    faults.add(new Fault(
                            name, 0, "", "S2", "holds a file whose name is no id", "use letters, digits and hyphens"));
                }
            }
            return files;
        } catch (IOException e) {
            faults.add(new Fault(
                    name,
                    0,
                    "",
                    "S1",
                    "can't be listed (" + e.getClass().getSimpleName() + ")",
                    "make the folder readable"));
            return List.of();
        }
    }

    /** A file's name without its last ending. */
    public static String baseName(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
