package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import kr.ieum.client.ClientSettings;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.journey.SystemConnection.Shown;
import org.junit.jupiter.api.Test;

/** An agency's system with what the demo laid out for it and the client library: it asks, and can prove what it was answered. */
@OnTheDemoNode
class SignedExchangeJourneyTest {

    private static final Pattern KEY = Pattern.compile("\"keyid\":\"([^\"]+)\".*\"spki\":\"([^\"]+)\"");

    private final DemoNode node;

    SignedExchangeJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void aQueryIsAskedAndAnsweredWithSignaturesOnBothSides() throws Exception {
        byte[] query = """
            {"task": "basic-livelihood", "case": "3000000-2026-04-0012345", "official": "kim.jihyun",
             "subjects": [{"residentNumber": "8502131104958"}], "attributes": ["Person/name"], "mode": "filter"}
            """.getBytes(UTF_8);
        try (IeumClient client = client("signature-key.pem")) {
            assertThat(client.query(query)).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                assertThat(answered.status()).as(answered.text()).isEqualTo(200);
                assertThat(answered.signed().request().fields().has("signature"))
                        .isTrue();
            });
            assertThat(client.query("{}".getBytes(UTF_8)))
                    .as("problems are signed like answers")
                    .isInstanceOf(Outcome.Problem.class);
            assertThat(client.get("/exchange/v1/nothing"))
                    .isInstanceOfSatisfying(
                            Outcome.Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(404));
        }
    }

    @Test
    void whatAnothersKeySignedIsRefused() throws Exception {
        try (IeumClient client = client("../3000000-permit-case/signature-key.pem")) {
            assertThat(client.query("{}".getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            Outcome.Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo("urn:ieum:problem:signature-wrong"));
        }
    }

    private IeumClient client(String keyFile) throws IOException, GeneralSecurityException {
        // the node starts when its address is first asked for, and lays these files out then
        URI address = node.systemsAddress();
        Path demo = node.data().resolve("demo-systems");
        Path own = demo.resolve("3000000-welfare-case");
        SSLContext tls = SystemConnection.identity(demo.resolve("ca.pem"), Optional.of(Shown.of(own)));
        SigningKey key = SigningKey.ofPem(
                        Files.readString(own.resolve("key-id")).strip(),
                        Files.readString(own.resolve(keyFile).normalize()))
                .orElseThrow();
        String shown;
        try (SystemConnection connection = SystemConnection.open(address, tls)) {
            shown = connection.get("/exchange/v1/keys").body();
        }
        Matcher published = KEY.matcher(shown);
        assertThat(published.find()).as(shown).isTrue();
        VerificationKey gateway = VerificationKey.ofSpki(Base64.getDecoder().decode(published.group(2)))
                .orElseThrow();
        return new IeumClient(
                ClientSettings.of(node.systemsAddress(), "3000000/welfare-case", tls, published.group(1), gateway),
                key,
                Clock.systemUTC(),
                new SecureRandom());
    }
}
