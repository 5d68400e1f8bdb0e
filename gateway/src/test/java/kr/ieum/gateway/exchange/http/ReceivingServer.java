package kr.ieum.gateway.exchange.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignedMessage;

/** An agency's HTTP server that knows the gateway by a key and keeps what is posted to it. */
public final class ReceivingServer implements AutoCloseable {

    /** The path at which all is taken. */
    public static final String TAKES = "/events";

    private static final String KEY = "sesame";

    private final Map<String, Answer> answers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<Posted> posted = new ArrayList<>();
    private HttpServer server;
    private int port;

    /** What is answered at a path. */
    public record Answer(int status, String body) {}

    /** What came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Posted(UUID delivery, SignedMessage.Request request, byte[] body) {}

    /** @param answers by path */
    public ReceivingServer(Map<String, Answer> answers) throws IOException {
        this.answers = Map.copyOf(answers);
        this.server = launched();
        this.port = server.getAddress().getPort();
    }

    private HttpServer launched() throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        made.setExecutor(threads);
        answers.forEach((path, answer) -> made.createContext(path, exchange -> answer(exchange, answer)));
        made.start();
        return made;
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Headers headers = exchange.getRequestHeaders();
        if (!("Bearer " + KEY).equals(headers.getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
        } else {
            if (exchange.getRequestURI().getPath().equals(TAKES)) {
                keep(headers, body);
            }
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private synchronized void keep(Headers headers, byte[] body) {
        posted.add(new Posted(
                UUID.fromString(headers.getFirst("Idempotency-Key").replace("\"", "")),
                SignedMessage.Request.to("POST", address(TAKES).toString(), Fields.of(Map.copyOf(headers))),
                body));
    }

    /** What came under this id. */
    public synchronized List<Posted> posted(UUID delivery) {
        return posted.stream().filter(one -> one.delivery().equals(delivery)).toList();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The way to a path, with the key that is known here. */
    public SignedPost post(String path, MessageSigner signer) {
        return new SignedPost(client, address(path), Duration.ofSeconds(20), signer, () -> Optional.of(KEY));
    }

    /** The way to a path, with another key. */
    public SignedPost stranger(MessageSigner signer) {
        return new SignedPost(client, address(TAKES), Duration.ofSeconds(20), signer, () -> Optional.of("other"));
    }

    /** The way to another port. */
    public SignedPost at(int other, MessageSigner signer) {
        return new SignedPost(
                client,
                URI.create("http://127.0.0.1:" + other + TAKES),
                Duration.ofSeconds(2),
                signer,
                () -> Optional.of(KEY));
    }

    /** Ends every connection and takes no other. */
    public void away() {
        server.stop(0);
    }

    /** Is there again. */
    public void back() throws IOException {
        server = launched();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        client.close();
    }
}
