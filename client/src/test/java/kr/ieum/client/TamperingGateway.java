package kr.ieum.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executors;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignedMessage;
import kr.ieum.client.signature.SigningKey;

/** A gateway that verifies and signs as a gateway does, and then does to each answer what a test tells it. */
final class TamperingGateway implements AutoCloseable {

    /** What becomes of one answer. */
    enum Deed {
        HONEST,
        SWAPPED_BODY,
        OTHER_STATUS,
        UNSIGNED,
        FOREIGN_KEY,
        ANSWER_OF_ANOTHER_REQUEST,
        SECOND_SIGNATURE,
        CUT_OFF,
        BUSY,
        PROBLEM,
        REDIRECT
    }

    static final String KEY_ID = "gateway/1";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpsServer server;
    private final SigningKey key;
    private final SigningKey foreign;
    private final MessageVerifier verifier;
    private final Queue<Deed> deeds = new ArrayDeque<>();
    private final List<Verdict> verdicts = Collections.synchronizedList(new ArrayList<>());
    private final List<Fields> seen = Collections.synchronizedList(new ArrayList<>());
    private Optional<SignedMessage.Request> former = Optional.empty();

    TamperingGateway(LoopbackTls tls, SigningKey key, SigningKey foreign, KnownKey system) throws IOException {
        this.key = key;
        this.foreign = foreign;
        this.verifier = new MessageVerifier(keyId -> Optional.of(system), Clock.systemUTC());
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                var secured = getSSLContext().getDefaultSSLParameters();
                secured.setNeedClientAuth(true);
                parameters.setSSLParameters(secured);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    synchronized void next(Deed... what) {
        deeds.addAll(List.of(what));
    }

    List<Verdict> verdicts() {
        return verdicts;
    }

    List<Fields> seen() {
        return seen;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        SignedMessage.Request request = new SignedMessage.Request(
                exchange.getRequestMethod(),
                "https",
                exchange.getRequestHeaders().getFirst("Host"),
                exchange.getRequestURI().toString(),
                Fields.of(exchange.getRequestHeaders()));
        seen.add(request.fields());
        verdicts.add(verifier.verify(request, body, (keyId, nonce, until) -> true));
        Deed deed = Optional.ofNullable(deeds.poll()).orElse(Deed.HONEST);
        if (deed == Deed.CUT_OFF) {
            exchange.close();
            return;
        }
        int status = switch (deed) {
            case BUSY -> 503;
            case PROBLEM -> 403;
            case REDIRECT -> 307;
            default -> 200;
        };
        boolean problem = deed == Deed.PROBLEM || deed == Deed.BUSY;
        byte[] answered = (problem ? "{\"type\":\"urn:ieum:problem:refused\"}" : "{\"answer\":42}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        SignedMessage.Request answering = deed == Deed.ANSWER_OF_ANOTHER_REQUEST ? former.orElseThrow() : request;
        former = Optional.of(request);
        SigningKey by = deed == Deed.FOREIGN_KEY ? foreign : key;
        Fields type = Fields.NONE.with("content-type", problem ? "application/problem+json" : "application/json");
        Fields signed = deed == Deed.UNSIGNED
                ? type
                : new MessageSigner(by, Clock.systemUTC(), RANDOM)
                        .sign(new SignedMessage.Answer(status, type, answering), answered)
                        .fields();
        if (deed == Deed.SECOND_SIGNATURE) {
            signed = signed.with(
                            "signature-input", signed.values("signature-input").getFirst() + ", x=()")
                    .with("signature", signed.values("signature").getFirst() + ", x=:AAAA:");
        }
        for (Map.Entry<String, List<String>> field : signed.all().entrySet()) {
            exchange.getResponseHeaders().put(field.getKey(), new ArrayList<>(field.getValue()));
        }
        if (deed == Deed.BUSY) {
            exchange.getResponseHeaders().set("Retry-After", "0");
        }
        if (deed == Deed.REDIRECT) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
        }
        byte[] sent = deed == Deed.SWAPPED_BODY ? "{\"answer\":43}".getBytes() : answered;
        exchange.sendResponseHeaders(deed == Deed.OTHER_STATUS ? 201 : status, sent.length);
        exchange.getResponseBody().write(sent);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
