package kr.ieum.adapters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.Endpoint;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.camel.AdapterFactory;
import kr.ieum.schemas.mapping.Decoded;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.model.SubjectKey;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that answer what no register should, and what leaves this machine towards them. */
class HostileRegisterTest {

    private static final String KEY = "8502301000001";
    private static final String SECRET = "the-bearer-key";

    /** What the server does with a request. */
    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    private final CamelContext camel = new DefaultCamelContext();
    private final AdapterFactory factory = new AdapterFactory(camel, Clock.systemUTC(), List.of(new HttpJson()));
    private final AtomicReference<Answering> answering = new AtomicReference<>(exchange -> {});
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void starts() throws IOException {
        camel.start();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().entrySet() + " " + new String(body, UTF_8));
            try (exchange) {
                answering.get().to(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stops() {
        camel.stop();
        server.stop(0);
    }

    private RegisterAnswer ask(String address, Map<String, String> changes) throws InterruptedException {
        Map<String, String> parameters =
                new HashMap<>(Map.of("path", "/inquiry", "keyField", "rrn", "fieldsField", "fields"));
        parameters.putAll(changes);
        AdapterFactory.Opening opening = factory.open(new RegisterDefinition(
                "resident",
                "http-json",
                parameters,
                Endpoint.of(URI.create(address)),
                Optional.of(new Credential.Bearer(SECRET)),
                Duration.ofSeconds(5),
                (payload, permitted) -> new Decoded.Records(
                        List.of(new NativeRecord("person", 1, Map.of("nm", "x", "rrn", "y"), List.of())),
                        Optional.empty()),
                Optional.empty()));
        assertThat(opening).isInstanceOf(AdapterFactory.Opened.class);
        try (RegisterAdapter adapter = ((AdapterFactory.Opened) opening).adapter()) {
            return adapter.ask(new RegisterQuestion(
                    SubjectKey.ofPerson(KEY),
                    Set.of("nm", "birthYmd"),
                    Instant.now().plusSeconds(3),
                    "correlation-7"));
        }
    }

    private RegisterAnswer ask() throws InterruptedException {
        return ask("http://127.0.0.1:" + server.getAddress().getPort(), Map.of());
    }

    private static void send(HttpExchange exchange, int status, String contentType, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Test
    void what_leaves_is_one_post_with_the_key_in_its_body_only_and_the_secret_in_its_header_only() throws Exception {
        answering.set(exchange -> send(exchange, 200, "application/json", "{}"));
        assertThat(ask(
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        Map.of("correlationHeader", "X-Request-Id")))
                .isInstanceOf(RegisterAnswer.Found.class);
        assertThat(requests).hasSize(1);
        String request = requests.element();
        assertThat(request).startsWith("POST /inquiry [");
        assertThat(request).endsWith("{\"rrn\":\"" + KEY + "\",\"fields\":[\"birthYmd\",\"nm\"]}");
        assertThat(request).containsOnlyOnce(KEY).containsOnlyOnce("Bearer " + SECRET);
        assertThat(request).containsIgnoringCase("x-request-id=[correlation-7]").doesNotContainIgnoringCase("cookie");
    }

    @Test
    void a_decoder_that_keeps_too_much_is_narrowed_all_the_same() throws Exception {
        answering.set(exchange -> send(exchange, 200, "application/json", "{}"));
        assertThat(((RegisterAnswer.Found) ask()).records().getFirst().fields()).containsOnlyKeys("nm");
    }

    @ParameterizedTest
    @CsvSource({
        "401,unauthorised",
        "403,forbidden",
        "404,status-404",
        "429,status-429",
        "500,status-500",
        "503,status-503"
    })
    void a_status_that_is_no_answer_is_unreachable(int status, String cause) throws Exception {
        answering.set(exchange -> send(exchange, status, "application/json", "{\"rrn\":\"" + KEY + "\"}"));
        assertThat(ask()).isEqualTo(new RegisterAnswer.Unreachable(cause));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_redirect_is_not_followed(int status) throws Exception {
        answering.set(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            send(exchange, status, "text/plain", "");
        });
        assertThat(ask()).isEqualTo(new RegisterAnswer.Unreachable("status-" + status));
        assertThat(requests).hasSize(1);
    }

    @Test
    void cookies_are_neither_kept_nor_sent() throws Exception {
        answering.set(exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "session=1; Path=/");
            send(exchange, 200, "application/json", "{}");
        });
        ask();
        ask();
        assertThat(requests)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request).doesNotContainIgnoringCase("cookie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=EUC-KR", "application/json; Charset=\"ISO-8859-1\""})
    void an_answer_that_declares_another_charset_is_malformed(String contentType) throws Exception {
        answering.set(exchange -> send(exchange, 200, contentType, "{}"));
        assertThat(((RegisterAnswer.Malformed) ask()).problem().rule()).isEqualTo("T2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "text/plain;charset=\"UTF-8\""})
    void utf_8_in_any_spelling_is_read(String contentType) throws Exception {
        answering.set(exchange -> send(exchange, 200, contentType, "{}"));
        assertThat(ask()).isInstanceOf(RegisterAnswer.Found.class);
    }

