package kr.ieum.gateway.cases;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One HTTP/JSON service that supplies facts: bodies both ways, so that no number of a case or person stands in a URL.
 * Thread-safe.
 */
final class JsonEndpoint {

    /** Largest answer that is read; a case list of an official is some 100 kB. */
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    /** The service did not answer usably; {@code cause} is a stable word without any value. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final String cause;

        Failed(String cause) {
            super(cause, null, false, false);
            this.cause = cause;
        }

        String word() {
            return cause;
        }
    }

    private final HttpClient client;
    private final URI base;
    private final Supplier<Optional<String>> bearer;
    private final Duration timeout;
    private final JsonMapper json = StrictJson.mapper();

    JsonEndpoint(HttpClient client, URI base, Supplier<Optional<String>> bearer, Duration timeout) {
        this.client = client;
        this.base = base;
        this.bearer = bearer;
        this.timeout = timeout;
    }

    JsonNode post(String path, Object body) throws Failed {
        String credential = bearer.get().orElseThrow(() -> new Failed("no-credential"));
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + credential)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            byte[] bytes;
            try (InputStream in = response.body()) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
            if (response.statusCode() != 200) {
                throw new Failed("status-" + response.statusCode());
            }
            if (bytes.length > MAX_BYTES) {
                throw new Failed("oversized");
            }
            return json.readTree(bytes);
        } catch (HttpTimeoutException e) {
            throw new Failed("late");
        } catch (ConnectException e) {
            throw new Failed("refused");
        } catch (JacksonException e) {
            throw new Failed("unreadable");
        } catch (IOException e) {
            throw new Failed("broken-connection");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        }
    }
}
