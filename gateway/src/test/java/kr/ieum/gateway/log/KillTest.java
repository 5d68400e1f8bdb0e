package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kr.ieum.gateway.log.Discloser.Mode;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;

/**
 * P1 and P7 under SIGKILL, the short version of the rig: whatever a killed process has shown, its intent is in the log, and
 * the log is whole. The last two tests show that the rig would notice.
 */
class KillTest {
    private static final int H2_KILLS = 15;
    private static final int POSTGRES_KILLS = 5;
    private static final int TRIES_TO_FIND_A_BUG = 8;

    private final Random random = new Random();

    /** What rounds of killing found. */
    private record Found(int values, Set<UUID> unlogged, Fsck.Result fsck) {}

    @Test
    void everyValueThatLeftAKilledProcessHasItsIntentOnH2() throws Exception {
        assertNothingUnlogged(Databases.h2(), H2_KILLS);
    }

    @Test
    void everyValueThatLeftAKilledProcessHasItsIntentOnPostgres() throws Exception {
        assertNothingUnlogged(Databases.postgres(), POSTGRES_KILLS);
    }

    @Test
    void theRigFindsAProcessThatPrintsAValueBeforeItsIntentIsDurable() throws Exception {
        assertFound(Mode.PRINTS_BEFORE_APPEND);
    }

    @Test
    void theRigFindsADatabaseThatAcknowledgesBeforeItWrites() throws Exception {
        assertFound(Mode.WRITES_LATER);
    }

    private void assertNothingUnlogged(Databases.Database fresh, int kills) throws Exception {
        try (Databases.Database database = fresh) {
            Found found = kill(database, Mode.TRUE, kills, false);
            assertThat(found.unlogged).isEmpty();
            assertThat(found.fsck).isInstanceOf(Fsck.Result.Clean.class);
            assertThat(found.values).isGreaterThan(kills);
        }
    }

    private void assertFound(Mode bug) throws Exception {
        try (Databases.Database database = Databases.h2()) {
            assertThat(kill(database, bug, TRIES_TO_FIND_A_BUG, true).unlogged).isNotEmpty();
        }
    }

    private Found kill(Databases.Database database, Mode mode, int kills, boolean untilFound) throws Exception {
        int values = 0;
        Set<UUID> unlogged = new HashSet<>();
        Set<UUID> logged = new HashSet<>();
        long read = 0;
        Fsck.Result fsck = null;
        for (int i = 0; i < kills && !(untilFound && !unlogged.isEmpty()); i++) {
            database.release();
            List<UUID> shown = runAndKill(database.url(), mode);
            values += shown.size();
            LogReader reader = new LogReader(database.reopen());
            for (List<LogEntry> page = reader.list(read, LogReader.MAX_COUNT);
                    !page.isEmpty();
                    page = reader.list(read, LogReader.MAX_COUNT)) {
                page.forEach(entry -> {
                    if (entry.leaf() instanceof Leaf.Intent intent) {
                        logged.add(intent.lookup());
                    }
                });
                read += page.size();
            }
            shown.stream().filter(value -> !logged.contains(value)).forEach(unlogged::add);
            fsck = new Fsck(database.dataSource()).run();
        }
        return new Found(values, unlogged, fsck);
    }

    private List<UUID> runAndKill(String url, Mode mode) throws IOException, InterruptedException {
        Process process = Processes.start(Discloser.class, url, mode.name());
        List<UUID> shown = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            String first = out.readLine();
            assertThat(first).as("the process discloses").isNotNull();
            shown.add(UUID.fromString(first));
            Thread killer = Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(80_000)));
                // By its handle: Process.destroyForcibly would also close our end of the pipe and lose what was shown.
                process.toHandle().destroyForcibly();
            });
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                shown.add(UUID.fromString(line));
            }
            killer.join();
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        return shown;
    }
}
