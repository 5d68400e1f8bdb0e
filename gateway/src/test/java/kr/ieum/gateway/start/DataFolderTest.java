package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import kr.ieum.gateway.identity.MasterKeySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    private final Path folder;

    DataFolderTest(@TempDir Path parent) {
        this.folder = parent.resolve("data");
    }

    @Test
    void the_first_start_makes_a_private_folder_with_format_and_key_and_the_next_finds_them() throws Exception {
        byte[] key;
        try (DataFolder made = DataFolder.open(folder)) {
            key = made.masterKey().bytes();
        }
        assertThat(Files.readString(folder.resolve("format"))).isEqualTo(DataFolder.FORMAT + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("keys").resolve("master.key"))))
                .isEqualTo("rw-------");
        try (DataFolder again = DataFolder.open(folder)) {
            assertThat(again.masterKey().bytes()).isEqualTo(key);
        }
    }

    @Test
    void a_second_holder_is_refused_until_the_first_lets_go() throws Exception {
        DataFolder first = DataFolder.open(folder);
        refused("in use by another Ieum process");
        first.close();
        DataFolder.open(folder).close();
    }

    @Test
    void a_folder_of_another_format_is_refused() throws Exception {
        DataFolder.open(folder).close();
        Files.writeString(folder.resolve("format"), "ieum-data/2\n");
        refused("has the format 'ieum-data/2'");
    }

    @Test
    void a_folder_that_lost_its_key_is_refused_and_gets_no_new_one() throws Exception {
        DataFolder.open(folder).close();
        Path key = folder.resolve("keys").resolve("master.key");
        Files.delete(key);
        refused("master key");
        assertThat(key).doesNotExist();
    }

    @Test
    void a_master_key_of_the_environment_is_used_and_kept_in_no_file() throws Exception {
        byte[] key = new byte[32];
        key[5] = 7;
        Map<String, String> environment =
                Map.of(MasterKeySource.VARIABLE, Base64.getEncoder().encodeToString(key));
        try (DataFolder made = DataFolder.open(folder, environment)) {
            assertThat(made.masterKey().bytes()).isEqualTo(key);
        }
        try (DataFolder again = DataFolder.open(folder, environment)) {
            assertThat(again.masterKey().bytes()).isEqualTo(key);
        }
        assertThat(folder.resolve("keys").resolve("master.key")).doesNotExist();
        refused("master key");
    }

    @Test
    void a_folder_with_a_master_key_of_its_own_takes_no_other() throws Exception {
        DataFolder.open(folder).close();
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> DataFolder.open(
                                folder,
                                Map.of(
                                        MasterKeySource.VARIABLE,
                                        Base64.getEncoder().encodeToString(new byte[32])))
                        .close())
                .withMessageContaining("a master key of its own");
    }

    @Test
    void a_folder_with_a_database_but_no_format_is_refused() throws Exception {
        DataFolder.open(folder).close();
        Files.delete(folder.resolve("format"));
        refused("not empty");
    }

    @Test
    void a_folder_with_somebody_elses_files_is_refused_and_left_alone() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("letters.txt"), "…");
        refused("not empty");
        assertThat(folder.resolve("format")).doesNotExist();
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    @Test
    void secrets_may_be_there_before_the_first_start() throws Exception {
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets").resolve("tax-key"), "…");
        DataFolder.open(folder).close();
        assertThat(folder.resolve("format")).exists();
    }

    @Test
    void a_first_start_that_was_cut_short_is_done_again() throws Exception {
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("lock"), "");
        Files.writeString(folder.resolve(".format.new"), "ieum-da");
        DataFolder.open(folder).close();
        assertThat(folder.resolve("format")).hasContent(DataFolder.FORMAT);
        assertThat(folder.resolve(".format.new")).doesNotExist();
    }

    @Test
    void what_is_no_folder_is_refused_in_words() throws IOException {
        Files.writeString(folder, "a file");
        refused("can't be used");
    }

    private void refused(String why) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> DataFolder.open(folder).close())
                .withMessageContaining(why)
                .withMessageContaining(folder.toString());
    }
}
