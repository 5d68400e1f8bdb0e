package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path parent;

    /** Opens the directory and keeps it until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            DataDirectory directory = DataDirectory.open(Path.of(arguments[0]));
            System.out.println("holds " + directory.path());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void aSecondProcessIsRefusedByNameAndAKilledOneLeavesNoLockBehind() throws Exception {
        Path directory = parent.resolve("data");
        Process holder = Processes.start(Holder.class, directory.toString());
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).startsWith("holds");
            assertThatExceptionOfType(DataDirectory.Refused.class)
                    .isThrownBy(() -> DataDirectory.open(directory))
                    .withMessage("the data directory " + directory + " is used by process " + holder.pid()
                            + ": stop it, or start this one with another data directory; several nodes need"
                            + " PostgreSQL");
        } finally {
            holder.destroyForcibly().waitFor();
        }
        DataDirectory.open(directory).close();
    }

    @Test
    void theSameProcessCannotOpenItTwiceEither() {
        try (DataDirectory first = DataDirectory.open(parent.resolve("data"))) {
            assertThatExceptionOfType(DataDirectory.Refused.class)
                    .isThrownBy(() -> DataDirectory.open(first.path()))
                    .withMessageContaining(
                            "is used by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void anotherFormatIsRefused() throws Exception {
        Path directory = parent.resolve("data");
        DataDirectory.open(directory).close();
        assertThat(Files.readString(directory.resolve("format"))).isEqualTo("ieum-data/1\n");
        Files.writeString(directory.resolve("format"), "ieum-data/2\n");
        assertThatExceptionOfType(DataDirectory.Refused.class)
                .isThrownBy(() -> DataDirectory.open(directory))
                .withMessageContaining("has format 'ieum-data/2', this version reads 'ieum-data/1'");
    }

    @Test
    void aDatabaseWithoutFormatIsNotTakenForAFreshDirectory() throws Exception {
        Path directory = Files.createDirectories(parent.resolve("data"));
        Files.createFile(directory.resolve("ieum.mv.db"));
        assertThatExceptionOfType(DataDirectory.Refused.class)
                .isThrownBy(() -> DataDirectory.open(directory))
                .withMessageContaining("it isn't whole; restore it from a backup");
    }
}
