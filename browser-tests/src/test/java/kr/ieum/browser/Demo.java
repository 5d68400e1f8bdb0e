package kr.ieum.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final long START_SECONDS = 120;
    private static volatile String address = "";

    private Demo() {}

    /** Where it listens, without a slash at the end. */
    static synchronized String address() {
        if (address.isEmpty()) {
            String given = System.getProperty("ieum.url", "");
            address = given.isEmpty() ? start() : given.replaceAll("/+$", "");
        }
        return address;
    }

    private static String start() {
        Path root = Path.of(System.getProperty("ieum.root", "..")).toAbsolutePath();
        try {
            Path data = Files.createTempDirectory("ieum-browser-tests");
            Process process = new ProcessBuilder(
                            root.resolve("bin/ieum").toString(),
                            "serve",
                            "--demo",
                            "--port",
                            "0",
                            "--config",
                            openAtAllHours(root.resolve("config"), data.resolveSibling(data.getFileName() + "-config"))
                                    .toString(),
                            "--data",
                            data.toString())
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return CompletableFuture.supplyAsync(() -> ready(process)).get(START_SECONDS, TimeUnit.SECONDS);
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

    private static String ready(Process process) {
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                Matcher matcher = READY.matcher(line + " ");
                if (matcher.find()) {
                    drain(output);
                    return matcher.group(1);
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
