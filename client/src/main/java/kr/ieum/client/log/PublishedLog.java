package kr.ieum.client.log;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The log as the gateway publishes it to everybody, over plain requests: what is fetched proves itself by the log's key, whoever carried it.
 *
 * @param address such as {@code https://gateway.example/log}
 */
public record PublishedLog(URI address) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int MOST_BYTES = 1 << 20;

    /** Refuses what is no address of the web. */
    public PublishedLog {
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("a log has an address of the web");
        }
    }

    /** The key that it says it has; to be compared with the operator's by another way before it is pinned. */
    public Optional<LogKey> key() throws IOException, InterruptedException {
        return got("/key").flatMap(LogKey::parse);
    }

    /** The proof of a leaf; nothing while no checkpoint covers it. */
    public Optional<String> proof(String shard, long index) throws IOException, InterruptedException {
        if (!shard.matches("[0-9a-z]{1,32}") || index < 0) {
            throw new IllegalArgumentException("a shard has digits and lower-case letters, an index is 0 or more");
        }
        return got("/proof/" + shard + '/' + index);
    }

    private Optional<String> got(String path) throws IOException, InterruptedException {
        URI whole = URI.create(address.toString().replaceFirst("/$", "") + path);
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(whole).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
            return answer.statusCode() == OK
                    ? Optional.of(new String(answer.body(), StandardCharsets.UTF_8))
                    : Optional.empty();
        }
    }
}
