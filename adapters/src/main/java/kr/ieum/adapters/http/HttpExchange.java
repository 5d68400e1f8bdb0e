package kr.ieum.adapters.http;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.TransportRule;

/**
 * Posts a body to one register and reads the answer, over kept connections of HTTP/1.1 and without following redirects.
 * Whatever ends the waiting - the question's deadline or an interrupt - also ends the exchange and its connection.
 * Thread-safe.
 */
final class HttpExchange implements AutoCloseable {

    private static final Pattern CHARSET = Pattern.compile("(?i)[;\\s]charset\\s*=\\s*\"?([^\";\\s]+)");

    private final HttpTarget target;
    private final Clock clock;
    private final HttpClient client;
    private volatile boolean closed;

    /** A client of its own, so that closing it ends this register's calls and no other's. */
    HttpExchange(HttpTarget target, Clock clock) {
        this.target = target;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(target.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .cookieHandler(new SelectorWake())
                .build();
    }

    /**
     * Posts one body.
     *
     * @throws InterruptedException when the caller is interrupted; the exchange is cancelled
     */
    HttpReply post(RegisterQuestion question, byte[] body) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), question.deadline());
        if (!left.isPositive()) {
            return new HttpReply.Failed(question, new RegisterAnswer.Late());
        }
        CompletableFuture<HttpResponse<Optional<byte[]>>> exchange =
                client.sendAsync(request(question, body), head -> new BoundedBody(target.maxBytes()));
        boolean whole = false;
        try {
            HttpResponse<Optional<byte[]>> response = exchange.get(left.toNanos(), TimeUnit.NANOSECONDS);
            whole = response.body().isPresent();
            return reply(question, response);
        } catch (TimeoutException e) {
            return new HttpReply.Failed(question, new RegisterAnswer.Late());
        } catch (ExecutionException e) {
            String cause = closed ? "closed" : UnreachableCause.of(e.getCause());
            return new HttpReply.Failed(question, new RegisterAnswer.Unreachable(cause));
        } finally {
            if (!whole) {
                // closes the connection, also one that is still being made
                exchange.cancel(true);
                SelectorWake.wake(client);
            }
        }
    }

    private HttpRequest request(RegisterQuestion question, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.address()).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        target.headers().forEach(request::header);
        target.bearer().ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer.key()));
        target.correlationHeader().ifPresent(name -> request.header(name, question.correlation()));
        return request.build();
    }

    private HttpReply reply(RegisterQuestion question, HttpResponse<Optional<byte[]>> response) {
        if (response.body().isEmpty()) {
            return new HttpReply.Failed(question, new RegisterAnswer.Malformed(TransportRule.T1.broken()));
        }
        Optional<Instant> stop = AnnouncedStop.of(response.statusCode(), response.headers(), clock.instant());
        if (stop.isPresent()) {
            return new HttpReply.Failed(question, new RegisterAnswer.ClosedUntil(stop.get()));
        }
        if (declaresAnotherCharset(response.headers())) {
            return new HttpReply.Failed(question, new RegisterAnswer.Malformed(TransportRule.T2.broken()));
        }
        return new HttpReply.Answered(
                question, response.statusCode(), response.body().get(), clock.instant());
    }

    private boolean declaresAnotherCharset(HttpHeaders headers) {
        Matcher matcher = CHARSET.matcher(headers.firstValue("content-type").orElse(""));
        return matcher.find() && !isAgreed(matcher.group(1));
    }

    private boolean isAgreed(String charset) {
        return charset.equalsIgnoreCase(target.charset().name())
                || target.charset().aliases().stream().anyMatch(charset::equalsIgnoreCase);
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
