package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import kr.ieum.client.ClientSettings;
import kr.ieum.client.IeumClient;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.journey.SystemConnection.Answer;
import kr.ieum.gateway.journey.SystemConnection.Shown;
import kr.ieum.gateway.systems.CertificateAuthority;
import kr.ieum.gateway.systems.Pem;
import kr.ieum.gateway.systems.RegisteredSystems.Actor;
import kr.ieum.gateway.systems.Systems;
import kr.ieum.schemas.json.StrictJson;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The systems' port: who comes in, who doesn't, and what happens to those who are in when something is replaced or revoked. */
@OnTheDemoNode
class SystemsEdgeJourneyTest {

    private static final SystemId WELFARE = new SystemId("3000000", "welfare-case");
    private static final Actor OPERATOR = Rotation.OPERATOR;
    private static final String SELF = "/exchange/v1/self";

    private final DemoNode node;

    SystemsEdgeJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void aSystemIsToldHowItIsKnown() throws Exception {
        for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
            try (SystemConnection connection = SystemConnection.open(address(), welfare(), protocol)) {
                Answer answer = connection.get(SELF);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                String keyId = Files.readString(folder().resolve("3000000-welfare-case/key-id"))
                        .strip();
                assertThat(answer.body())
                        .contains("\"system\":\"3000000/welfare-case\"", "\"state\":\"active\"", keyId)
                        .doesNotContain("3780000", "permit-case");
                assertThat(answer.head().toLowerCase(java.util.Locale.ROOT)).doesNotContain("set-cookie");
            }
        }
    }

    @Test
    void withoutACertificateOfATrustedAuthorityThereIsNoConnection() throws Exception {
        KeyPair pair = Systems.pair("EC", 256);
        CertificateAuthority strange =
                CertificateAuthority.make(java.time.Clock.systemUTC(), Duration.ofDays(1), new SecureRandom());
        for (Optional<Shown> shown :
                List.of(Optional.<Shown>empty(), Optional.of(new Shown(pair.getPrivate(), issued(strange, pair))))) {
            assertThatThrownBy(() -> {
                        try (SystemConnection connection = SystemConnection.open(
                                address(), SystemConnection.identity(folder().resolve("ca.pem"), shown))) {
                            connection.get(SELF);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aCertificateThatIsNotInForceIsRefusedWhateverTheRequestSays() throws Exception {
        ListAppender<ILoggingEvent> told = told();
        Rotation.Fresh fresh = new Rotation(node).signed();
        Shown active = Shown.of(folder().resolve("3000000-welfare-case"));
        String header = URLEncoder.encode(active.chain(), StandardCharsets.UTF_8);
        try (SystemConnection connection = SystemConnection.open(address(), fresh.identity())) {
            for (String field : List.of(
                    "X-Nothing: 1",
                    "X-SSL-Client-Cert: ",
                    "SSL_CLIENT_CERT: ",
                    "X-Forwarded-Client-Cert: ",
                    "Client-Cert: ",
                    "X-Client-Cert: ")) {
                Answer answer = connection.get(SELF, field + header);
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.body())
                        .contains("urn:ieum:problem:certificate-unusable")
                        .doesNotContain("civil");
            }
        }
        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anySatisfy(line -> assertThat(line)
                        .contains("an exchange is refused", fresh.id(), "3000000/civil-affairs", "REQUESTED"));
    }

    @Test
    void theRefusalOfACertificateIsSignedSoThatTheSystemCanTellItFromSomebodyElses() throws Exception {
        Rotation.Fresh fresh = new Rotation(node).signed();
        try (SystemConnection connection = SystemConnection.open(address(), welfare())) {
            JsonNode gateway = StrictJson.mapper()
                    .readTree(connection.get("/exchange/v1/keys").body())
                    .at("/keys/0");
            ClientSettings settings = ClientSettings.of(
                    address(),
                    "3000000/civil-affairs",
                    fresh.identity(),
                    gateway.path("keyid").stringValue(),
                    VerificationKey.ofSpki(Base64.getDecoder()
                                    .decode(gateway.path("spki").stringValue()))
                            .orElseThrow());
            SigningKey key = SigningKey.generate("any", SignatureAlgorithm.ED25519, new SecureRandom());
            try (IeumClient client = new IeumClient(settings, key, java.time.Clock.systemUTC(), new SecureRandom())) {
                assertThat(client.query("{}".getBytes(StandardCharsets.UTF_8)))
                        .isInstanceOfSatisfying(
                                kr.ieum.client.Outcome.Problem.class,
                                problem ->
                                        assertThat(problem.type()).isEqualTo("urn:ieum:problem:certificate-unusable"));
            }
        }
    }

    @Test
    void thePortServesTheExchangeAndNothingElseAndTheOfficialsPortAllButThat() throws Exception {
        try (SystemConnection connection = SystemConnection.open(address(), welfare())) {
            for (String path : List.of(
                    "/",
                    "/login",
                    "/api/v1/cases",
                    "/actuator/health",
                    "/error",
                    "/exchange",
                    "/exchange/v1",
                    "/exchange/v1/../../login",
                    "/exchange/v1/%2e%2e/%2e%2e/login",
                    "/log/key",
                    "/styles/ieum.css",
                    "/exchange/v2/self",
                    "/exchange;a=b/v1/self")) {
                Answer answer = connection.get(path);
                assertThat(answer.status()).as(path).isIn(400, 404);
                assertThat(answer.head().toLowerCase(java.util.Locale.ROOT)).doesNotContain("set-cookie");
            }
        }
        Visitor anybody = new Visitor(node.address());
        for (String path : List.of(SELF, "/exchange", "/exchange/v1/query", "/x/../exchange/v1/self")) {
            Visitor.Answer answer = anybody.send(anybody.to(path).GET());
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("urn:ieum:problem:not-found");
        }
    }

    @Test
    void whatIsRevokedIsRefusedAtTheNextRequestOfTheVeryConnectionThatIsOpen() throws Exception {
        Rotation.Fresh fresh = new Rotation(node).signed();
        node.systems().activate(fresh.id(), Optional.empty(), Duration.ZERO, OPERATOR);
        try (SystemConnection connection = SystemConnection.open(address(), fresh.identity())) {
            assertThat(connection.get(SELF).status()).isEqualTo(200);
            node.systems().revoke(fresh.id(), OPERATOR);
            assertThat(connection.get(SELF).status()).isEqualTo(403);
        }
    }

    @Test
    void noRequestIsRefusedWhileEverythingIsReplaced() throws Exception {
        new Rotation(node).during(500);
    }

    private static String issued(CertificateAuthority authority, KeyPair pair) throws GeneralSecurityException {
        return Pem.write(
                "CERTIFICATE",
                authority
                        .client(
                                WELFARE,
                                SubjectPublicKeyInfo.getInstance(
                                        pair.getPublic().getEncoded()),
                                Duration.ofDays(1))
                        .getEncoded());
    }

    private SSLContext welfare() throws IOException, GeneralSecurityException {
        return SystemConnection.identity(
                folder().resolve("ca.pem"), Optional.of(Shown.of(folder().resolve("3000000-welfare-case"))));
    }

    /** What the gate tells the operator from now on. */
    private static ListAppender<ILoggingEvent> told() {
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        ((Logger) LoggerFactory.getLogger("kr.ieum.gateway.web.exchange.CertificateGate")).addAppender(told);
        return told;
    }

    private Path folder() {
        return node.data().resolve("demo-systems");
    }

    private java.net.URI address() {
        return node.systemsAddress();
    }
}
