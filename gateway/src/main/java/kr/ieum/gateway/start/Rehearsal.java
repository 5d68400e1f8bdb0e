package kr.ieum.gateway.start;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.schemas.json.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the rehearsed node is used for before it ends: the demo's officials sign in and look up their cases, on the screen, as
 * JSON and as events, over and over, and a system asks what the sandbox offers. So the JVM learns not only what a start needs but what a
 * look-up and a signed query do, and who comes first after a real start doesn't wait for it.
 */
final class Rehearsal {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);
    private static final Duration LONGEST_QUERY = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final URI node;
    private final String password;

    Rehearsal(String address, String password) {
        this.node = URI.create(address);
        this.password = password;
    }

    /**
     * Looks up at most so many times, and for half a minute at most.
     *
     * @param officials sign-in ids; who has no case is signed in and out of the way
     * @return how many look-ups were answered
     */
    int lookUp(List<String> officials, int most) throws IOException, InterruptedException {
        List<Turn> turns = new ArrayList<>();
        for (String official : officials) {
            turns.addAll(turnsOf(official));
        }
        long end = System.nanoTime() + LONGEST.toNanos();
        int answered = 0;
        while (!turns.isEmpty() && answered < most && System.nanoTime() < end) {
            for (Turn turn : turns) {
                if (turn.status() == OK) {
                    answered++;
                }
            }
        }
        return answered;
    }

    /**
     * Asks at most so many signed queries over mutual TLS, and for half a minute at most. What the sandbox answers slowly by intent is asked
     * twice: the first time everything is slow.
     *
     * @param system whose files are used
     * @return how many were answered
     */
    static int query(ClientFolder system, int most) throws IOException, GeneralSecurityException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        int answered = 0;
        system.pin();
        try (IeumClient client = system.open()) {
            List<byte[]> queries = new ArrayList<>();
            if (client.get("/exchange/v1/sandbox") instanceof Outcome.Answered sandbox) {
                SandboxAnswer.read(sandbox.body())
                        .entries()
                        .forEach(entry -> queries.add(entry.query().getBytes(StandardCharsets.UTF_8)));
            }
            boolean cold = true;
            while (!queries.isEmpty() && answered < most && System.nanoTime() < end) {
                for (byte[] query : List.copyOf(queries)) {
                    long begun = System.nanoTime();
                    Outcome outcome = client.query(query);
                    if (!cold && System.nanoTime() - begun > LONGEST_QUERY.toNanos()) {
                        queries.remove(query);
                    }
                    if (outcome instanceof Outcome.Answered) {
                        answered++;
                    }
                }
                cold = false;
            }
        }
        return answered;
    }

    /** One way in which one official looks up one case. */
    private record Turn(HttpClient client, HttpRequest request) {

        int status() throws IOException, InterruptedException {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private List<Turn> turnsOf(String official) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .connectTimeout(LONGEST_ANSWER)
                .build();
        String credentials = json(Map.of("user", official, "password", password));
        Optional<JsonNode> session = tree(client.send(
                request("api/v1/session", "application/json", "application/json", null, credentials),
                BodyHandlers.ofString()));
        if (session.isEmpty()) {
            return List.of();
        }
        String csrf = session.get().path("csrf").path("token").asString("");
        Map<String, String> viewOf = new HashMap<>();
        for (JsonNode view : get(client, "api/v1/views").path("views")) {
            viewOf.put(view.path("task").asString(""), view.path("id").asString(""));
        }
        List<Turn> turns = new ArrayList<>();
        for (JsonNode one : get(client, "api/v1/cases").path("cases")) {
            String number = one.path("number").asString("");
            String view = viewOf.get(one.path("task").asString(""));
            if (view != null) {
                String body = json(Map.of("case", number));
                String lookups = "api/v1/views/" + view + "/lookups";
                turns.add(new Turn(client, request(lookups, "application/json", "application/json", csrf, body)));
                turns.add(new Turn(client, request(lookups, "application/json", "text/event-stream", csrf, body)));
                screen(client, number, csrf).ifPresent(turns::add);
            }
        }
        return turns;
    }

    private Optional<Turn> screen(HttpClient client, String number, String csrf)
            throws IOException, InterruptedException {
        String form = "number=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
        HttpResponse<Void> opened = client.send(
                request("cases/open", "application/x-www-form-urlencoded", "text/html", csrf, form),
                BodyHandlers.discarding());
        return opened.headers()
                .firstValue("Location")
                .map(page -> new Turn(
                        client,
                        request(
                                node.resolve(page).getPath().substring(1) + "/lookup",
                                "application/x-www-form-urlencoded",
                                "text/html",
                                csrf,
                                "")));
    }

    private JsonNode get(HttpClient client, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.resolve(path))
                .timeout(LONGEST_ANSWER)
                .build();
        return tree(client.send(request, BodyHandlers.ofString()))
                .orElseGet(() -> StrictJson.mapper().createObjectNode());
    }

    private HttpRequest request(String path, String type, String accept, @Nullable String csrf, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(path))
                .header("Content-Type", type)
                .header("Accept", accept)
                .timeout(LONGEST_ANSWER)
                .POST(BodyPublishers.ofString(body));
        if (csrf != null) {
            request.header("X-CSRF-Token", csrf);
        }
        return request.build();
    }

    private static Optional<JsonNode> tree(HttpResponse<String> response) {
        return response.statusCode() == OK
                ? Optional.of(StrictJson.mapper().readTree(response.body()))
                : Optional.empty();
    }

    private static String json(Map<String, String> fields) {
        return StrictJson.mapper().writeValueAsString(fields);
    }
}
