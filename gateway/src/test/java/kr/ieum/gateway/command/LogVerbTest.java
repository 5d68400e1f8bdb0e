package kr.ieum.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import kr.ieum.gateway.log.timestamp.AskedAuthority;
import kr.ieum.gateway.log.timestamp.TestAuthority;
import kr.ieum.gateway.log.timestamp.TrustedAuthority;
import kr.ieum.gateway.log.verify.PlantedLog;
import kr.ieum.gateway.start.WitnessProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code bin/ieum log}, as somebody outside uses it. */
class LogVerbTest {
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final Clock JULY = Clock.fixed(Instant.parse("2026-07-02T00:00:00Z"), ZoneOffset.UTC);

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
    void timestampsThatWereKeptAreCheckedAndTheLogMustHaveGrownFromWhatTheyStamp() throws Exception {
        Path log = folder.resolve("log/2026h2");
        Path kept = Files.createDirectories(folder.resolve("copies/2026h2/timestamp"));
        Path root = folder.resolve("root.pem");
        TestAuthority authority = TestAuthority.make(JULY, LIFE, new SecureRandom());
        Files.writeString(root, pem(authority));
        AskedAuthority asked =
                new AskedAuthority(authority, new TrustedAuthority(authority.root()), new SecureRandom());
        for (int size : List.of(2, 4)) {
            PlantedLog.write(log, "2026h2", PlantedLog.leaves("2026h2", size, List.of()));
            byte[] checkpoint = Files.readAllBytes(log.resolve("checkpoint"));
            Files.write(kept.resolve(size + ".checkpoint"), checkpoint);
            Files.write(kept.resolve(size + ".tsr"), asked.stamp(checkpoint).answer());
        }
        PlantedLog.write(log, "2026h2", PlantedLog.leaves("2026h2", 5, List.of()));
        assertThat(verified(root)).isZero();
        assertThat(out.toString())
                .contains("sound log.example/ieum/2026h2 size 5 root ")
                .contains("stamped 2026h2/timestamp/2.tsr 2", "stamped 2026h2/timestamp/4.tsr 2");

        TestAuthority other = TestAuthority.make(JULY, LIFE, new SecureRandom());
        assertThat(verified(Files.writeString(folder.resolve("other.pem"), pem(other))))
                .isEqualTo(1);
        assertThat(out.toString()).contains("refused S6 2026h2/timestamp/2.tsr: ");

        PlantedLog.write(log, "2026h2", PlantedLog.leaves("2026h2", 3, List.of()));
        assertThat(verified(root)).isEqualTo(1);
        assertThat(out.toString()).contains("refused V10 2026h2 checkpoint: ").contains("an older checkpoint says 4");
        PlantedLog.write(log, "2026h2", PlantedLog.leaves("2026h2", 5, PlantedLog.leaves("another", 4, List.of())));
        assertThat(verified(root)).isEqualTo(1);
        assertThat(out.toString()).contains("refused V10 2026h2 size 2: ");

        Files.copy(kept.resolve("2.tsr"), kept.resolve("4.tsr"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(verified(root)).isEqualTo(1);
        assertThat(out.toString()).contains("refused S2 2026h2/timestamp/4.tsr: ");
        Files.delete(kept.resolve("4.tsr"));
        assertThat(verified(root)).isEqualTo(1);
        assertThat(err.toString()).contains("Nothing was decided, for something can't be read: NoSuchFileException");
        assertThat(run("log", "verify", "d", "--key", "k", "--timestamps", kept.toString()))
                .isEqualTo(2);
    }

    private int verified(Path root) {
        return run(
                "log",
                "verify",
                folder.resolve("log").toString(),
                "--key",
                PlantedLog.SIGNER.verifier().text(),
                "--timestamps",
                folder.resolve("copies").toString(),
                "--authority",
                root.toString());
    }

    private static String pem(TestAuthority authority) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(authority.root().getEncoded())
                + "\n-----END CERTIFICATE-----\n";
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

    @Test
    void aWitnessKeepsItsKeyAndItsFolderToItself() throws Exception {
        String log = PlantedLog.SIGNER.verifier().text();
        Path own = folder.resolve("witness");
        String key;
        try (WitnessProcess witness = WitnessProcess.start(own, "witness.example/w1", List.of(log), "127.0.0.1", 0)) {
            key = witness.verifierKey();
            assertThat(key).startsWith("witness.example/w1+");
            assertThat(run("log", "witness", "--dir", own.toString(), "--name", "w", "--log", log, "--port", "0"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("is in use by another witness");
        }
        try (WitnessProcess again = WitnessProcess.start(own, "witness.example/w1", List.of(log), "127.0.0.1", 0)) {
            assertThat(again.verifierKey()).isEqualTo(key);
        }
    }

    private int run(String... arguments) {
        CommandLine ieum = Ieum.commandLine(StandardCharsets.UTF_8);
        ieum.setOut(new PrintWriter(out, true));
        ieum.setErr(new PrintWriter(err, true));
        return ieum.execute(arguments);
    }
}
