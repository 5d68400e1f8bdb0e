package kr.ieum.gateway.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.Processes;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.Value;

/** Makes the load, notes what comes back, and kills: at a named step or at a random moment. */
final class Rig {

    private static final int LOOK_UPS = 6;
    private static final int APPENDS = 4;
    private static final int LONGEST_LIFE_MICROS = 60_000;
    private static final int MOST_GROUPS = 8;

    /** By then a bug has shown, or hides what would end the life otherwise. */
    private static final int MOST_LINES = 1_000;

    private final Random random = new Random();
    private final Databases.Database database;
    private final Seen seen = new Seen();

    Rig(Databases.Database database) {
        this.database = database;
    }

    Seen seen() {
        return seen;
    }

    /** One life of the child. On H2 its death is a power cut too: what wasn't forced to disk is lost. */
    void kill(Bug bug, Optional<Step> at) throws IOException, InterruptedException {
        database.release();
        Process child = Processes.start(
                RigChild.class,
                List.of(RegisterAdapter.class, Value.class),
                database.url().replace("jdbc:h2:async:", "jdbc:h2:powercut:async:"),
                bug.name(),
                at.map(Step::name).orElse("-"),
                Integer.toString(1 + random.nextInt(MOST_GROUPS)),
                Long.toString(LogSettings.STANDARD.patience().toMillis()));
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII));
                Writer in = child.outputWriter(StandardCharsets.US_ASCII)) {
            for (int i = 0; i < LOOK_UPS + APPENDS; i++) {
                ask(in, i < LOOK_UPS ? "L" : "P");
            }
            boolean dying = false;
            int lines = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                seen.line(line);
                if (!dying && (line.startsWith("S ") || lines++ > MOST_LINES)) {
                    child.toHandle().destroyForcibly();
                    dying = true;
                } else if (!dying && at.isEmpty() && line.startsWith("H ")) {
                    killSoon(child);
                    dying = true;
                }
                if (line.startsWith("D ") && child.isAlive()) {
                    again(in, line.substring(2));
                }
            }
            child.waitFor();
        } catch (IOException e) {
            if (child.isAlive()) {
                throw e;
            }
            // the pipe to a killed process
        } finally {
            child.destroyForcibly();
        }
    }

    private void killSoon(Process child) {
        Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_LIFE_MICROS)));
            // By its handle: Process.destroyForcibly would also close our end of the pipe and lose what was told.
            child.toHandle().destroyForcibly();
        });
    }

    private static void again(Writer in, String kind) {
        try {
            ask(in, kind);
        } catch (IOException e) {
            // it was killed meanwhile; what it told before is still to be read
        }
    }

    private static void ask(Writer in, String kind) throws IOException {
        in.write(kind + " " + UUID.randomUUID() + "\n");
        in.flush();
    }

    /** Starts the database anew and checks everything that was ever seen. */
    List<Finding> findings() throws Exception {
        return Inspection.of(database.reopen(), seen);
    }
}
