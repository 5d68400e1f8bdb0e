package kr.ieum.gateway.exchange.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;

/**
 * A system that receives by HTTP POST. The delivery's id is the {@code Idempotency-Key}; {@code Ieum-Message} names the message, {@code Content-Digest}
 * (RFC 9530) what arrived. Redirects aren't followed, and nothing of an answer's body is read or kept.
 */
public final class HttpDestination implements Destination {

    private static final int REDIRECTION = 300;
    private static final int SUCCESS = 200;

    private final HttpClient client;
    private final URI address;
    private final Duration patience;

    /**
     * @param client that follows no redirects
     * @param patience for the whole exchange
     */
    public HttpDestination(HttpClient client, URI address, Duration patience) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("a message isn't carried to where somebody else says");
        }
        this.client = client;
        this.address = address;
        this.patience = patience;
    }

    @Override
    public Attempt deliver(Outgoing outgoing) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", outgoing.contentType())
                .header("Content-Digest", "sha-256=:" + sha256(outgoing.body()) + ":")
                .header("Idempotency-Key", outgoing.delivery().toString())
                .header("Ieum-Message", outgoing.message().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(outgoing.body()))
                .build();
        CompletableFuture<HttpResponse<Void>> exchange =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            // The request's own timeout ends with the answer's head; one whose body drips mustn't last longer either.
            return outcome(
                    exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (TimeoutException e) {
            return new Attempt.Unreachable("TIMEOUT");
        } catch (ExecutionException e) {
            return new Attempt.Unreachable("CONNECTION");
        } finally {
            exchange.cancel(true);
        }
    }

    private static Attempt outcome(int status) {
        String cause = "HTTP_" + status;
        if (status >= SUCCESS && status < REDIRECTION) {
            return new Attempt.Delivered();
        }
        return switch (status) {
            case 400, 413, 415, 422 -> new Attempt.Refused(cause);
            // what a set-up or a load that isn't right answers to everything
            case 301, 302, 303, 307, 308, 401, 403, 404, 405, 407, 408, 421, 425, 429, 502, 503, 504 ->
                new Attempt.Unreachable(cause);
            default -> new Attempt.Failed(cause);
        };
    }

    private static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
