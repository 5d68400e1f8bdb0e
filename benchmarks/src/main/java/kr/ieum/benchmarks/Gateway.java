package kr.ieum.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running {@code bin/ieum serve}.
 *
 * @param readySeconds from the start of the launcher until {@code /actuator/health} answered 200
 */
record Gateway(Process process, URI address, double readySeconds, Children children) implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");
    private static final long START_SECONDS = 120;
    private static final int OK = 200;
    private static final int TOLD_LINES = 5;

    /** Starts it on a free port with that data folder and waits until it is ready. */
    static Gateway start(
            Installation installation, Children children, HttpClient client, Path data, List<String> options)
            throws IOException, InterruptedException, BenchmarkFailed {
        return start(installation, children, client, data, options, Map.of());
    }

    /** The same with variables of its environment, such as secrets. */
    static Gateway start(
            Installation installation,
            Children children,
            HttpClient client,
            Path data,
            List<String> options,
            Map<String, String> environment)
            throws IOException, InterruptedException, BenchmarkFailed {
        List<String> command = new ArrayList<>(List.of(installation.launcher().toString(), "serve", "--port", "0"));
        command.addAll(List.of("--data", data.toString()));
        command.addAll(options);
        Path errors = data.resolveSibling(data.getFileName() + ".err");
        long begin = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = children.start(builder);
        try {
            URI address = addressOf(process).get(START_SECONDS, TimeUnit.SECONDS);
            HttpRequest health =
                    HttpRequest.newBuilder(address.resolve("actuator/health")).build();
            while (client.send(health, BodyHandlers.discarding()).statusCode() != OK) {
                if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(START_SECONDS)) {
                    throw new TimeoutException();
                }
                Thread.onSpinWait();
            }
            return new Gateway(process, address, (System.nanoTime() - begin) / 1e9, children);
        } catch (ExecutionException | TimeoutException e) {
            children.end(process);
            List<String> told = Files.readAllLines(errors);
            throw new BenchmarkFailed("'" + String.join(" ", command) + "' didn't become ready. It said: "
                    + String.join(" / ", told.subList(Math.max(0, told.size() - TOLD_LINES), told.size())));
        }
    }

    /** Reads what it says until the end, since a full pipe would stop it. */
    private static CompletableFuture<URI> addressOf(Process process) {
        CompletableFuture<URI> address = new CompletableFuture<>();
        Thread.ofVirtual().name("gateway-output").start(() -> {
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    Matcher found = ADDRESS.matcher(line);
                    if (found.find()) {
                        address.complete(URI.create(found.group()));
                    }
                }
                address.completeExceptionally(new IOException("ended"));
            } catch (IOException | UncheckedIOException e) {
                address.completeExceptionally(e);
            }
        });
        return address;
    }

    long pid() {
        return process.pid();
    }

    /** Processor time of the whole process so far. */
    Duration processorTime() throws BenchmarkFailed {
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .orElseThrow(
                        () -> new BenchmarkFailed("The gateway ended, or this system doesn't tell processor time."));
    }

    @Override
    public void close() {
        children.end(process);
    }
}
