package kr.ieum.gateway.journey;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.Processes;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.release.Releaser;
import kr.ieum.gateway.release.Releaser.Mode;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.Value;
import org.junit.jupiter.api.Test;

/**
 * P1 under SIGKILL through the whole release path: whatever a killed process has let out of a register, an intent that names
 * the look-up and the register is in the log. The second test shows that this rig would notice.
 */
class ReleaseKillTest {

    private static final int KILLS = 10;
    private static final int TRIES_TO_FIND_THE_BUG = 8;
    private static final int LONGEST_LIFE_MICROS = 80_000;

    private final Random random = new Random();
    private final Set<String> intended = new HashSet<>();
    private long read;

    @Test
    void a_process_killed_at_any_moment_has_released_nothing_without_its_intent() throws Exception {
        int shown = 0;
        try (Databases.Database database = Databases.h2()) {
            for (int i = 0; i < KILLS; i++) {
                List<String> values = runAndKill(database, Mode.TRUE);
                shown += values.size();
                assertThat(withoutIntent(database, values))
                        .as("kill " + (i + 1))
                        .isEmpty();
            }
        }
        assertThat(shown).isGreaterThan(KILLS);
    }

    @Test
    void the_rig_finds_a_value_that_was_shown_before_its_intent() throws Exception {
        List<String> found = List.of();
        try (Databases.Database database = Databases.h2()) {
            for (int i = 0; i < TRIES_TO_FIND_THE_BUG && found.isEmpty(); i++) {
                found = withoutIntent(database, runAndKill(database, Mode.SHOWS_BEFORE_INTENT));
            }
        }
        assertThat(found).isNotEmpty();
    }

    private List<String> withoutIntent(Databases.Database database, List<String> shown) {
        LogReader reader = new LogReader(database.reopen());
        for (List<LogEntry> page = reader.list(read, LogReader.MAX_COUNT);
                !page.isEmpty();
                page = reader.list(read, LogReader.MAX_COUNT)) {
            page.forEach(entry -> {
                if (entry.leaf() instanceof Leaf.Intent intent) {
                    intent.asked().forEach(asked -> intended.add(intent.lookup() + " " + asked.register()));
                }
            });
            read += page.size();
        }
        return shown.stream().filter(value -> !intended.contains(value)).toList();
    }

    private List<String> runAndKill(Databases.Database database, Mode mode) throws IOException, InterruptedException {
        database.release();
        Process process = Processes.start(
                Releaser.class, List.of(RegisterAdapter.class, Value.class), database.url(), mode.name());
        List<String> shown = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            String first = out.readLine();
            assertThat(first).as("the process releases").isNotNull();
            shown.add(first);
            Thread killer = Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_LIFE_MICROS)));
                // By its handle: Process.destroyForcibly would also close our end of the pipe and lose what was shown.
                process.toHandle().destroyForcibly();
            });
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                shown.add(line);
            }
            killer.join();
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        return shown;
    }
}
