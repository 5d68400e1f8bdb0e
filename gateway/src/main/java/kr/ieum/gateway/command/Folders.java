package kr.ieum.gateway.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folders of a federation, as every verb takes them; the defaults lie under the folder Ieum was unpacked in. */
final class Folders {

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description =
                    "Who may do what: agencies, registers, agreements, views. Default: config/ of this installation.")
    @Nullable
    Path config;

    @Option(
            names = "--schemas",
            paramLabel = "DIR",
            description =
                    "What is shared: reference model, code lists, mappings. Default: schemas/ of this installation.")
    @Nullable
    Path schemas;

    Path config() {
        return given(config, "config");
    }

    Path schemas() {
        return given(schemas, "schemas");
    }

    static Path given(@Nullable Path folder, String fallback) {
        return Optional.ofNullable(folder)
                .orElseGet(() -> root().resolve(fallback))
                .toAbsolutePath()
                .normalize();
    }

    /** The folder that holds bin/, as the launcher script says. */
    static Path root() {
        return Path.of(System.getProperty("ieum.root", "")).toAbsolutePath();
    }

    /** The simulated agencies' program, as the build makes it. */
    static Path simulator() {
        return root().resolve("simulator/target/app/ieum-simulator.jar");
    }
}
