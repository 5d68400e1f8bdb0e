package kr.ieum.gateway.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Somebody at the node's door: keeps cookies and remembers every answer as it came over the wire. */
final class Visitor {

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();

    Visitor(URI base) {
        this.base = base;
    }

    /** One answer. */
    record Answer(String question, int status, String headers, String contentType, String body) {}

    /** All answers so far. */
    List<Answer> answers() {
        return answers;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    Answer send(HttpRequest.Builder request) {
        return send(request, (text, nanos) -> {});
    }

    /** Is told what has come so far, and how long after the request it had come. */
    @FunctionalInterface
    interface Listener {
        void came(String soFar, Duration after);
    }

    /** Sends and listens while the answer comes. */
    Answer send(HttpRequest.Builder request, Listener listener) {
        HttpRequest built = request.build();
        long start = System.nanoTime();
        try {
            HttpResponse<InputStream> response = client.send(built, HttpResponse.BodyHandlers.ofInputStream());
            String body = read(response.body(), listener, start);
            Answer answer = new Answer(
                    built.method() + " " + built.uri().getPath(),
                    response.statusCode(),
                    response.headers().map().entrySet().stream()
                            .map(e -> e.getKey() + ": " + String.join(", ", e.getValue()))
                            .sorted()
                            .collect(Collectors.joining("\n")),
                    response.headers().firstValue("Content-Type").orElse(""),
                    body);
            answers.add(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Downloads a file. */
    byte[] download(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("status " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(InputStream in, Listener listener, long start) throws IOException {
        try (in) {
            var all = new java.io.ByteArrayOutputStream();
            byte[] chunk = new byte[64 * 1024];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                all.write(chunk, 0, n);
                listener.came(all.toString(StandardCharsets.UTF_8), Duration.ofNanos(System.nanoTime() - start));
            }
            return all.toString(StandardCharsets.UTF_8);
        }
    }
}
