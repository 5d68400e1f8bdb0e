package kr.ieum.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ieum lint} on folders that aren't what they should be. */
class LintVerbTest {

    private static final Path ROOT = Path.of(System.getProperty("ieum.root", ".."));
    private static final Path CONFIG = ROOT.resolve("config");
    private static final Path SCHEMAS = ROOT.resolve("schemas");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aFolderThatIsNotThereIsOneFault() throws IOException {
        assertThat(lint(CONFIG, folder.resolve("nowhere"))).isEqualTo(1);
        assertThat(faults())
                .singleElement()
                .asString()
                .contains("nowhere", "is not there -> name the folder with --schemas");
        assertThat(lint(folder.resolve("nowhere"), SCHEMAS)).isEqualTo(1);
        assertThat(faults()).singleElement().asString().contains("name the folder with --config [S1]");
    }

    @Test
    void aFolderOfSomethingElseIsOneFaultToo() throws IOException {
        assertThat(lint(CONFIG, folder)).isEqualTo(1);
        assertThat(faults()).singleElement().asString().contains("holds no folder 'model'");
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(lint(CONFIG, file)).isEqualTo(1);
        assertThat(faults()).singleElement().asString().contains("is no folder");
    }

    @Test
    void noRegisterIsOpenedWithADraft() throws IOException {
        copy(SCHEMAS);
        Path mapping = folder.resolve("mappings/welfare-payments.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("\nsource:", "\ndraft: true\nsource:"));
        assertThat(lint(CONFIG, folder)).isEqualTo(1);
        assertThat(faults())
                .singleElement()
                .asString()
                .contains("registers/welfare.yaml", "'welfare-payments' is a draft", "remove 'draft: true' [C21]");
    }

    private void copy(Path from) throws IOException {
        for (String part : List.of("model", "words", "codes", "functions", "tasks", "mappings")) {
            try (Stream<Path> files = Files.walk(from.resolve(part))) {
                for (Path file : files.toList()) {
                    Path to = folder.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(file, to);
                    }
                }
            }
        }
    }

    private int lint(Path config, Path schemas) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new LintCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("--config", config.toString(), "--schemas", schemas.toString());
    }

    /** What was printed, without the count at its end. */
    private List<String> faults() {
        List<String> lines = err.toString().lines().toList();
        assertThat(lines).last().asString().isEqualTo(lines.size() == 2 ? "1 fault." : lines.size() - 1 + " faults.");
        return lines.subList(0, lines.size() - 1);
    }
}
