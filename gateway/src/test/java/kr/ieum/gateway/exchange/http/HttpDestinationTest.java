package kr.ieum.gateway.exchange.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SignedMessage;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination.Outgoing;
import kr.ieum.gateway.keys.KeyedHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A delivery over HTTP, against a real server. */
class HttpDestinationTest {

    private static final Outgoing OUTGOING = new Outgoing(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new KeyedHash(new byte[32]),
            "application/json",
            "{\"a\":1}".getBytes(UTF_8));

    private static final SigningKey KEY =
            SigningKey.generate("gateway/1", SignatureAlgorithm.ED25519, new SecureRandom());

    private final AtomicReference<Headers> received = new AtomicReference<>(new Headers());
    private final AtomicReference<String> body = new AtomicReference<>("");
    private final AtomicReference<Integer> status = new AtomicReference<>(204);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.setExecutor(threads);
        server.createContext("/messages", exchange -> {
            received.set(exchange.getRequestHeaders());
            body.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.createContext("/drips", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            awaitEnd();
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            body.set("elsewhere");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.close();
    }

    private Attempt deliver(String path, Duration patience) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new HttpDestination(new SignedPost(
                            client,
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path),
                            patience,
                            new MessageSigner(KEY, Clock.systemUTC(), new SecureRandom()),
                            () -> Optional.of("sesame")))
                    .deliver(OUTGOING);
        }
    }

    @Test
    void what_leaves_says_which_delivery_it_is_and_what_its_bytes_are() throws Exception {
        assertThat(deliver("/messages", Duration.ofSeconds(20))).isEqualTo(new Attempt.Delivered());
        assertThat(body.get()).isEqualTo("{\"a\":1}");
        assertThat(received.get().getFirst("Idempotency-Key"))
                .isEqualTo('"' + OUTGOING.delivery().toString() + '"');
        assertThat(received.get().getFirst("Ieum-Message"))
                .isEqualTo(OUTGOING.message().toString());
        assertThat(received.get().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(received.get().getFirst("Content-Digest"))
                .as("openssl dgst -sha256 -binary | base64")
                .isEqualTo("sha-256=:AVq9f1zFei3ZS3WQ8ErYCEJzkF7jPsXOvq5iJ2qX+GI=:");
    }

    @Test
    void the_receiver_can_prove_who_sent_it_and_that_nothing_of_it_was_changed() throws Exception {
        deliver("/messages", Duration.ofSeconds(20));
        String target = "http://127.0.0.1:" + server.getAddress().getPort() + "/messages";
        MessageVerifier verifier = new MessageVerifier(
                id -> id.equals(KEY.keyId())
                        ? Optional.of(new KnownKey(HttpDestination.GATEWAY, KEY.verificationKey(), true))
                        : Optional.empty(),
                Clock.systemUTC());
        SignedMessage.Request request = SignedMessage.Request.to("POST", target, Fields.of(Map.copyOf(received.get())));

        assertThat(verifier.verify(request, body.get().getBytes(UTF_8), (key, nonce, until) -> true))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(verifier.verify(request, "{\"a\":2}".getBytes(UTF_8), (key, nonce, until) -> true))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(received.get().getFirst("Authorization")).isEqualTo("Bearer sesame");
    }

    @ParameterizedTest
    @CsvSource({
        "400,Refused",
        "422,Refused",
        "500,Failed",
        "409,Failed",
        "503,Unreachable",
        "404,Unreachable",
        "307,Unreachable"
    })
    void a_status_says_whether_it_is_of_this_delivery_or_of_the_destination(int given, String kind) throws Exception {
        status.set(given);
        Attempt attempt = deliver("/messages", Duration.ofSeconds(20));
        assertThat(attempt.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(attempt.toString()).contains("HTTP_" + given);
        assertThat(body.get()).as("nothing follows a redirect").isEqualTo("{\"a\":1}");
    }

    @Test
    void an_answer_that_drips_lasts_no_longer_than_patience() throws Exception {
        assertThat(deliver("/drips", Duration.ofMillis(300))).isEqualTo(new Attempt.Unreachable("TIMEOUT"));
    }

    @Test
    void nobody_there_is_of_the_destination() throws Exception {
        server.stop(0);
        assertThat(deliver("/messages", Duration.ofSeconds(20))).isEqualTo(new Attempt.Unreachable("CONNECTION"));
    }
}
