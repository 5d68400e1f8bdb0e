package kr.ieum.gateway.exchange.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignedMessage;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;

/**
 * A system that receives by HTTP POST, signed as the profile has requests (decision 0036). The delivery's id is the {@code Idempotency-Key};
 * {@code Ieum-Message} names the message, {@code Content-Digest} (RFC 9530) what arrived. Redirects aren't followed, and nothing of an
 * answer's body is read or kept.
 */
public final class HttpDestination implements Destination {

    private static final int REDIRECTION = 300;
    private static final int SUCCESS = 200;

    /** As what the gateway signs; no agency's system is called so. */
    public static final String GATEWAY = "gateway";

    private final HttpClient client;
    private final URI address;
    private final Duration patience;
    private final MessageSigner signer;
    private final Supplier<Optional<String>> bearer;

    /**
     * @param client that follows no redirects
     * @param patience for the whole exchange
     * @param bearer what the subscriber knows the gateway by, beside the signature; asked anew each time
     */
    public HttpDestination(
            HttpClient client,
            URI address,
            Duration patience,
            MessageSigner signer,
            Supplier<Optional<String>> bearer) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("a message isn't carried to where somebody else says");
        }
        this.client = client;
        this.address = address;
        this.patience = patience;
        this.signer = signer;
        this.bearer = bearer;
    }

    @Override
    public Attempt deliver(Outgoing outgoing) throws InterruptedException {
        HttpRequest request = request(outgoing);
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

    private HttpRequest request(Outgoing outgoing) {
        SignedMessage.Request signed = signer.sign(
                SignedMessage.Request.to(
                        "POST",
                        address.toString(),
                        Fields.NONE
                                .with("content-type", outgoing.contentType())
                                .with(ExchangeProfile.SYSTEM_FIELD, GATEWAY)
                                .with(
                                        ExchangeProfile.IDEMPOTENCY_FIELD,
                                        '"' + outgoing.delivery().toString() + '"')
                                .with("ieum-message", outgoing.message().toString())),
                outgoing.body());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofByteArray(outgoing.body()));
        signed.fields().all().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        bearer.get().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request.build();
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
}
