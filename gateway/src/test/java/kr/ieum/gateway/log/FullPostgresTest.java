package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL whose tables have no room left on their disk, and says so with 53100 (P1, P7). */
class FullPostgresTest {

    private static final int MORE_APPENDS_THAN_FIT = 10_000;

    @Test
    void a_full_disk_stops_disclosures_loses_nothing_and_they_go_on_when_there_is_room_again(@TempDir Path disk)
            throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()),
                "skipped: no small file system could be mounted here; it needs Linux and root");
        try (Databases.Database database = Databases.postgresIn(Files.createDirectory(disk.resolve("tables")))) {
            List<UUID> acknowledged = new ArrayList<>();
            try (DisclosureLog log =
                    DisclosureLog.open(database.dataSource(), LogContract.SETTINGS, LogContract.CLOCK)) {
                Position intent = append(log, acknowledged).position(0);
                Path filler = disk.resolve("filler");
                fill(filler);

                LogUnavailable refused = catchThrowableOfType(LogUnavailable.class, () -> {
                    for (int n = 0; n < MORE_APPENDS_THAN_FIT; n++) {
                        append(log, acknowledged);
                    }
                });
                assertThat(refused).hasMessageMatching("the log couldn't be written: \\w+, SQLSTATE 53100");
                assertThat(refused.outcomeUnknown()).isFalse();
                assertThat(log.state()).isInstanceOf(LogState.Unwritable.class);
                LogReader reader = new LogReader(database.dataSource());
                assertThat(reader.findByLookup(acknowledged.getFirst())).hasSize(1);

                // What was permitted before may still leave; its leaf waits for room.
                log.enqueue(Leaves.release(intent, "r1"));
                assertThatExceptionOfType(LogUnavailable.class).isThrownBy(() -> append(log, new ArrayList<>()));

                Files.delete(filler);
                append(log, acknowledged);
                await().atMost(Duration.ofSeconds(5)).until(() -> log.state().equals(new LogState.Writable(0)));
                assertThat(reader.findByLookup(acknowledged.getFirst()))
                        .extracting(entry -> entry.leaf().getClass().getSimpleName())
                        .containsExactly("Intent", "Release");
            }
            LogReader reader = new LogReader(database.dataSource());
            assertThat(acknowledged.subList(1, acknowledged.size()))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(
                            lookup -> assertThat(reader.findByLookup(lookup)).hasSize(1));
            assertThat(new Fsck(database.dataSource()).run())
                    .isInstanceOfSatisfying(
                            Fsck.Result.Clean.class,
                            clean -> assertThat(clean.shards().getLast().size()).isEqualTo(acknowledged.size() + 1));
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static Appended append(DisclosureLog log, List<UUID> acknowledged) throws CompanionRefused {
        UUID lookup = UUID.randomUUID();
        List<Leaf> leaves = List.of(Leaves.intent(lookup, Leaves.TIME, "r1"));
        Appended appended = log.append(leaves, List.of(PolicyEpoch.expect(0), LogContract.record(lookup)));
        acknowledged.add(lookup);
        return appended;
    }

    private static void fill(Path filler) {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // until the disk is full
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
