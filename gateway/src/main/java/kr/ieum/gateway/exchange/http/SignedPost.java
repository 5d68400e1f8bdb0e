package kr.ieum.gateway.exchange.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
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
import kr.ieum.gateway.exchange.message.Destination.Outgoing;

/**
 * Posts deliveries to one address, signed as the profile has requests (decision 0036). The delivery's id is the {@code Idempotency-Key};
 * {@code Ieum-Message} names the message, {@code Content-Digest} (RFC 9530) what arrived. Redirects aren't followed. Thread-safe.
 */
public final class SignedPost {

    private static final int REDIRECTION = 300;
    private static final int SUCCESS = 200;

    private final HttpClient client;
    private final URI address;
    private final Duration patience;
    private final MessageSigner signer;
    private final Supplier<Optional<String>> bearer;

    /**
     * To this address.
     *
     * @param client that follows no redirects
     * @param patience for the whole exchange
     * @param bearer what the subscriber knows the gateway by, beside the signature; asked anew each time
     */
    public SignedPost(
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

    /** What came back. */
    public sealed interface Reply<T> {

        /** An answer, whole. */
        record Answered<T>(int status, T body) implements Reply<T> {}

        /** None, or none that ended in time and within bounds. */
        record None<T>(Attempt.Unreachable why) implements Reply<T> {}
    }

    /**
     * Posts.
     *
     * @param body what is sent and signed
     * @param unsigned further fields, which the signature doesn't cover
     * @param reading of the answer; has to be bounded
     */
    public <T> Reply<T> send(
            Outgoing outgoing,
            String contentType,
            byte[] body,
            Map<String, String> unsigned,
            HttpResponse.BodyHandler<T> reading)
            throws InterruptedException {
        HttpRequest request = request(outgoing, contentType, body, unsigned);
        CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request, reading);
        try {
            // The request's own timeout ends with the answer's head; one whose body drips mustn't last longer either.
            HttpResponse<T> response = exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply.Answered<>(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            return new Reply.None<>(new Attempt.Unreachable("TIMEOUT"));
        } catch (ExecutionException e) {
            return new Reply.None<>(new Attempt.Unreachable("CONNECTION"));
        } finally {
            exchange.cancel(true);
        }
    }

    private HttpRequest request(Outgoing outgoing, String contentType, byte[] body, Map<String, String> unsigned) {
        SignedMessage.Request signed = signer.sign(
                SignedMessage.Request.to(
                        "POST",
                        address.toString(),
                        Fields.NONE
                                .with("content-type", contentType)
                                .with(ExchangeProfile.SYSTEM_FIELD, HttpDestination.GATEWAY)
                                .with(
                                        ExchangeProfile.IDEMPOTENCY_FIELD,
                                        '"' + outgoing.delivery().toString() + '"')
                                .with("ieum-message", outgoing.message().toString())),
                body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(patience).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signed.fields().all().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        unsigned.forEach(request::header);
        bearer.get().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request.build();
    }

    /** Whether a status says that it was taken. */
    public static boolean isSuccess(int status) {
        return status >= SUCCESS && status < REDIRECTION;
    }

    /** What a status alone says. */
    public static Attempt outcome(int status) {
        String cause = "HTTP_" + status;
        if (isSuccess(status)) {
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
