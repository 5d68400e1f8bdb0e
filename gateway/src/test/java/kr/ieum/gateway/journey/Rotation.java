package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import kr.ieum.client.ClientSettings;
import kr.ieum.client.IeumClient;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.journey.SystemConnection.Answer;
import kr.ieum.gateway.journey.SystemConnection.Shown;
import kr.ieum.gateway.systems.Credential;
import kr.ieum.gateway.systems.Pem;
import kr.ieum.gateway.systems.RegisteredSystems.Actor;
import kr.ieum.gateway.systems.RegisteredSystems.Outcome;
import kr.ieum.gateway.systems.Systems;
import kr.ieum.schemas.json.StrictJson;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import tools.jackson.databind.JsonNode;

/** A system that goes on asking while its own certificate, its signature key, and the server's certificate are replaced. */
final class Rotation {

    static final Actor OPERATOR = new Actor("1741000", "moon.garam");

    private static final SystemId SYSTEM = new SystemId("3000000", "civil-affairs");
    private static final String SELF = "/exchange/v1/self";

    private final DemoNode node;

    Rotation(DemoNode node) {
        this.node = node;
    }

    /** Requests on a kept and on fresh connections, and signed ones; on the way each credential changes once. */
    void during(int requests) throws Exception {
        Fresh former = signed();
        node.systems().activate(former.id(), Optional.empty(), Duration.ZERO, OPERATOR);
        AtomicInteger answered = new AtomicInteger();
        SSLContext identity = former.identity();
        FreshKey formerKey = signing();
        node.systems().activate(formerKey.id(), Optional.empty(), Duration.ZERO, OPERATOR);
        SigningKey key = formerKey.key();
        X509Certificate before;
        try (SystemConnection kept = SystemConnection.open(address(), identity)) {
            before = kept.server();
            for (int i = 0; i < requests; i++) {
                if (i == requests / 3) {
                    Fresh next = signed();
                    node.systems().activate(next.id(), Optional.of(former.id()), Duration.ofDays(1), OPERATOR);
                    identity = next.identity();
                }
                if (i == requests / 4) {
                    FreshKey next = signing();
                    node.systems().activate(next.id(), Optional.of(formerKey.id()), Duration.ofDays(1), OPERATOR);
                    // the former still holds, and the system changes over when it likes
                    askSigned(identity, key, answered);
                    key = next.key();
                }
                if (i == requests / 2) {
                    replaceServer();
                }
                ask(kept, answered);
                if (i % 10 == 0) {
                    askSigned(identity, key, answered);
                }
                if (i % 5 == 0) {
                    try (SystemConnection fresh = SystemConnection.open(address(), identity)) {
                        ask(fresh, answered);
                    }
                }
            }
            SSLContext latest = identity;
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                try (SystemConnection fresh = SystemConnection.open(address(), latest)) {
                    ask(fresh, answered);
                    assertThat(fresh.server()).isNotEqualTo(before);
                }
                ask(kept, answered);
            });
        }
        assertThat(answered.get()).isGreaterThan(requests);
    }

    private static void ask(SystemConnection connection, AtomicInteger answered) throws IOException {
        Answer answer = connection.get(SELF);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        answered.incrementAndGet();
    }

    /** A signed request, and an answer that proves to be the gateway's. */
    private void askSigned(SSLContext identity, SigningKey key, AtomicInteger answered)
            throws IOException, InterruptedException {
        String shown;
        try (SystemConnection connection = SystemConnection.open(address(), identity)) {
            shown = connection.get("/exchange/v1/keys").body();
        }
        JsonNode gateway = StrictJson.mapper().readTree(shown).at("/keys/0");
        ClientSettings settings = ClientSettings.of(
                address(),
                SYSTEM.text(),
                identity,
                gateway.path("keyid").stringValue(),
                VerificationKey.ofSpki(
                                Base64.getDecoder().decode(gateway.path("spki").stringValue()))
                        .orElseThrow());
        try (IeumClient client = new IeumClient(settings, key, Clock.systemUTC(), new SecureRandom())) {
            assertThat(client.get(SELF)).isInstanceOf(kr.ieum.client.Outcome.Answered.class);
        }
        answered.incrementAndGet();
    }

    /** A signature key that is registered and isn't in force yet. */
    private record FreshKey(String id, SigningKey key) {}

    private FreshKey signing() {
        KeyPair pair = Systems.pair("EC", 256);
        Outcome registered = node.systems().registerKey(SYSTEM, Systems.publicKey(pair), OPERATOR);
        assertThat(registered).isInstanceOf(Outcome.Done.class);
        Credential credential = ((Outcome.Done) registered).credential();
        String secret = Pem.write("PRIVATE KEY", pair.getPrivate().getEncoded());
        return new FreshKey(
                credential.id(),
                SigningKey.ofPem(credential.keyId().orElseThrow(), secret).orElseThrow());
    }

    /** As an operator does it: the new files beside the old ones, and then in their place. */
    private void replaceServer() throws IOException, GeneralSecurityException {
        KeyPair pair = Systems.pair("EC", 256);
        String certificate = Pem.write(
                "CERTIFICATE",
                node.authority()
                        .loopbackServer(
                                SubjectPublicKeyInfo.getInstance(
                                        pair.getPublic().getEncoded()),
                                Duration.ofDays(30))
                        .getEncoded());
        put("key.pem", Pem.write("PRIVATE KEY", pair.getPrivate().getEncoded()));
        put("certificate.pem", certificate);
    }

    private void put(String name, String text) throws IOException {
        Path file = folder().resolve("server").resolve(name);
        Path beside = Files.writeString(file.resolveSibling(name + ".new"), text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A certificate that was signed and isn't in force yet. */
    record Fresh(String id, SSLContext identity) {}

    Fresh signed() {
        KeyPair pair = Systems.pair("EC", 256);
        Outcome signed = node.systems().sign(SYSTEM, Systems.request(pair, "SHA256withECDSA"), OPERATOR);
        assertThat(signed).isInstanceOf(Outcome.Done.class);
        Credential credential = ((Outcome.Done) signed).credential();
        return new Fresh(
                credential.id(),
                SystemConnection.identity(
                        folder().resolve("ca.pem"), Optional.of(new Shown(pair.getPrivate(), credential.pem()))));
    }

    private Path folder() {
        return node.data().resolve("demo-systems");
    }

    private URI address() {
        return node.systemsAddress();
    }
}
