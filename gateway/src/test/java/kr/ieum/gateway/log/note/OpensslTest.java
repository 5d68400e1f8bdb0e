package kr.ieum.gateway.log.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.log.tree.MerkleHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint's signature is one that {@code openssl} checks, with what stands in the note and in the verifier key alone. */
class OpensslTest {

    private static final byte[] SEED = new byte[32];
    private static final NoteSigner SIGNER = NoteSigner.ofLog("log.example/ieum", SigningKey.ofSeed("test", SEED));

    /** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** In a note's signature the id of the key stands before it, in a verifier key the algorithm. */
    private static final int KEY_ID = 4;

    private static final int ALGORITHM = 1;

    @TempDir
    Path folder;

    @BeforeEach
    void opensslIsThere() throws InterruptedException {
        assumeTrue(run("openssl", "version"), "skipped: openssl isn't installed here");
    }

    private boolean verifies(String text, String note, String verifier) throws IOException, InterruptedException {
        String line = note.lines().toList().getLast();
        byte[] signature = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        byte[] key = Base64.getDecoder().decode(verifier.split("\\+", 3)[2]);
        Path signed = Files.writeString(folder.resolve("text"), text);
        Path separate = Files.write(folder.resolve("signature"), tail(signature, KEY_ID));
        Path info = Files.write(folder.resolve("key.der"), joined(PREFIX, tail(key, ALGORITHM)));
        return run(
                "openssl",
                "pkeyutl",
                "-verify",
                "-rawin",
                "-pubin",
                "-keyform",
                "DER",
                "-inkey",
                info.toString(),
                "-in",
                signed.toString(),
                "-sigfile",
                separate.toString());
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a_checkpoint_is_verified_and_one_of_another_size_or_by_another_key_is_not() throws Exception {
        String text = new Checkpoint("log.example/ieum", 7, MerkleHash.empty()).text();
        String note =
                new String(SignedNote.of(text, SIGNER.sign(text, Instant.EPOCH)).bytes(), StandardCharsets.UTF_8);
        String verifier = SIGNER.verifier().text();

        assertThat(verifies(text, note, verifier)).isTrue();
        assertThat(verifies(text.replace("\n7\n", "\n8\n"), note, verifier)).isFalse();
        byte[] another = SEED.clone();
        another[0] = 1;
        String stranger = NoteSigner.ofLog("log.example/ieum", SigningKey.ofSeed("test", another))
                .verifier()
                .text();
        assertThat(verifies(text, note, stranger)).isFalse();
    }
}
