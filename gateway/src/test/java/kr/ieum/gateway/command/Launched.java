package kr.ieum.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run of {@code bin/ieum} as a process of its own, with all that it prints. */
final class Launched implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("ieum.root"));

    private static final Pattern READY = Pattern.compile("is ready: (http://\\S+)");

    /** For a machine that does much else; a quiet one starts in seconds and warms in half a minute. */
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Process process;
    private final Path output;

    private Launched(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it as somebody would who stands in that folder. */
    static Launched in(Path folder, Map<String, String> environment, String program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("IEUM_"));
        builder.environment().putAll(environment);
        return new Launched(builder.start(), output);
    }

    static Launched in(Path folder, String... arguments) throws IOException {
        return in(folder, Map.of(), ROOT.resolve("bin/ieum").toString(), arguments);
    }

    /** Waits until it serves and answers where. */
    URI awaitReady() {
        await().atMost(LONGEST)
                .until(() -> !process.isAlive() || READY.matcher(output()).find());
        Matcher ready = READY.matcher(output());
        assertThat(ready.find()).as(output()).isTrue();
        return URI.create(ready.group(1));
    }

    /** Waits until it has ended and answers its exit code. */
    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                .as(output())
                .isTrue();
        return process.exitValue();
    }

    /** All it has printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as Ctrl-C or a service manager does. */
    void terminate() {
        process.destroy();
    }

    /** Ends it without a word, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    List<ProcessHandle> children() {
        return process.children().toList();
    }

    @Override
    public void close() {
        children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
