package kr.ieum.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import kr.ieum.client.TamperingGateway.Deed;
import kr.ieum.client.profile.ExchangeFault;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client signs, what it believes, and when it tries again; against a real TLS server that lies when it is told to. */
class IeumClientTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SigningKey SYSTEM = SigningKey.generate("w-1", SignatureAlgorithm.ED25519, RANDOM);
    private static final SigningKey GATEWAY =
            SigningKey.generate(TamperingGateway.KEY_ID, SignatureAlgorithm.ECDSA_P256_SHA256, RANDOM);
    private static final SigningKey FOREIGN =
            SigningKey.generate(TamperingGateway.KEY_ID, SignatureAlgorithm.ECDSA_P256_SHA256, RANDOM);
    private static final byte[] QUERY = "{\"case\":\"C-1\"}".getBytes(UTF_8);

    private static LoopbackTls tls;

    private TamperingGateway gateway;
    private IeumClient client;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) {
        tls = LoopbackTls.make(folder);
    }

    @AfterAll
    static void forget() {
        tls = null;
    }

    @BeforeEach
    void open() throws IOException {
        gateway = new TamperingGateway(
                tls, GATEWAY, FOREIGN, new KnownKey("3000000/welfare-case", SYSTEM.verificationKey(), true));
        client = new IeumClient(settings(3, 1000), SYSTEM, Clock.systemUTC(), RANDOM);
    }

    private ClientSettings settings(int attempts, int mostBytes) {
        return new ClientSettings(
                gateway.address(),
                "3000000/welfare-case",
                tls.context(),
                keyId -> keyId.equals(GATEWAY.keyId())
                        ? Optional.of(new KnownKey("gateway", GATEWAY.verificationKey(), true))
                        : Optional.empty(),
                Duration.ofSeconds(20),
                attempts,
                mostBytes);
    }

    @AfterEach
    void close() {
        client.close();
        gateway.close();
    }

    @Test
    void a_query_is_signed_so_that_a_gateway_takes_it_and_its_answer_is_proved() throws InterruptedException {
        assertThat(client.query(QUERY)).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.text()).isEqualTo("{\"answer\":42}");
            assertThat(answered.signed().request().fields().has("signature")).isTrue();
        });
        assertThat(gateway.verdicts()).hasSize(1).allMatch(Verdict.Genuine.class::isInstance);
    }

    @Test
    void nothing_is_believed_that_the_gateway_did_not_sign_for_this_request() throws InterruptedException {
        client.query(QUERY);
        assertUntrusted(Deed.SWAPPED_BODY, ExchangeFault.DIGEST_WRONG);
        assertUntrusted(Deed.OTHER_STATUS, ExchangeFault.SIGNATURE_WRONG);
        assertUntrusted(Deed.UNSIGNED, ExchangeFault.DIGEST_MISSING);
        assertUntrusted(Deed.FOREIGN_KEY, ExchangeFault.SIGNATURE_WRONG);
        assertUntrusted(Deed.ANSWER_OF_ANOTHER_REQUEST, ExchangeFault.SIGNATURE_WRONG);
        assertUntrusted(Deed.SECOND_SIGNATURE, ExchangeFault.SEVERAL_SIGNATURES);
    }

    @Test
    void a_request_without_answer_is_sent_again_signed_anew() throws InterruptedException {
        gateway.next(Deed.CUT_OFF, Deed.CUT_OFF);
        assertThat(client.query(QUERY)).isInstanceOf(Outcome.Answered.class);
        assertThat(gateway.verdicts()).hasSize(3).allMatch(Verdict.Genuine.class::isInstance);
        assertThat(gateway.seen().stream().map(fields -> fields.single("signature")))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_message_is_sent_again_under_the_same_key() throws InterruptedException {
        gateway.next(Deed.CUT_OFF);
        assertThat(client.send("death", QUERY, "application/json", "m-1")).isInstanceOf(Outcome.Answered.class);
        assertThat(gateway.seen())
                .hasSize(2)
                .allSatisfy(
                        fields -> assertThat(fields.single("idempotency-key")).contains("\"m-1\""));
        assertThatIllegalArgumentException().isThrownBy(() -> client.send("death", QUERY, "application/json", "a\"b"));
    }

    @Test
    void who_asks_for_patience_is_asked_again_and_who_refuses_is_not() throws InterruptedException {
        gateway.next(Deed.BUSY, Deed.PROBLEM);
        assertThat(client.query(QUERY)).isInstanceOfSatisfying(Outcome.Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(403);
            assertThat(problem.type()).isEqualTo("urn:ieum:problem:refused");
        });
        assertThat(gateway.verdicts()).hasSize(2);
    }

    @Test
    void attempts_are_counted() throws InterruptedException {
        gateway.next(Deed.CUT_OFF, Deed.CUT_OFF, Deed.CUT_OFF);
        assertThat(client.query(QUERY))
                .isInstanceOfSatisfying(
                        Outcome.Unanswered.class,
                        unanswered -> assertThat(unanswered.attempts()).isEqualTo(3));
    }

    @Test
    void an_answer_is_read_up_to_the_bound_and_a_redirect_is_not_followed() throws InterruptedException {
        try (IeumClient small = new IeumClient(settings(1, 5), SYSTEM, Clock.systemUTC(), RANDOM)) {
            assertThat(small.query(QUERY)).isInstanceOf(Outcome.Unanswered.class);
        }
        gateway.next(Deed.REDIRECT);
        assertThat(client.query(QUERY))
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.status()).isEqualTo(307));
        assertThat(gateway.seen()).hasSize(2);
    }

    @Test
    void a_gateway_is_an_https_address_without_path() {
        assertThat(ClientSettings.of(
                                URI.create("https://localhost:1/"),
                                "a/b",
                                tls.context(),
                                "k",
                                GATEWAY.verificationKey())
                        .gateway())
                .hasToString("https://localhost:1");
        for (String address : new String[] {
            "http://localhost:1", "https://localhost:1/a", "https://localhost:1/?q=/", "https://u@localhost:1"
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ClientSettings.of(
                            URI.create(address), "a/b", tls.context(), "k", GATEWAY.verificationKey()));
        }
    }

    private void assertUntrusted(Deed deed, ExchangeFault fault) throws InterruptedException {
        gateway.next(deed);
        assertThat(client.query(QUERY))
                .as(deed.name())
                .isInstanceOfSatisfying(
                        Outcome.Untrusted.class,
                        untrusted -> assertThat(untrusted.why().fault()).isEqualTo(fault));
    }
}
