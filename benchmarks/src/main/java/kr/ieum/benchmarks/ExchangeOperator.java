package kr.ieum.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import kr.ieum.gateway.identity.SystemId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The node's operator, who takes the system in: registers what it comes with and puts it in force, as for any other. */
final class ExchangeOperator implements AutoCloseable {

    private static final int OK = 200;

    private final HttpClient client = Official.newClient();
    private final URI gateway;
    private final String csrf;

    ExchangeOperator(URI gateway) throws IOException, InterruptedException, BenchmarkFailed {
        this.gateway = gateway;
        String credentials = JsonMapper.shared()
                .createObjectNode()
                .put("user", ExchangeFederation.OPERATOR)
                .put("password", Federation.PASSWORD)
                .toString();
        this.csrf = post("session", "application/json", credentials, "")
                .path("csrf")
                .path("token")
                .asString("");
    }

    /** Takes the system in; the name that its key has from now on. */
    String register(SystemId system, ExchangeIdentity identity)
            throws IOException, InterruptedException, BenchmarkFailed {
        String path = "systems/" + system.text();
        activate(post(path + "/certificates", "application/x-pem-file", identity.text("system.pem"), csrf));
        JsonNode key = post(path + "/keys", "application/x-pem-file", identity.text("signature-public.pem"), csrf);
        activate(key);
        return key.path("keyId").asString("");
    }

    private void activate(JsonNode credential) throws IOException, InterruptedException, BenchmarkFailed {
        String id = credential.path("id").asString("");
        var _ = post("systems/credentials/" + id + "/activate", "application/json", "{}", csrf);
    }

    private JsonNode post(String path, String type, String body, String token)
            throws IOException, InterruptedException, BenchmarkFailed {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve("api/v1/" + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-CSRF-Token", token);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new BenchmarkFailed(
                    "The operator's " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
