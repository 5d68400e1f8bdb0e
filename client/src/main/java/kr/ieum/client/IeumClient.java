package kr.ieum.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignedMessage;
import kr.ieum.client.signature.Signer;

/**
 * Talks to a gateway for one system, over mutual TLS. Each attempt is signed anew, each answer verified. It sends again where no
 * answer came or the gateway asks for patience; a message only under the same key, so that it has one effect. Thread-safe.
 */
public final class IeumClient implements AutoCloseable {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final ClientSettings settings;
    private final MessageSigner signer;
    private final MessageVerifier verifier;
    private final HttpClient http;
    private final BackOff backOff;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A client of a gateway. It keeps connections until it is closed. */
    public IeumClient(ClientSettings settings, Signer signer, Clock clock, SecureRandom random) {
        this.settings = settings;
        this.signer = new MessageSigner(signer, clock, random);
        this.verifier = new MessageVerifier(settings.gatewayKeys(), clock);
        this.backOff = new BackOff(random);
        this.http = HttpClient.newBuilder()
                .sslContext(settings.tls())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    /** Asks a query, JSON as {@code docs/api/exchange.yaml} has it. */
    public Outcome query(byte[] query) throws InterruptedException {
        return query(query, "application/json");
    }

    /** Asks a query for an answer of this media type. */
    public Outcome query(byte[] query, String accept) throws InterruptedException {
        return post(
                "/exchange/v1/queries",
                query,
                Fields.NONE.with("content-type", "application/json").with("accept", accept));
    }

    /**
     * Hands in the record of an event.
     *
     * @param event id of the event, as the gateway announces it
     * @param record in the register's own format
     * @param idempotencyKey one for each message, the same whenever it is sent again; 1 to 128 letters, digits or {@code . _ : -}
     */
    public Outcome send(String event, byte[] record, String contentType, String idempotencyKey)
            throws InterruptedException {
        if (!event.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("an event’s id has lower-case letters, digits and hyphens");
        }
        requireKey(idempotencyKey);
        return post(
                "/exchange/v1/messages?event=" + event,
                record,
                Fields.NONE
                        .with("content-type", contentType)
                        .with(ExchangeProfile.IDEMPOTENCY_FIELD, '"' + idempotencyKey + '"'));
    }

    static void requireKey(String idempotencyKey) {
        if (!idempotencyKey.matches("[A-Za-z0-9._:-]{1,128}")) {
            throw new IllegalArgumentException("a key has 1 to 128 letters, digits or . _ : -");
        }
    }

    /**
     * Reads the receipt of what this system handed in, whether it was sent or left in a queue or a folder.
     *
     * @param idempotencyKey under which it was handed in; of a file its name
     */
    public Outcome receipt(String idempotencyKey) throws InterruptedException {
        return exchange(
                "GET",
                "/exchange/v1/messages",
                new byte[0],
                Fields.NONE
                        .with("accept", "application/json")
                        .with(ExchangeProfile.IDEMPOTENCY_FIELD, '"' + idempotencyKey + '"'));
    }

    /**
     * Posts to a resource of the gateway. It is sent again when no answer came.
     *
     * @param path from {@code /exchange/v1/} on
     */
    public Outcome post(String path, byte[] body, Fields fields) throws InterruptedException {
        return exchange("POST", path, body, fields);
    }

    /** Puts a resource at the gateway. It is sent again when no answer came: twice is as good as once. */
    public Outcome put(String path, byte[] body, Fields fields) throws InterruptedException {
        return exchange("PUT", path, body, fields);
    }

    /** Deletes a resource of the gateway. */
    public Outcome delete(String path) throws InterruptedException {
        return exchange("DELETE", path, new byte[0], Fields.NONE);
    }

    /** Reads a resource of the gateway. */
    public Outcome get(String path) throws InterruptedException {
        return exchange("GET", path, new byte[0], Fields.NONE);
    }

    /** Reads a resource of the gateway in this media type. */
    public Outcome get(String path, String accept) throws InterruptedException {
        return exchange("GET", path, new byte[0], Fields.NONE.with("accept", accept));
    }

    private Outcome exchange(String method, String path, byte[] body, Fields fields) throws InterruptedException {
        SignedMessage.Request unsigned = SignedMessage.Request.to(
                method, settings.gateway() + path, fields.with(ExchangeProfile.SYSTEM_FIELD, settings.system()));
        for (int attempt = 1; ; attempt++) {
            Attempt made = attempt(unsigned, body);
            Optional<Duration> pause = switch (made) {
                case Attempt.Ended ended -> Optional.empty();
                case Attempt.Failed failed -> Optional.of(backOff.after(attempt));
                case Attempt.Postponed postponed -> Optional.of(postponed.pause());
            };
            if (pause.isEmpty()
                    || attempt >= settings.attempts()
                    || closed.await(pause.get().toMillis(), TimeUnit.MILLISECONDS)) {
                return switch (made) {
                    case Attempt.Ended ended -> ended.outcome();
                    case Attempt.Postponed postponed -> postponed.outcome();
                    case Attempt.Failed failed -> new Outcome.Unanswered(attempt, Optional.of(failed.cause()));
                };
            }
        }
    }

    private sealed interface Attempt {
        record Ended(Outcome outcome) implements Attempt {}

        record Postponed(Outcome outcome, Duration pause) implements Attempt {}

        record Failed(String cause) implements Attempt {}
    }

    private Attempt attempt(SignedMessage.Request unsigned, byte[] body) throws InterruptedException {
        SignedMessage.Request request = signer.sign(unsigned, body);
        CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(
                http(request, body),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), settings.mostBytes()));
        try {
            HttpResponse<byte[]> response = sent.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return verified(response, request);
        } catch (TimeoutException tooSlow) {
            sent.cancel(true);
            return new Attempt.Failed("timeout");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException noAnswer) {
                return new Attempt.Failed(noAnswer.getClass().getSimpleName());
            }
            throw new IllegalStateException("sending failed for a reason of our own", failed.getCause());
        }
    }

    private HttpRequest http(SignedMessage.Request request, byte[] body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(settings.gateway().resolve(request.target()))
                .timeout(settings.timeout())
                .method(
                        request.method(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        request.fields().all().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private Attempt verified(HttpResponse<byte[]> response, SignedMessage.Request request) {
        Fields fields = Fields.of(Map.copyOf(response.headers().map()));
        SignedMessage.Answer answer = new SignedMessage.Answer(response.statusCode(), fields, request);
        return switch (verifier.verify(answer, response.body())) {
            case Verdict.Refused why -> new Attempt.Ended(new Outcome.Untrusted(response.statusCode(), why));
            case Verdict.Genuine genuine -> {
                Outcome outcome = outcome(answer, response.body());
                Optional<Duration> pause = fields.single("retry-after").flatMap(BackOff::asked);
                boolean later = response.statusCode() == TOO_MANY_REQUESTS || response.statusCode() == UNAVAILABLE;
                yield later && pause.isPresent()
                        ? new Attempt.Postponed(outcome, pause.get())
                        : new Attempt.Ended(outcome);
            }
        };
    }

    private static Outcome outcome(SignedMessage.Answer answer, byte[] body) {
        String type = answer.fields().single("content-type").orElse("");
        return type.startsWith("application/problem+json")
                ? Outcome.Problem.of(answer.status(), body, answer)
                : new Outcome.Answered(answer.status(), type, body, answer);
    }

    /** Waits so long; whether the client was closed meanwhile. */
    boolean isClosedWithin(Duration pause) throws InterruptedException {
        return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends waiting, and the connections. */
    @Override
    public void close() {
        closed.countDown();
        http.close();
    }
}
