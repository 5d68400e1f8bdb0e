package kr.ieum.gateway.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kr.ieum.gateway.catalogue.EndpointAddress;
import kr.ieum.gateway.identity.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo's simulated agencies: a process of their own with their own class path. This process holds the only writing end
 * of their standard input; when it goes, however it goes, they read its end and end too (docs/decisions/0004).
 */
final class SimulatedAgencies implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedAgencies.class);

    private static final long READY_SECONDS = 60;
    private static final long END_SECONDS = 5;

    /** Ends by request: of its own, by Ctrl-C (which reaches both processes) and by SIGTERM. */
    private static final Set<Integer> ASKED_TO_END = Set.of(0, 130, 143);

    private final Process process;
    private final CompletableFuture<String> readyLine = new CompletableFuture<>();

    private SimulatedAgencies(Process process) {
        this.process = process;
    }

    /**
     * Starts them; {@link #awaitEndpoints} waits until they answer.
     *
     * @param key the key they will ask of every caller over HTTP
     * @param sftpPassword the password they will ask of user {@code ieum} over SFTP
     * @param systems folder with the keys of those of their systems that sign what they leave
     * @param errors receives what they say about themselves
     */
    static SimulatedAgencies spawn(Path program, Secret key, Secret sftpPassword, Path systems, Path errors)
            throws StartRefusedException {
        if (!Files.isRegularFile(program)) {
            throw new StartRefusedException(
                    "The simulated agencies are not built (" + program + "); run 'mvn -q -DskipTests package' first.");
        }
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                program.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("IEUM_SECRET_"));
        builder.environment().put("IEUM_SIM_KEY", key.reveal());
        builder.environment().put("IEUM_SIM_SFTP_PASSWORD", sftpPassword.reveal());
        builder.environment().put("IEUM_SIM_SYSTEMS", systems.toString());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        try {
            SimulatedAgencies agencies = new SimulatedAgencies(builder.start());
            agencies.listen();
            return agencies;
        } catch (IOException e) {
            throw new StartRefusedException("The simulated agencies could not be started ("
                    + e.getClass().getSimpleName() + "); see " + errors + ".");
        }
    }

    private void listen() {
        Thread.ofVirtual().name("simulated-agencies").start(() -> {
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                String line = out.readLine();
                if (line == null) {
                    readyLine.completeExceptionally(new IOException("ended before it was ready"));
                } else {
                    readyLine.complete(line);
                }
                while (line != null) {
                    line = out.readLine(); // of no interest, but a full pipe would stop the writer
                }
                int exit = process.waitFor();
                if (!ASKED_TO_END.contains(exit)) {
                    LOG.warn("the simulated agencies ended with code {}; their registers are unreachable now", exit);
                }
            } catch (IOException | InterruptedException e) {
                readyLine.completeExceptionally(e);
            }
        });
    }

    /** Waits until they answer and says where; at most a minute. */
    List<EndpointAddress> awaitEndpoints() throws StartRefusedException {
        try {
            return endpoints(readyLine.get(READY_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException | JacksonException | IllegalArgumentException e) {
            throw new StartRefusedException(
                    "The simulated agencies did not become ready; data/logs/simulator.log says why.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("The start was interrupted.");
        }
    }

    /** Reads {@code {"ready":true,"endpoints":{"resident":{"url":"…"},"tax-income":{"url":"…","hostKey":"…"},…}}}. */
    static List<EndpointAddress> endpoints(String line) {
        JsonNode ready = JsonMapper.shared().readTree(line);
        if (!ready.path("ready").asBoolean(false)) {
            throw new IllegalArgumentException("not a ready line");
        }
        List<EndpointAddress> endpoints = new ArrayList<>();
        ready.path("endpoints")
                .properties()
                .forEach(entry -> endpoints.add(new EndpointAddress(
                        entry.getKey(),
                        URI.create(entry.getValue().path("url").asString("")),
                        Optional.ofNullable(entry.getValue().path("hostKey").asString(null)))));
        return List.copyOf(endpoints);
    }

    /** The process, for a test that watches it end. */
    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        try {
            process.outputWriter().close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
