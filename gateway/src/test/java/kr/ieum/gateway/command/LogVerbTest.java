package kr.ieum.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kr.ieum.gateway.log.verify.PlantedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code bin/ieum log}, as somebody outside uses it. */
class LogVerbTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aDirectoryOfShardsIsCheckedFromItsNewestShardOn() throws IOException {
        PlantedLog.write(folder.resolve("2026h2"), "2026h2", PlantedLog.leaves("2026h2", 5, List.of()));
        Path key = Files.writeString(
                folder.resolve("log.vkey"), PlantedLog.SIGNER.verifier().text() + "\n");
        assertThat(run("log", "verify", folder.toString(), "--key", key.toString()))
                .isZero();
        assertThat(out.toString()).startsWith("sound log.example/ieum/2026h2 size 5 root ");

        Path tile = folder.resolve("2026h2/tile/0/000.p/5");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[64] ^= 1;
        Files.write(tile, bytes);
        assertThat(run("log", "verify", folder.resolve("2026h2").toString(), "--key", key.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("refused V6 2026h2 leaf 2: ");
    }

    @Test
    void aKeyThatIsNoneAndAFolderThatIsNoneAreSaid() {
        assertThat(run("log", "verify", folder.toString(), "--key", "log+00000000+AAAA"))
                .isEqualTo(1);
        assertThat(out.toString()).startsWith("refused key: rule K");
        assertThat(run("log", "verify", folder.resolve("nowhere").toString(), "--key", "no-such-file"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Nothing was decided, for something can't be read: NoSuchFileException");
        assertThat(run("log", "fsck", "--data", folder.resolve("nowhere").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no data folder of Ieum at ");
        assertThat(run("log")).isEqualTo(2);
    }

    private int run(String... arguments) {
        CommandLine ieum = Ieum.commandLine(java.nio.charset.StandardCharsets.UTF_8);
        ieum.setOut(new PrintWriter(out, true));
        ieum.setErr(new PrintWriter(err, true));
        return ieum.execute(arguments);
    }
}
