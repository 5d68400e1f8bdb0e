package kr.ieum.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The running demo: {@code bin/ieum serve --demo}, started once for all tests and ended with them, or the one whose
 * address the system property {@code ieum.url} names.
 */
final class Demo {

    private static final Pattern READY = Pattern.compile("ready: (http://\\S+?)/? ");
    private static final Pattern SYSTEMS = Pattern.compile("mutual TLS .*: (https://\\S+?)/?\\s");
    private static final long START_SECONDS = 240;
    private static final Path ROOT =
            Path.of(System.getProperty("ieum.root", "..")).toAbsolutePath();
    private static Optional<Place> place = Optional.empty();

    private Demo() {}

    /**
     * Where it is.
     *
     * @param address of the screens, without a slash at the end
     * @param systems where agencies' systems come in; empty in one that somebody else started
     * @param data its folder
     */
    private record Place(String address, String systems, Path data) {}

    /** Where it listens, without a slash at the end. */
    static String address() {
        return place().address();
    }

    /** Does what the case system of Jongno-gu does with {@code bin/ieum client}; skips a test where somebody else started the demo. */
    static void client(String verb, String... words) throws IOException, InterruptedException {
        assumeTrue(!place().systems().isEmpty(), "skipped: the keys of the demo's systems lie with who started it");
        List<String> command = new ArrayList<>(List.of(launcher(), "client", verb));
        command.addAll(List.of(words));
        command.addAll(List.of("--gateway", place().systems(), "--files"));
        command.add(place().data().resolve("demo-systems/3000000-welfare-case").toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static String launcher() {
        return ROOT.resolve("bin/ieum").toString();
    }

    private static synchronized Place place() {
        if (place.isEmpty()) {
            String given = System.getProperty("ieum.url", "");
            place = Optional.of(given.isEmpty() ? start() : new Place(given.replaceAll("/+$", ""), "", Path.of("")));
        }
        return place.get();
    }

    private static Place start() {
        try {
            Path data = Files.createTempDirectory("ieum-browser-tests");
            Process process = new ProcessBuilder(
                            launcher(),
                            "serve",
                            "--demo",
                            "--port",
                            "0",
                            "--config",
                            openAtAllHours(ROOT.resolve("config"), data.resolveSibling(data.getFileName() + "-config"))
                                    .toString(),
                            "--data",
                            data.toString())
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return CompletableFuture.supplyAsync(() -> ready(process, data)).get(START_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException("bin/ieum can't be started; build with mvn -DskipTests package first", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the demo started", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the demo did not become ready within " + START_SECONDS + " s", e);
        }
    }

    /** A copy of the configuration without planned stops, so that what a journey finds doesn't depend on when it runs. */
    private static Path openAtAllHours(Path shipped, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(shipped.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.writeString(to, Files.readString(file).replaceAll("(?m)^  closed: .*\\R", ""));
            }
        }
        return copy;
    }

    private static Place ready(Process process, Path data) {
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                Matcher screens = READY.matcher(said);
                Matcher systems = SYSTEMS.matcher(said);
                if (screens.find() && systems.find()) {
                    drain(output);
                    return new Place(screens.group(1), systems.group(1), data);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("the demo ended before it was ready:\n" + said);
    }

    /** Goes on reading, or a full pipe would stop the demo. */
    private static void drain(BufferedReader output) {
        Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
    }
}
