package kr.ieum.gateway.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the architecture tests look at: all classes of ours that a gateway runs, and the sources they come from. */
final class House {

    /** The rooms of the gateway (design §3). A new room is decided there first, and then written down here. */
    static final Set<String> ROOMS = Set.of(
            "agreement",
            "cases",
            "release",
            "reliance",
            "keys",
            "disclosure",
            "audit",
            "sheet",
            "correction",
            "view",
            "result",
            "exchange",
            "log",
            "identity",
            "oversight",
            "catalogue",
            "systems",
            "telemetry",
            "web",
            "command",
            "start");

    static final Path ROOT = Path.of(System.getProperty("ieum.root"));

    /** Compiled classes of gateway, adapters, client and schemas; neither tests nor the simulator, which no gateway runs. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("simulator"))
            .importPackages("kr.ieum");

    private House() {}

    static String room(String room) {
        return "kr.ieum.gateway." + room + "..";
    }

    /** Whether the room has classes; a rule about an empty room has nothing to say yet. */
    static boolean isInhabited(String room) {
        return CLASSES.stream().anyMatch(type -> roomOf(type).equals(room));
    }

    /** The room a class of the gateway stands in; empty for the other modules. */
    static String roomOf(JavaClass type) {
        return roomOf(type.getPackageName());
    }

    static String roomOf(String packageName) {
        String[] parts = packageName.split("\\.");
        return packageName.startsWith("kr.ieum.gateway.") ? parts[3] : "";
    }

    /** The Java sources of these modules that a gateway runs. */
    static List<Path> sources(String... modules) {
        return Stream.of(modules)
                .flatMap(module -> sources(ROOT.resolve(module).resolve("src/main/java")).stream())
                .toList();
    }

    private static List<Path> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
