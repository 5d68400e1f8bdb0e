package kr.ieum.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulated agencies as a child process of this one, steered through their control. They take the credentials that an
 * earlier demo start made in the gateway's data folder, so that the gateway finds them without being told.
 */
record Agencies(Process process, JsonNode endpoints, String key, HttpClient client, Children children)
        implements AutoCloseable {

    private static final long START_SECONDS = 60;
    private static final int OK = 200;
    private static final String CONTROL = "control";
    private static final String CASES = "cases";

    /** A request as one of them received it. */
    record Recorded(String register, String time, URI address, String contentType, String soapAction, String body) {}

    static Agencies start(Installation installation, Children children, HttpClient client, Path data)
            throws IOException, InterruptedException, BenchmarkFailed {
        String key = Files.readString(data.resolve("secrets/simulator-key")).strip();
        String password = Files.readString(data.resolve("secrets/simulator-sftp-password"))
                .strip();
        Path errors = data.resolveSibling(data.getFileName() + "-simulator.err");
        ProcessBuilder builder = new ProcessBuilder(
                        Installation.tool("java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        installation.simulator().toString())
                .redirectError(errors.toFile());
        builder.environment().put("IEUM_SIM_KEY", key);
        builder.environment().put("IEUM_SIM_SFTP_PASSWORD", password);
        Process process = children.start(builder);
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread.ofVirtual().name("agencies-output").start(() -> {
            try {
                String line = process.inputReader(StandardCharsets.UTF_8).readLine();
                ready.complete(line == null ? "{}" : line); // the ready line is all they ever say
            } catch (IOException e) {
                ready.completeExceptionally(e);
            }
        });
        try {
            JsonNode endpoints = JsonMapper.shared()
                    .readTree(ready.get(START_SECONDS, TimeUnit.SECONDS))
                    .path("endpoints");
            if (endpoints.isObject()) {
                return new Agencies(process, endpoints, key, client, children);
            }
        } catch (ExecutionException | TimeoutException e) {
            children.end(process);
        }
        throw new BenchmarkFailed("The simulated agencies didn't become ready; they said: "
                + Files.readString(errors).strip());
    }

    /** Where they are, as a {@code config/endpoints.yaml}. */
    String endpointsFile() {
        StringBuilder text = new StringBuilder("format: ieum-endpoints/1\nendpoints:\n");
        endpoints.properties().forEach(endpoint -> {
            if (!endpoint.getKey().equals(CONTROL)) {
                text.append("  ").append(endpoint.getKey()).append(": {");
                text.append(endpoint.getValue().properties().stream()
                        .map(part -> part.getKey() + ": \"" + part.getValue().asString("") + '"')
                        .collect(Collectors.joining(", ")));
                text.append("}\n");
            }
        });
        return text.toString();
    }

    /** The registers that are asked over HTTP; whatever was asked of them can be asked again directly. */
    List<String> overHttp() {
        return endpoints.propertyNames().stream()
                .filter(name -> !name.equals(CONTROL) && !name.equals(CASES))
                .filter(name -> url(name).getScheme().equals("http"))
                .toList();
    }

    /** Gives an official a case of his own, like that one. */
    void copyCase(String number, String copy, String official)
            throws IOException, InterruptedException, BenchmarkFailed {
        control(
                "POST",
                "/control/cases/copy",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("접수번호", number)
                        .put("새접수번호", copy)
                        .put("담당자", official)
                        .toString());
    }

    /** Sets how a register behaves: {@code normal}, {@code slow} (answers after that many milliseconds), {@code dead}. */
    void behave(String register, String mode, int millis) throws IOException, InterruptedException, BenchmarkFailed {
        control("POST", "/control/" + register + "/mode", "{\"mode\":\"" + mode + "\",\"millis\":" + millis + "}");
    }

    void reset() throws IOException, InterruptedException, BenchmarkFailed {
        control("POST", "/control/reset", "{}");
    }

    /** What a register was asked since the last {@link #reset}, oldest first. */
    List<Recorded> requests(String register) throws IOException, InterruptedException, BenchmarkFailed {
        List<Recorded> requests = new ArrayList<>();
        for (JsonNode one :
                control("GET", "/control/" + register + "/requests", "").path("requests")) {
            JsonNode headers = one.path("headers");
            requests.add(new Recorded(
                    register,
                    one.path("time").asString(""),
                    url(register).resolve(one.path("path").asString("")),
                    headers.path("content-type").asString("application/json"),
                    headers.path("soapaction").asString(""),
                    one.path("body").asString("")));
        }
        return requests;
    }

    private JsonNode control(String method, String path, String body)
            throws IOException, InterruptedException, BenchmarkFailed {
        HttpRequest request = HttpRequest.newBuilder(url(CONTROL).resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new BenchmarkFailed("The simulated agencies' control answered " + path + " with "
                    + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private URI url(String name) {
        return URI.create(endpoints.path(name).path("url").asString(""));
    }

    @Override
    public void close() {
        children.end(process);
    }
}
