package kr.ieum.gateway.web.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import kr.ieum.client.ClientSettings;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SignedMessage;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.identity.CredentialState;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.systems.GatewayKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who comes in at the systems' edge, and what leaves by it, over a real Tomcat with mutual TLS. */
class SignedExchangeTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] BODY = "{\"case\":\"C-1\"}".getBytes(UTF_8);
    private static final String QUERIES = "/exchange/v1/queries";

    private static final TwoSystems SYSTEMS = new TwoSystems(CLOCK);
    private static final SSLContext WELFARE_TLS =
            SYSTEMS.connecting(TwoSystems.WELFARE, Optional.of(CredentialState.ACTIVE));
    private static final SigningKey WELFARE =
            SYSTEMS.signing(TwoSystems.WELFARE, "w-1", SignatureAlgorithm.ED25519, CredentialState.ACTIVE);
    private static final SigningKey TAX =
            SYSTEMS.signing(TwoSystems.TAX, "t-1", SignatureAlgorithm.ECDSA_P256_SHA256, CredentialState.ACTIVE);
    private static final SigningKey WELFARE_BY_ANOTHER_KEY =
            SigningKey.generate("w-1", SignatureAlgorithm.ED25519, RANDOM);
    private static final Set<String> USED = ConcurrentHashMap.newKeySet();
    private static final ExchangeSigner GATEWAY = new ExchangeSigner(() -> List.of(GatewayKey.of(
            kr.ieum.gateway.keys.SigningKey.ofSeed("exchange", new byte[32]), Instant.EPOCH, Optional.empty())));
    private static final VerificationKey GATEWAY_KEY = VerificationKey.ofPem(
                    kr.ieum.gateway.keys.SigningKey.ofSeed("exchange", new byte[32])
                            .published()
                            .pem())
            .orElseThrow();

    private static final List<String> TOLD = new CopyOnWriteArrayList<>();
    private static final EdgeWatch WATCH = new EdgeWatch() {
        @Override
        public void refused(Optional<SystemId> system, String problem) {
            TOLD.add(system.map(SystemId::text).orElse("nobody") + " " + problem);
        }

        @Override
        public void slowed(SystemId system, String problem, int status) {
            throw new IllegalStateException("nobody is slowed here");
        }
    };

    private static SignedPort port;

    @BeforeAll
    static void open() {
        port = new SignedPort(
                SYSTEMS.server(),
                SYSTEMS.trust(),
                new SignedExchange(
                        SYSTEMS,
                        GATEWAY,
                        (keyId, nonce, until) -> USED.add(keyId + " " + nonce),
                        authority -> authority.startsWith("localhost:"),
                        new SignedExchange.Bounds(50_000, 50_000, Duration.ofSeconds(5)),
                        WATCH,
                        CLOCK,
                        RANDOM,
                        JsonMapper.builder().build()));
    }

    @AfterAll
    static void close() {
        port.close();
    }

    @Test
    void a_registered_system_is_told_to_the_resource_and_gets_a_signed_answer() throws InterruptedException {
        try (IeumClient client = client(WELFARE_TLS, TwoSystems.WELFARE.text(), WELFARE)) {
            assertThat(client.query(BODY)).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                assertThat(answered.status()).isEqualTo(200);
                assertThat(answered.text()).isEqualTo("{\"system\":\"3000000/welfare-case\",\"bytes\":14,\"한\":1}");
            });
            assertThat(client.get("/exchange/v1/empty"))
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(204));
            assertThat(client.get("/exchange/v1/missing")).isInstanceOfSatisfying(Outcome.Problem.class, problem -> {
                assertThat(problem.status()).isEqualTo(404);
                assertThat(problem.type()).isEqualTo("urn:ieum:problem:not-found");
            });
        }
    }

    @Test
    void a_key_of_hardwares_kind_and_one_in_its_overlap_sign_as_well() throws InterruptedException {
        SSLContext tls = SYSTEMS.connecting(TwoSystems.TAX, Optional.of(CredentialState.REPLACED));
        SigningKey overlap =
                SYSTEMS.signing(TwoSystems.TAX, "t-0", SignatureAlgorithm.ED25519, CredentialState.REPLACED);
        for (SigningKey key : new SigningKey[] {TAX, overlap}) {
            try (IeumClient client = client(tls, TwoSystems.TAX.text(), key)) {
                assertThat(client.send("death", BODY, "application/json", "k-1"))
                        .isInstanceOf(Outcome.Answered.class);
            }
        }
    }

    @Test
    void certificate_key_and_named_system_must_be_one() throws InterruptedException {
        assertRefused("certificate-differs", 403, client(WELFARE_TLS, TwoSystems.TAX.text(), TAX));
        assertRefused("system-differs", 403, client(WELFARE_TLS, TwoSystems.WELFARE.text(), TAX));
    }

    @Test
    void certificates_and_keys_that_are_not_in_force_open_nothing() throws InterruptedException {
        for (CredentialState state : new CredentialState[] {CredentialState.REQUESTED, CredentialState.REVOKED}) {
            SSLContext tls = SYSTEMS.connecting(TwoSystems.WELFARE, Optional.of(state));
            assertRefused("certificate-unusable", 403, client(tls, TwoSystems.WELFARE.text(), WELFARE));
            SigningKey key = SYSTEMS.signing(TwoSystems.WELFARE, "w-" + state, SignatureAlgorithm.ED25519, state);
            assertRefused("key-not-in-use", 403, client(WELFARE_TLS, TwoSystems.WELFARE.text(), key));
        }
        SSLContext unregistered = SYSTEMS.connecting(TwoSystems.WELFARE, Optional.empty());
        assertRefused("certificate-unusable", 403, client(unregistered, TwoSystems.WELFARE.text(), WELFARE));
        SigningKey unknown = SigningKey.generate("nobody", SignatureAlgorithm.ED25519, RANDOM);
        assertRefused("key-unknown", 401, client(WELFARE_TLS, TwoSystems.WELFARE.text(), unknown));
    }

    @Test
    void a_certificate_that_a_client_sends_in_a_field_is_no_certificate() throws IOException, InterruptedException {
        SSLContext unregistered = SYSTEMS.connecting(TwoSystems.WELFARE, Optional.empty());
        SignedMessage.Request request = signed(question()
                .with(question()
                        .fields()
                        .with("X-Client-Cert", "MIIB")
                        .with("Client-Cert", ":MIIB:")
                        .with("X-Forwarded-Host", "localhost:1")));
        HttpResponse<byte[]> response = sent(unregistered, request, BODY);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(problem(response).path("type").asString()).isEqualTo("urn:ieum:problem:certificate-unusable");
    }

    @Test
    void a_request_that_is_sent_again_a_swapped_body_and_a_changed_address_are_refused_by_signed_problems()
            throws IOException, InterruptedException {
        SignedMessage.Request request = signed(question());
        assertThat(sent(WELFARE_TLS, request, BODY).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> again = sent(WELFARE_TLS, request, BODY);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(problem(again).path("type").asString()).isEqualTo("urn:ieum:problem:nonce-used");
        assertThat(verdict(again, request)).isInstanceOf(Verdict.Genuine.class);

        SignedMessage.Request fresh = signed(question());
        HttpResponse<byte[]> swapped = sent(WELFARE_TLS, fresh, "{\"case\":\"C-2\"}".getBytes(UTF_8));
        assertThat(problem(swapped).path("type").asString()).isEqualTo("urn:ieum:problem:digest-wrong");

        SignedMessage.Request elsewhere =
                new SignedMessage.Request("POST", "https", fresh.authority(), QUERIES + "?mode=filter", fresh.fields());
        HttpResponse<byte[]> moved = sent(WELFARE_TLS, elsewhere, BODY);
        assertThat(problem(moved).path("type").asString()).isEqualTo("urn:ieum:problem:signature-wrong");
    }

    @Test
    void an_unsigned_request_gets_an_answer_that_is_bound_to_its_request_line()
            throws IOException, InterruptedException {
        SignedMessage.Request request = question().with(Fields.NONE.with("Content-Type", "application/json"));
        HttpResponse<byte[]> response = sent(WELFARE_TLS, request, BODY);
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = problem(response);
        assertThat(problem.path("type").asString()).isEqualTo("urn:ieum:problem:system-unnamed");
        assertThat(problem.path("remedy").asString()).contains("Ieum-System");
        assertThat(verdict(response, request)).isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void what_was_signed_for_another_gateway_is_not_taken_by_this_one() throws IOException, InterruptedException {
        SignedMessage.Request request = signed(SignedMessage.Request.to(
                "POST",
                port.address().toString().replace("localhost", "127.0.0.1") + QUERIES,
                question().fields()));
        HttpResponse<byte[]> response = sent(WELFARE_TLS, request, BODY);
        assertThat(response.statusCode()).isEqualTo(421);
        assertThat(problem(response).path("type").asString()).isEqualTo("urn:ieum:problem:address-strange");
    }

    @Test
    void bodies_and_answers_beyond_the_bound_are_refused() throws IOException, InterruptedException {
        byte[] large = new byte[50_001];
        HttpResponse<byte[]> response = sent(WELFARE_TLS, signed(question()), large);
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(problem(response).path("type").asString()).isEqualTo("urn:ieum:problem:body-too-large");
        try (IeumClient client = client(WELFARE_TLS, TwoSystems.WELFARE.text(), WELFARE)) {
            assertThat(client.get("/exchange/v1/large"))
                    .isInstanceOfSatisfying(
                            Outcome.Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(422));
        }
    }

    @Test
    void what_is_refused_a_known_system_is_told_by_system_and_fault_and_nothing_else() throws InterruptedException {
        TOLD.clear();
        assertRefused("signature-wrong", 401, client(WELFARE_TLS, TwoSystems.WELFARE.text(), WELFARE_BY_ANOTHER_KEY));
        assertRefused("certificate-differs", 403, client(WELFARE_TLS, TwoSystems.TAX.text(), TAX));
        assertThat(TOLD)
                .containsExactly("3000000/welfare-case signature-wrong", "3000000/welfare-case certificate-differs");
    }

    @Test
    void the_gateways_key_is_shown_to_everybody_who_connects() throws IOException, InterruptedException {
        SSLContext unregistered = SYSTEMS.connecting(TwoSystems.WELFARE, Optional.empty());
        try (HttpClient http = HttpClient.newBuilder().sslContext(unregistered).build()) {
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(port.address().resolve("/exchange/v1/keys"))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            JsonNode key = JsonMapper.builder()
                    .build()
                    .readTree(response.body())
                    .path("keys")
                    .path(0);
            assertThat(key.path("keyid").asString()).isEqualTo(GATEWAY.keyId());
            assertThat(key.path("alg").asString()).isEqualTo("ed25519");
            assertThat(VerificationKey.ofSpki(java.util.Base64.getDecoder()
                            .decode(key.path("spki").asString())))
                    .isPresent();
        }
    }

    @Test
    void a_new_system_asks_how_it_is_known_before_it_signs_and_nothing_else() throws IOException, InterruptedException {
        assertThat(unsigned(WELFARE_TLS, "/exchange/v1/self").statusCode()).isEqualTo(200);
        assertThat(unsigned(WELFARE_TLS, "/exchange/v1/self/more").statusCode()).isEqualTo(400);
        SSLContext unregistered = SYSTEMS.connecting(TwoSystems.WELFARE, Optional.empty());
        assertThat(unsigned(unregistered, "/exchange/v1/self").statusCode()).isEqualTo(403);
    }

    private static HttpResponse<byte[]> unsigned(SSLContext tls, String path) throws IOException, InterruptedException {
        return sent(tls, SignedMessage.Request.to("GET", port.address() + path, Fields.NONE), new byte[0]);
    }

    @Test
    void hostile_request_lines_and_fields_reach_no_resource() throws IOException {
        Set<String> reached = new HashSet<>();
        for (String line : new String[] {
            "GET /exchange/v1/../v1/queries HTTP/1.1",
            "GET /exchange/v1/%2e%2e/queries HTTP/1.1",
            "GET /exchange/v1//queries HTTP/1.1",
            "GET /exchange/v1/queries;a=b HTTP/1.1",
            "GET /exchange/v1/%ed%95%9c HTTP/1.1",
            "GET /exchange/v1/queries HTTP/1.1\r\nSignature-Input: ieum=(\r\nSignature: x",
            "GET /exchange/v1/queries HTTP/1.1\r\nIeum-System: 3000000/\u00e9",
            "GET /exchange/v1/queries HTTP/1.1\r\nIeum-System: a\r\nIeum-System: b",
            "GET /exchange/v1/queries HTTP/1.1\r\nIeum-System: 3000000/welfare-case\r\n folded: x",
            "POST /exchange/v1/queries HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked",
        }) {
            String status = raw(line);
            assertThat(status).as(line).matches("HTTP/1.1 (4\\d\\d).*");
            reached.add(status);
        }
        assertThat(reached).isNotEmpty();
    }

    /** Status line of the answer to these raw lines. */
    private static String raw(String lines) throws IOException {
        try (SSLSocket socket = (SSLSocket) WELFARE_TLS
                .getSocketFactory()
                .createSocket("localhost", port.address().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write((lines + "\r\nHost: localhost:" + port.address().getPort()
                                    + "\r\nConnection: close\r\n\r\n0\r\n\r\n")
                            .getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(64), ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("nothing");
        }
    }

    private static void assertRefused(String fault, int status, IeumClient client) throws InterruptedException {
        try (client) {
            assertThat(client.query(BODY)).isInstanceOfSatisfying(Outcome.Problem.class, problem -> {
                assertThat(problem.type()).isEqualTo("urn:ieum:problem:" + fault);
                assertThat(problem.status()).isEqualTo(status);
            });
        }
    }

    private static IeumClient client(SSLContext tls, String system, SigningKey key) {
        return new IeumClient(
                ClientSettings.of(port.address(), system, tls, GATEWAY.keyId(), GATEWAY_KEY), key, CLOCK, RANDOM);
    }

    private static SignedMessage.Request question() {
        return SignedMessage.Request.to(
                "POST",
                port.address() + QUERIES,
                Fields.NONE.with("Ieum-System", TwoSystems.WELFARE.text()).with("Content-Type", "application/json"));
    }

    private static SignedMessage.Request signed(SignedMessage.Request request) {
        return new MessageSigner(WELFARE, CLOCK, RANDOM).sign(request, BODY);
    }

    private static HttpResponse<byte[]> sent(SSLContext tls, SignedMessage.Request request, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(java.net.URI.create(request.targetUri()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(body));
        request.fields().all().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        try (HttpClient http = HttpClient.newBuilder().sslContext(tls).build()) {
            return http.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static JsonNode problem(HttpResponse<byte[]> response) {
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        return JsonMapper.builder().build().readTree(response.body());
    }

    private static Verdict verdict(HttpResponse<byte[]> response, SignedMessage.Request request) {
        MessageVerifier verifier = new MessageVerifier(
                keyId -> keyId.equals(GATEWAY.keyId())
                        ? Optional.of(new KnownKey("gateway", GATEWAY_KEY, true))
                        : Optional.empty(),
                CLOCK);
        return verifier.verify(
                new SignedMessage.Answer(
                        response.statusCode(),
                        Fields.of(Map.copyOf(response.headers().map())),
                        request),
                response.body());
    }
}
