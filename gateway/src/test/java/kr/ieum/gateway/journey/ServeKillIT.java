package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.start.RunningNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as it is shipped, killed with SIGKILL while officials look up (P1, P7). */
class ServeKillIT {

    private static final Path LAUNCHER = Path.of(System.getProperty("ieum.root"), "bin", "ieum");
    private static final Pattern READY = Pattern.compile("is ready: (http://\\S+)");
    private static final Pattern LOOKUP = Pattern.compile("\"lookup\":\"([^\"]+)\"");
    private static final Pattern RELEASED = Pattern.compile("\"state\":\"(?:value|reduced)\"");
    private static final int OFFICIALS = 4;
    private static final int LOOK_UPS_WITH_VALUES = 25;

    /** Look-ups of which a value was received. */
    private final Set<UUID> shown = ConcurrentHashMap.newKeySet();

    @Test
    void what_was_received_before_the_kill_is_logged_and_the_simulated_agencies_are_gone(@TempDir Path folder)
            throws Exception {
        Path data = folder.resolve("data");
        Path output = folder.resolve("out.txt");
        Process process = new ProcessBuilder(
                        LAUNCHER.toString(), "serve", "--demo", "--port", "0", "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        List<ProcessHandle> agencies;
        try {
            URI address = ready(process, output);
            String password =
                    Files.readString(data.resolve("secrets/demo-password")).strip();
            agencies = process.descendants().toList();
            assertThat(agencies).as("the simulated agencies run").isNotEmpty();
            List<Thread> officials = java.util.stream.IntStream.range(0, OFFICIALS)
                    .mapToObj(i -> Thread.ofVirtual().start(() -> lookUpUntilItEnds(address, password)))
                    .toList();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> shown.size() >= LOOK_UPS_WITH_VALUES);
            process.toHandle().destroyForcibly();
            for (Thread official : officials) {
                official.join();
            }
        } finally {
            process.destroyForcibly();
        }
        Awaitility.await()
                .alias("the simulated agencies end with the gateway")
                .atMost(Duration.ofSeconds(10))
                .until(() -> agencies.stream().noneMatch(ProcessHandle::isAlive));

        try (RunningNode again = RunningNode.demo(data)) {
            LogReader log = again.log();
            assertThat(shown)
                    .hasSizeGreaterThanOrEqualTo(LOOK_UPS_WITH_VALUES)
                    .allSatisfy(lookup -> assertThat(log.findByLookup(lookup))
                            .anyMatch(entry -> entry.leaf() instanceof Leaf.Intent));
        }
    }

    private static URI ready(Process process, Path output) {
        return Awaitility.await()
                .alias("bin/ieum serve --demo is ready")
                .atMost(Duration.ofSeconds(90))
                .until(
                        () -> {
                            String said = Files.readString(output);
                            assertThat(process.isAlive()).as(said).isTrue();
                            Matcher ready = READY.matcher(said);
                            return ready.find() ? Optional.of(URI.create(ready.group(1))) : Optional.<URI>empty();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Server-sent events: a value counts as soon as it has come, also when the look-up never ends. */
    private void lookUpUntilItEnds(URI address, String password) {
        Visitor visitor = new Visitor(address);
        try {
            ApiOfficial kim = ApiOfficial.signIn(visitor, "kim.jihyun", password);
            while (true) {
                visitor.send(
                        kim.post(ApiOfficial.LOOK_UP)
                                .header("Accept", "text/event-stream")
                                .POST(ApiOfficial.body(Map.of("case", Cases.HEALTHY))),
                        (soFar, after) -> {
                            Matcher lookup = LOOKUP.matcher(soFar);
                            if (lookup.find() && RELEASED.matcher(soFar).find()) {
                                shown.add(UUID.fromString(lookup.group(1)));
                            }
                        });
            }
        } catch (UncheckedIOException e) {
            // the program was killed; this is how its clients see it
            assertThat(e.getCause()).isInstanceOf(IOException.class);
        }
    }
}
