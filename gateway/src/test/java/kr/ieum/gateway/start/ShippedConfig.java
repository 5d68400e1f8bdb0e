package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the shipped configuration that a test may break. */
public final class ShippedConfig {

    /** The configuration as it is shipped. */
    public static final Path SHIPPED = Path.of(System.getProperty("ieum.root")).resolve("config");

    private final Path folder;

    private ShippedConfig(Path folder) {
        this.folder = folder;
    }

    /** Copies it into an empty folder. */
    public static ShippedConfig copyTo(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                Path copy = folder.resolve(SHIPPED.relativize(file).toString());
                try {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return new ShippedConfig(folder);
    }

    /** Where the copy is. */
    public Path folder() {
        return folder;
    }

    /** Replaces a text that stands in the file. */
    public ShippedConfig replace(String file, String text, String by) throws IOException {
        String before = Files.readString(folder.resolve(file));
        assertThat(before).as(file).contains(text);
        Files.writeString(folder.resolve(file), before.replace(text, by));
        return this;
    }

    /** Takes the planned stops out of the registers. */
    public ShippedConfig openAtAllHours() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("registers"))) {
            for (Path file : files.toList()) {
                Files.writeString(file, Files.readString(file).replaceAll("(?m)^  closed: .*\\R", ""));
            }
        }
        return this;
    }

    /** Puts a file in another folder. */
    public ShippedConfig move(String file, String to) throws IOException {
        Files.move(folder.resolve(file), folder.resolve(to));
        return this;
    }

    /** Adds a file. */
    public ShippedConfig add(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return this;
    }

    /** Removes a file. */
    public ShippedConfig remove(String file) throws IOException {
        Files.delete(folder.resolve(file));
        return this;
    }
}