    @Test
    void a_connection_that_ends_without_an_answer_is_a_reset() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try {
                    Socket accepted = listening.accept();
                    accepted.getInputStream().read();
                    accepted.close();
                } catch (IOException e) {
                    // the test sees no answer
                }
            });
            assertThat(ask("http://127.0.0.1:" + listening.getLocalPort(), Map.of()))
                    .isEqualTo(new RegisterAnswer.Unreachable("reset"));
        }
    }

    @Test
    void something_that_does_not_speak_http_is_a_reset() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket accepted = listening.accept()) {
                    accepted.getOutputStream().write("SSH-2.0-OpenSSH\r\n\r\n".getBytes(UTF_8));
                    accepted.getOutputStream().flush();
                    accepted.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // the test sees no answer
                }
            });
            assertThat(ask("http://127.0.0.1:" + listening.getLocalPort(), Map.of()))
                    .isEqualTo(new RegisterAnswer.Unreachable("reset"));
        }
    }

    @Test
    void a_register_without_the_tls_that_we_insist_on_is_named() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket accepted = listening.accept()) {
                    accepted.getInputStream().read();
                    accepted.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                    accepted.getOutputStream().flush();
                    accepted.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // the test sees no answer
                }
            });
            assertThat(ask("https://127.0.0.1:" + listening.getLocalPort(), Map.of()))
                    .isEqualTo(new RegisterAnswer.Unreachable("tls"));
        }
    }

    @Test
    void a_charset_that_was_agreed_on_is_read() throws Exception {
        answering.set(exchange -> send(exchange, 200, "application/json;charset=ksc5601", "{}"));
        assertThat(ask("http://127.0.0.1:" + server.getAddress().getPort(), Map.of("charset", "EUC-KR")))
                .isInstanceOf(RegisterAnswer.Found.class);
    }

    @Test
    void a_name_that_does_not_resolve_is_named() throws Exception {
        assertThat(ask("https://register.invalid", Map.of())).isEqualTo(new RegisterAnswer.Unreachable("dns"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "59",
                "-3600",
                "99999999999999999999",
                "604801",
                "tomorrow",
                "",
                "Wed, 21 Oct 2015 07:28:00 GMT",
                "Fri, 31 Dec 9999 23:59:59 GMT"
            })
    void a_server_that_is_only_busy_or_promises_nonsense_has_no_planned_stop(String retryAfter) throws Exception {
        answering.set(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            exchange.sendResponseHeaders(503, -1);
        });
        assertThat(ask()).isEqualTo(new RegisterAnswer.Unreachable("status-503"));
    }

    @Test
    void a_stop_in_seconds_is_one_too_and_a_date_without_status_503_is_none() throws Exception {
        answering.set(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7200");
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/busy") ? 429 : 503, -1);
        });
        assertThat(ask()).isInstanceOf(RegisterAnswer.ClosedUntil.class);
        assertThat(ask("http://127.0.0.1:" + server.getAddress().getPort(), Map.of("path", "/busy")))
                .isEqualTo(new RegisterAnswer.Unreachable("status-429"));
    }
}
