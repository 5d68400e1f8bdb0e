package kr.ieum.gateway.web.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SignedMessage;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.identity.CredentialState;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.systems.GatewayKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What an agency that asks too fast is told over a real Tomcat with mutual TLS, and what its connection is worth afterwards. */
class PaceGateTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final TwoSystems SYSTEMS = new TwoSystems(CLOCK);
    private static final SSLContext TLS = SYSTEMS.connecting(TwoSystems.WELFARE, Optional.of(CredentialState.ACTIVE));
    private static final MessageSigner WELFARE = new MessageSigner(
            SYSTEMS.signing(TwoSystems.WELFARE, "w-1", SignatureAlgorithm.ED25519, CredentialState.ACTIVE),
            CLOCK,
            RANDOM);
    private static final SigningKey KEY = SigningKey.ofSeed("exchange", new byte[32]);
    private static final ExchangeSigner GATEWAY =
            new ExchangeSigner(() -> List.of(GatewayKey.of(KEY, Instant.EPOCH, Optional.empty())));
    private static final VerificationKey GATEWAY_KEY =
            VerificationKey.ofPem(KEY.published().pem()).orElseThrow();

    private final List<String> slowed = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void who_asks_too_fast_is_told_by_a_signed_problem_when_to_come_again() throws Exception {
        SignedPort port = port(new Pace(new Pace.Limits(1, 1, 10)));
        assertThat(ask(port).statusCode()).isEqualTo(200);

        assertRefused(ask(port), "too-many-requests");

        assertThat(slowed).containsExactly("3000000/welfare-case too-many-requests 429");
    }

    @Test
    void who_has_too_much_on_its_way_is_told_so_too_and_let_in_once_one_has_ended() throws Exception {
        Pace pace = new Pace(new Pace.Limits(100, 100, 1));
        SignedPort port = port(pace);
        try (Pace.Entry.Begun onItsWay = (Pace.Entry.Begun) pace.begin(TwoSystems.WELFARE.agency())) {
            assertThat(onItsWay).isNotNull();
            assertRefused(ask(port), "too-many-at-once");
        }

        assertThat(ask(port).statusCode()).isEqualTo(200);
        assertThat(slowed).containsExactly("3000000/welfare-case too-many-at-once 429");
    }

    /** Or each refusal would cost a TLS handshake, and refusing would be dearer than answering. */
    private static void keepsItsConnection(HttpResponse<byte[]> answer) {
        assertThat(answer.headers().firstValue("connection")).isEmpty();
    }

    private static void assertRefused(Asked asked, String problem) {
        HttpResponse<byte[]> answer = asked.answer();
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
        assertThat(JsonMapper.shared().readTree(answer.body()).path("type").asString())
                .isEqualTo("urn:ieum:problem:" + problem);
        assertThat(verdict(asked)).isInstanceOf(Verdict.Genuine.class);
        keepsItsConnection(answer);
    }

    private record Asked(SignedMessage.Request request, HttpResponse<byte[]> answer) {
        int statusCode() {
            return answer.statusCode();
        }
    }

    private static Verdict verdict(Asked asked) {
        return new MessageVerifier(id -> Optional.of(new KnownKey("gateway", GATEWAY_KEY, true)), CLOCK)
                .verify(
                        new SignedMessage.Answer(
                                asked.answer().statusCode(),
                                Fields.of(asked.answer().headers().map()),
                                asked.request()),
                        asked.answer().body());
    }

    private Asked ask(SignedPort port) throws IOException, InterruptedException {
        SignedMessage.Request request = WELFARE.sign(
                SignedMessage.Request.to(
                        "POST",
                        port.address() + "/exchange/v1/queries",
                        Fields.NONE
                                .with("Ieum-System", TwoSystems.WELFARE.text())
                                .with("Content-Type", "application/json")),
                BODY);
        HttpClient http = HttpClient.newBuilder()
                .sslContext(TLS)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        open.add(http);
        HttpRequest.Builder sent = HttpRequest.newBuilder(port.address().resolve("/exchange/v1/queries"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(BODY));
        request.fields().all().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        return new Asked(request, http.send(sent.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    private SignedPort port(Pace pace) {
        EdgeWatch watch = new EdgeWatch() {
            @Override
            public void refused(Optional<SystemId> system, String problem) {
                throw new IllegalStateException("nobody is strange here");
            }

            @Override
            public void slowed(SystemId system, String problem, int status) {
                slowed.add(system.text() + " " + problem + " " + status);
            }
        };
        JsonMapper mapper = JsonMapper.builder().build();
        SignedAnswers answers = new SignedAnswers(GATEWAY, CLOCK, RANDOM, mapper);
        SignedPort port = new SignedPort(
                SYSTEMS.server(),
                SYSTEMS.trust(),
                new CertificateGate(SYSTEMS, CLOCK, answers, watch),
                new PaceGate(pace, answers, watch),
                new SignedExchange(
                        SYSTEMS,
                        GATEWAY,
                        (keyId, nonce, until) -> true,
                        authority -> authority.startsWith("localhost:"),
                        SignedExchange.Bounds.STANDARD,
                        watch,
                        CLOCK,
                        RANDOM,
                        mapper));
        open.add(port);
        return port;
    }
}
