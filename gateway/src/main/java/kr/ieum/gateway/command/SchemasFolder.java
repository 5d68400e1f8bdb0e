package kr.ieum.gateway.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folder of what is shared, for verbs that need nothing of a federation's configuration. */
final class SchemasFolder {

    @Option(
            names = "--schemas",
            paramLabel = "DIR",
            description = "Reference model, code lists, mappings. Default: schemas/ of this installation.")
    @Nullable
    Path schemas;

    Path path() {
        return Folders.given(schemas, "schemas");
    }
}
