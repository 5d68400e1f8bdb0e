package kr.ieum.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ieum audit}, mistyped: nobody is asked and nothing is logged. */
class AuditVerbTest {

    @TempDir
    Path folder;

    @Test
    void an_export_without_a_reason_is_misuse() {
        TypedVerb misused = typed("export", "--out", folder.resolve("found.zip").toString());
        assertThat(misused.exit()).isEqualTo(2);
        assertThat(misused.err()).contains("--reason");
        assertThat(typed(
                                "export",
                                "--reason",
                                " ",
                                "--out",
                                folder.resolve("found.zip").toString())
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void an_export_never_writes_over_a_file_or_into_a_folder_that_is_not_there() throws IOException {
        Path there = Files.writeString(folder.resolve("found.zip"), "the one before");
        TypedVerb misused = typed("export", "--reason", "complaint 17", "--out", there.toString());
        assertThat(misused.exit()).isEqualTo(2);
        assertThat(misused.err()).contains("is there already");
        assertThat(there).hasContent("the one before");
        assertThat(typed(
                                "export",
                                "--reason",
                                "complaint 17",
                                "--out",
                                folder.resolve("no/found.zip").toString())
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void a_file_that_should_name_somebody_and_is_empty_means_nobody_and_not_everybody() throws IOException {
        Path empty = Files.writeString(folder.resolve("number.txt"), "\n");
        TypedVerb misused = typed("search", "--person", empty.toString(), "--reason", "complaint 17");
        assertThat(misused.exit()).isEqualTo(2);
        assertThat(misused.err()).contains("is no number");
    }

    @Test
    void the_help_shows_how_the_copy_is_checked() {
        assertThat(TypedVerb.of("audit", "export", "--help").out())
                .contains("bin/ieum audit export --user", "sha256sum -c manifest.sha256", "bin/ieum log verify");
    }

    private static TypedVerb typed(String verb, String... options) {
        return TypedVerb.of(Stream.concat(Stream.of("audit", verb, "--user", "bae.junseo"), Stream.of(options))
                .toArray(String[]::new));
    }
}
