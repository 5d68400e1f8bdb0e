package kr.ieum.benchmarks;

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
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An official of the demo, signed in and at work on the demo's healthy case: the one screen as a page, as JSON and as events.
 */
final class Official implements AutoCloseable {

    /** Whose case it is. */
    static final String INVESTIGATOR = "kim.jihyun";

    static final String CASE = "3000000-2026-04-0012345";
    static final String VIEW = "basic-livelihood";

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int OK = 200;

    private final String caseNumber;
    private final HttpClient client;
    private final URI gateway;
    private final String csrf;
    private final URI lookupPage;

    private Official(String caseNumber, HttpClient client, URI gateway, String csrf, URI lookupPage) {
        this.caseNumber = caseNumber;
        this.client = client;
        this.gateway = gateway;
        this.csrf = csrf;
        this.lookupPage = lookupPage;
    }

    static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .cookieHandler(new CookieManager())
                .build();
    }

    /** Signs in and opens the healthy case. */
    static Official signIn(URI gateway, String id, String password)
            throws IOException, InterruptedException, BenchmarkFailed {
        return signIn(gateway, id, password, CASE);
    }

    /** Signs in and opens a case. */
    static Official signIn(URI gateway, String id, String password, String caseNumber)
            throws IOException, InterruptedException, BenchmarkFailed {
        HttpClient client = newClient();
        String credentials = JsonMapper.shared()
                .createObjectNode()
                .put("user", id)
                .put("password", password)
                .toString();
        HttpRequest signIn = HttpRequest.newBuilder(gateway.resolve("api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(credentials))
                .timeout(LONGEST)
                .build();
        HttpResponse<String> session = client.send(signIn, BodyHandlers.ofString());
        JsonNode token =
                JsonMapper.shared().readTree(session.body()).path("csrf").path("token");
        if (session.statusCode() != OK || !token.isString()) {
            throw new BenchmarkFailed("Signing in answered " + session.statusCode() + ".");
        }
        HttpRequest open = HttpRequest.newBuilder(gateway.resolve("cases/open"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-CSRF-Token", token.asString())
                .POST(BodyPublishers.ofString("number=" + URLEncoder.encode(caseNumber, StandardCharsets.UTF_8)))
                .timeout(LONGEST)
                .build();
        HttpResponse<String> opened = client.send(open, BodyHandlers.ofString());
        String location = opened.headers()
                .firstValue("Location")
                .orElseThrow(() -> new BenchmarkFailed("Opening case " + caseNumber + " answered " + opened.statusCode()
                        + " without a page to go to; the simulated case system knows no such case of " + id + "."));
        URI page = URI.create(gateway.resolve(location) + "/lookup");
        return new Official(caseNumber, client, gateway, token.asString(), page);
    }

    /** A look-up on the screen. */
    TimedAnswer page() throws IOException, InterruptedException, BenchmarkFailed {
        return send(lookupPage, "application/x-www-form-urlencoded", "text/html", "");
    }

    /** A look-up as one JSON. */
    TimedAnswer json() throws IOException, InterruptedException, BenchmarkFailed {
        return api("application/json");
    }

    /** A look-up as server-sent events. */
    TimedAnswer events() throws IOException, InterruptedException, BenchmarkFailed {
        return api("text/event-stream");
    }

    private TimedAnswer api(String accept) throws IOException, InterruptedException, BenchmarkFailed {
        return send(
                gateway.resolve("api/v1/views/" + VIEW + "/lookups"),
                "application/json",
                accept,
                "{\"case\":\"" + caseNumber + "\"}");
    }

    private TimedAnswer send(URI address, String contentType, String accept, String body)
            throws IOException, InterruptedException, BenchmarkFailed {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", contentType)
                .header("Accept", accept)
                .header("Accept-Language", "en")
                .header("X-CSRF-Token", csrf)
                .POST(BodyPublishers.ofString(body))
                .timeout(LONGEST)
                .build();
        long begin = System.nanoTime();
        HttpResponse<TimedAnswer.Collector> response = client.send(request, _ -> new TimedAnswer.Collector());
        TimedAnswer answer = response.body().answer(response.statusCode(), begin);
        if (answer.status() != OK) {
            throw new BenchmarkFailed("A look-up as " + accept + " answered " + answer.status() + ": "
                    + answer.text().lines().limit(1).findFirst().orElse(""));
        }
        return answer;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
