package kr.ieum.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/** A copy of the small test federation that a test may break. */
public final class TestFederation {

    private final Path folder;

    private TestFederation(Path folder) {
        this.folder = folder;
    }

    /** A faultless copy in an empty folder. */
    public static TestFederation in(Path folder) {
        URL resource = Objects.requireNonNull(TestFederation.class.getResource("/federation"));
        try {
            Path from = Path.of(resource.toURI());
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
            return new TestFederation(folder);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the copy. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Replaces a text that must be there, everywhere in the file. */
    public TestFederation replace(String name, String text, String by) {
        String content = read(name);
        if (!content.contains(text)) {
            throw new IllegalArgumentException(name + " holds no '" + text + "'");
        }
        return write(name, content.replace(text, by));
    }

    /** Writes a file anew. */
    public TestFederation write(String name, String content) {
        try {
            Files.writeString(file(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's text. */
    public String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the copy as it is now. */
    public Schemas load(Faults faults) {
        return Schemas.load(folder, faults);
    }

    /** The faults of loading it. */
    public List<Fault> faults() {
        Faults faults = new Faults();
        load(faults);
        return faults.list();
    }
}
