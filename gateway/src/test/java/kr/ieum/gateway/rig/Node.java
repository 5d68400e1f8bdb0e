package kr.ieum.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.gateway.log.Processes;
import kr.ieum.schemas.model.Value;
import org.awaitility.Awaitility;

/** One of several processes of the rig on one database, asked for more as long as it lives. */
final class Node {

    private static final int DONE_MEANWHILE = 20;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Process process;
    private final Writer in;
    private final Thread reader;
    private final Seen seen = new Seen();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger waits = new AtomicInteger();

    /** @param prefix a command that becomes the process; empty for none */
    Node(List<String> prefix, String url, Duration patience) throws IOException {
        process = Processes.startBehind(
                prefix,
                RigChild.class,
                List.of(RegisterAdapter.class, Value.class),
                url,
                Bug.NONE.name(),
                "-",
                "0",
                Long.toString(patience.toMillis()));
        in = process.outputWriter(StandardCharsets.US_ASCII);
        for (String kind : List.of("L", "L", "L", "P", "P")) {
            tell(kind + " " + UUID.randomUUID());
        }
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                seen.line(line);
                switch (line.charAt(0)) {
                    case 'A' -> acknowledged.incrementAndGet();
                    case 'S' -> waits.incrementAndGet();
                    case 'D' -> tell(line.substring(2) + " " + UUID.randomUUID());
                    default -> {
                        // noted
                    }
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // it was killed
        }
    }

    private synchronized void tell(String line) {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only after {@link #end}. */
    Seen seen() {
        return seen;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    void awaitMore() {
        int before = acknowledged.get();
        Awaitility.await()
                .alias("leaves of " + process.pid())
                .atMost(LONG)
                .until(() -> acknowledged.get() > before + DONE_MEANWHILE);
    }

    /** Returns when it stands still in the middle of a group, before this step. */
    void stopBefore(Step step) {
        int before = waits.get();
        tell("W " + step);
        Awaitility.await().atMost(LONG).until(() -> waits.get() > before);
    }

    void goOn() {
        tell("C");
    }

    void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    void end() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
    }
}
