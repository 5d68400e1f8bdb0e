package kr.ieum.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final SecretName NAME = new SecretName("tax-key");

    private final Path folder;

    SecretsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void the_environment_comes_before_the_file() throws IOException {
        Files.writeString(folder.resolve("tax-key"), "from the file");
        assertThat(new Secrets(Map.of("IEUM_SECRET_TAX_KEY", "from outside"), folder).find(NAME))
                .map(Secret::reveal)
                .contains("from outside");
        assertThat(new Secrets(Map.of("IEUM_SECRET_TAX_KEY", ""), folder).find(NAME))
                .map(Secret::reveal)
                .contains("from the file");
    }

    @Test
    void one_line_end_does_not_belong_to_the_secret() throws IOException {
        Secrets secrets = new Secrets(Map.of(), folder);
        for (String end : new String[] {"", "\n", "\r\n"}) {
            Files.writeString(folder.resolve("tax-key"), " s e c " + end);
            assertThat(secrets.find(NAME)).map(Secret::reveal).contains(" s e c ");
        }
        Files.writeString(folder.resolve("tax-key"), "two\n\n");
        assertThat(secrets.find(NAME)).map(Secret::reveal).contains("two\n");
    }

    @Test
    void what_is_in_neither_place_or_empty_is_missing() throws IOException {
        Secrets secrets = new Secrets(Map.of(), folder);
        assertThat(secrets.find(NAME)).isEmpty();
        Files.writeString(folder.resolve("tax-key"), "\n");
        assertThat(secrets.find(NAME)).isEmpty();
        Files.writeString(folder.resolve("tax-key"), "x".repeat(70_000));
        assertThat(secrets.find(NAME)).isEmpty();
        assertThat(new Secrets(Map.of(), folder.resolve("nowhere")).find(NAME)).isEmpty();
    }

    @Test
    void a_made_secret_is_kept_for_this_account_alone() throws IOException {
        Secrets secrets = new Secrets(Map.of(), folder.resolve("secrets"));
        Secret made = secrets.findOrMake(NAME, () -> Secrets.random(20));
        assertThat(made.reveal()).hasSize(20).matches("[a-z2-9]+");
        assertThat(secrets.findOrMake(NAME, () -> "another").reveal()).isEqualTo(made.reveal());
        Path file = folder.resolve("secrets/tax-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_secret_shows_itself_to_nobody() {
        Secret secret = new Secret("hunter2");
        assertThat(secret.toString() + String.valueOf(secret)).doesNotContain("hunter2");
        assertThat(secret.matches("hunter2")).isTrue();
        assertThat(secret.matches("hunter3")).isFalse();
    }

    @Test
    void only_a_name_is_a_reference_to_a_secret() {
        assertThat(SecretName.ofReference("secret:tax-key")).contains(NAME);
        for (String text :
                new String[] {"tax-key", "hunter2", "secret:", "secret:../x", "secret:Tax", "SECRET:tax-key"}) {
            assertThat(SecretName.ofReference(text)).as(text).isEmpty();
        }
    }

    @Test
    void a_master_key_is_kept_and_read_back_and_a_broken_one_is_refused_without_a_word_of_it() throws IOException {
        Path file = folder.resolve("keys/master.key");
        MasterKey.make(file);
        MasterKey key = MasterKey.read(file);
        assertThat(key.bytes())
                .hasSize(MasterKey.BYTES)
                .isEqualTo(MasterKey.read(file).bytes());
        assertThat(key.toString()).isEqualTo("MasterKey[…]");
        Files.writeString(file, "c2hvcnQ=");
        assertThat(catchIOException(() -> MasterKey.read(file))).hasMessage("is not a master key");
        Files.writeString(file, "not base64!");
        assertThat(catchIOException(() -> MasterKey.read(file))).hasMessage("is not a master key");
    }
}
