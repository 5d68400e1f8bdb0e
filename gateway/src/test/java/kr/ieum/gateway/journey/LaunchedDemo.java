package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** One life of the program as it is shipped, on a data folder that outlives it. */
final class LaunchedDemo implements AutoCloseable {

    private static final Path LAUNCHER = Path.of(System.getProperty("ieum.root"), "bin", "ieum");
    private static final Pattern READY = Pattern.compile("is ready: (http://\\S+)");
    private static final Pattern SYSTEMS = Pattern.compile("(https://\\S+)");
    private static final Duration LONGEST_START = Duration.ofSeconds(150);

    private final Process process;
    private final Path output;
    private final URI address;
    private final List<ProcessHandle> agencies;

    /** Starts it and waits until it is ready. */
    LaunchedDemo(Path folder, Path data, String... more) throws IOException {
        output = Files.createTempFile(folder, "out", ".txt");
        List<String> command = new ArrayList<>(
                List.of(LAUNCHER.toString(), "serve", "--demo", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(more));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        address = said(READY, "bin/ieum serve --demo is ready");
        agencies = process.descendants().toList();
        assertThat(agencies).as("the simulated agencies run").isNotEmpty();
    }

    private URI said(Pattern what, String alias) {
        return Awaitility.await()
                .alias(alias)
                .atMost(LONGEST_START)
                .until(
                        () -> {
                            String said = Files.readString(output);
                            assertThat(process.isAlive()).as(said).isTrue();
                            Matcher matcher = what.matcher(said);
                            return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.<URI>empty();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    URI address() {
        return address;
    }

    URI systemsAddress() {
        return said(SYSTEMS, "where systems come in is printed");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void assertAlive() throws IOException {
        assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
    }

    /** SIGKILL, to the program alone. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Kills it, if nobody has yet, and sees the simulated agencies end with it. */
    @Override
    public void close() {
        kill();
        Awaitility.await()
                .alias("the simulated agencies end with the gateway")
                .atMost(Duration.ofSeconds(10))
                .until(() -> !process.isAlive() && agencies.stream().noneMatch(ProcessHandle::isAlive));
    }
}
