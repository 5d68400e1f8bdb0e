package kr.ieum.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Assumptions;

/**
 * A federation of its own for input that nobody of this project wrote: its model and mappings lie beside the tests, its bulky
 * code lists are read from the folder of outside files, of which nothing is kept here.
 */
public final class ExternalFederation {

    private static final Path DATA = Path.of(System.getProperty("ieum.root", ".."), "..", "shared", "data");
    private static final String HEADER = "code,name_ko,name_en,parent,valid_from,valid_to,successor\n";

    private final Path folder;

    private ExternalFederation(Path folder) {
        this.folder = folder;
    }

    /** A folder of outside files; the test that asks is skipped, and says so, where it isn't there. */
    public static Path data(String name) {
        Path data = DATA.resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(data), "skipped: the outside files of " + data + " are not here");
        return data;
    }

    /** A copy of the federation in an empty folder, still without the code lists that are read from elsewhere. */
    public static ExternalFederation in(Path folder, String name) {
        try {
            Path from = Path.of(Objects.requireNonNull(ExternalFederation.class.getResource("/external/" + name))
                    .toURI());
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Path to = folder.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(file, to);
                    }
                }
            }
            for (String part : List.of("model", "codes", "functions", "tasks", "mappings")) {
                Files.createDirectories(folder.resolve(part));
            }
            return new ExternalFederation(folder);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a code list whose names are those of its source, in the one language that it has. */
    public ExternalFederation codes(String id, Map<String, String> names) {
        StringBuilder csv = new StringBuilder(HEADER);
        new LinkedHashMap<>(names)
                .forEach((code, name) -> csv.append(cell(code))
                        .append(',')
                        .append(cell(name))
                        .append(',')
                        .append(cell(name))
                        .append(",,,,\n"));
        return write("codes/" + id + ".csv", csv.toString());
    }

    /** Adds a code list as it stands in a file of the product. */
    public ExternalFederation codeList(String id, String csv) {
        return write("codes/" + id + ".csv", csv);
    }

    private static String cell(String text) {
        return '"' + text.replaceAll("\\s+", " ").strip().replace("\"", "\"\"") + '"';
    }

    /** Replaces a text that must be there. */
    public ExternalFederation replace(String name, String text, String by) {
        try {
            String content = Files.readString(folder.resolve(name));
            if (!content.contains(text)) {
                throw new IllegalArgumentException(name + " holds no '" + text + "'");
            }
            return write(name, content.replace(text, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExternalFederation write(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the copy as it is now. */
    public Schemas load(Faults faults) {
        return Schemas.load(folder, faults);
    }
}
