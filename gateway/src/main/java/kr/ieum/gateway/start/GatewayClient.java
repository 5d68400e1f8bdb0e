package kr.ieum.gateway.start;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The REST API of a running gateway, as the launcher's verbs use it: signed in as an official, and only as long as one
 * verb takes. Answers are sentences for a terminal.
 */
public final class GatewayClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What the gateway said. */
    public sealed interface Answer {

        /** It was done, or here it is. */
        record Lines(List<String> lines) implements Answer {}

        /** It wasn't; each line says what is wrong and what to do. */
        record Refused(List<String> lines) implements Answer {}
    }

    private final URI gateway;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(PATIENCE)
            .build();
    private String csrfHeader = "X-CSRF-Token";
    private String csrf = "";

    /** A client of the gateway at that address. */
    public GatewayClient(URI gateway) {
        this.gateway = gateway;
    }

    /** Signs in; the password goes into the body of one request and nowhere else. */
    public Optional<Answer.Refused> signIn(String user, char[] password) throws IOException, InterruptedException {
        JsonNode answer = json(send(
                "POST",
                "/api/v1/session",
                "application/json",
                StrictJson.mapper().writeValueAsBytes(Map.of("user", user, "password", new String(password)))));
        if (!answer.has("csrf")) {
            return Optional.of(refused(answer));
        }
        csrfHeader = answer.at("/csrf/header").asString();
        csrf = answer.at("/csrf/token").asString();
        return Optional.empty();
    }

    /** Imports the file of an agreement. */
    public Answer importAgreement(byte[] file) throws IOException, InterruptedException {
        JsonNode answer = json(send("POST", "/api/v1/agreements", "application/yaml", file));
        if (!answer.has("imported")) {
            return refused(answer);
        }
        String name = answer.path("id").asString() + " version "
                + answer.path("version").asInt();
        return new Answer.Lines(List.of(
                answer.path("imported").asBoolean()
                        ? name + " is imported: " + answer.path("state").asString() + ", "
                                + answer.path("digest").asString()
                        : name + " was there already with this digest: "
                                + answer.path("state").asString()));
    }

    /**
     * Takes a step in the life of a version.
     *
     * @param step {@code approve}, {@code activate}, {@code suspend}, {@code resume} or {@code terminate}
     */
    public Answer take(String step, String id, int version, String cause, Optional<String> on)
            throws IOException, InterruptedException {
        Map<String, String> body =
                on.map(day -> Map.of("cause", cause, "on", day)).orElse(Map.of("cause", cause));
        JsonNode answer = json(send(
                "POST",
                address(id, version) + "/" + step,
                "application/json",
                StrictJson.mapper().writeValueAsBytes(body)));
        return answer.has("policyEpoch")
                ? new Answer.Lines(List.of(id + " version " + version + " is "
                        + answer.path("state").asString() + "; " + step + " takes effect on "
                        + answer.path("from").asString() + " (policy epoch "
                        + answer.path("policyEpoch").asLong() + ")"))
                : refused(answer, id, version);
    }

    /** The history of a version, oldest step first, and what the official may do with it now. */
    public Answer history(String id, int version) throws IOException, InterruptedException {
        JsonNode answer = json(send("GET", address(id, version) + "/history", "", new byte[0]));
        if (!answer.has("history")) {
            return refused(answer, id, version);
        }
        List<String> lines = new ArrayList<>();
        lines.add(id + " version " + version + " is " + answer.path("standing").asString());
        for (JsonNode step : answer.path("history")) {
            lines.add(
                    step.path("at").asString() + "  " + step.path("transition").asString() + " -> "
                            + step.path("state").asString() + ", "
                            + step.path("reason").asString()
                            + (step.has("effectiveOn")
                                    ? ", from " + step.path("effectiveOn").asString()
                                    : "") + ", by "
                            + step.path("by").asString() + ", policy epoch "
                            + step.path("policyEpoch").asLong());
        }
        for (JsonNode open : answer.path("open")) {
            lines.add("possible: " + open.path("step").asString() + " --cause "
                    + open.path("cause").asString() + " (from "
                    + open.path("earliest").asString() + ")");
        }
        return new Answer.Lines(lines);
    }

    private static String address(String id, int version) {
        return "/api/v1/agreements/" + id + "/" + version;
    }

    HttpResponse<byte[]> send(String method, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Accept-Language", "en")
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!csrf.isEmpty()) {
            request.header(csrfHeader, csrf);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        try {
            return StrictJson.mapper().readTree(new String(response.body(), StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new IOException("what answered with " + response.statusCode() + " is no gateway of Ieum", e);
        }
    }

    /** A version that isn't there and one that this official may not read are answered alike, so both are named. */
    private static Answer.Refused refused(JsonNode problem, String id, int version) {
        return problem.path("status").asInt() == 404
                ? new Answer.Refused(List.of(
                        id + " version " + version + " isn't here, or this official may not read it.",
                        "Nothing was changed. Check id and version on the gateway's page of agreements."))
                : refused(problem);
    }

    static Answer.Refused refused(JsonNode problem) {
        List<String> lines = new ArrayList<>();
        lines.add(problem.path("title").asString("The gateway refused, without a reason."));
        if (problem.has("detail")) {
            lines.add(problem.path("detail").asString());
        }
        if (problem.has("member")) {
            lines.add("See '" + problem.path("member").asString() + "'.");
        }
        for (JsonNode fault : problem.path("faults")) {
            lines.add(fault.path("line").asInt() + " " + fault.path("key").asString() + ": "
                    + fault.path("message").asString() + " -> "
                    + fault.path("remedy").asString() + " ["
                    + fault.path("rule").asString() + "]");
        }
        return new Answer.Refused(lines);
    }

    /** Signs out. */
    @Override
    public void close() {
        try {
            if (!csrf.isEmpty()) {
                send("DELETE", "/api/v1/session", "", new byte[0]);
            }
        } catch (IOException e) {
            // the session ends by itself
            csrf = "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }
}
