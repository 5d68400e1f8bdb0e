package kr.ieum.adapters.http;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Makes the JDK's client let go of a cancelled exchange at once. A channel that is registered with a selector is closed for
 * good only when the selector looks at it next, which an idle client does every three seconds; until then a register that is writing
 * stays blocked on us. A request with a timeout wakes the selector, and this handler ends that request before it
 * reaches any network. It holds and sends no cookies.
 */
final class SelectorWake extends CookieHandler {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1/wake");
    private static final HttpRequest WAKE =
            HttpRequest.newBuilder(NOWHERE).timeout(Duration.ofMillis(1)).build();

    /** Wakes the client's selector. */
    static void wake(HttpClient client) {
        // its failure is its purpose
        client.sendAsync(WAKE, HttpResponse.BodyHandlers.discarding()).exceptionally(ended -> null);
    }

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
        if (uri.equals(NOWHERE)) {
            throw new IOException("woken");
        }
        return Map.of();
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) {
        // registers have no sessions with us
    }
}
