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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import kr.ieum.client.ClientSettings;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.signature.MessageSignature;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.journey.SystemConnection.Answer;
import kr.ieum.gateway.journey.SystemConnection.Shown;
import kr.ieum.gateway.systems.Credential;
import kr.ieum.gateway.systems.GatewayKey;
import kr.ieum.gateway.systems.GatewayKeys;
import kr.ieum.gateway.systems.Pem;
import kr.ieum.gateway.systems.RegisteredSystems;
import kr.ieum.gateway.systems.RegisteredSystems.Actor;
import kr.ieum.gateway.systems.Systems;
import kr.ieum.schemas.json.StrictJson;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import tools.jackson.databind.JsonNode;

/**
 * A system that goes on asking while its own certificate, its signature key, the server's certificate, and the key by which the gateway signs are
 * replaced.
 */
final class Rotation {

    static final Actor OPERATOR = new Actor("1741000", "moon.garam");

    private static final SystemId SYSTEM = new SystemId("3000000", "civil-affairs");
    private static final String SELF = "/exchange/v1/self";

    private static final String KEYS = "/exchange/v1/keys";

    private final DemoNode node;
    private final Map<String, KnownKey> gatewayKeys = new HashMap<>();

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
        learnKeys(identity);
        Set<String> signedBy = new HashSet<>();
        signedBy.add(askSigned(identity, key, answered));
        GatewayKey next = announced();
        // as a client does now and then: the list is signed by the key that it knows
        learnKeysBy(identity, key);
        try (SystemConnection kept = SystemConnection.open(address(), identity)) {
            before = kept.server();
            for (int i = 0; i < requests; i++) {
                if (i == requests / 3) {
                    Fresh fresh = signed();
                    node.systems().activate(fresh.id(), Optional.of(former.id()), Duration.ofDays(1), OPERATOR);
                    identity = fresh.identity();
                }
                if (i == requests / 4) {
                    FreshKey fresh = signing();
                    node.systems().activate(fresh.id(), Optional.of(formerKey.id()), Duration.ofDays(1), OPERATOR);
                    // the former still holds, and the system changes over when it likes
                    askSigned(identity, key, answered);
                    key = fresh.key();
                }
                if (i == requests / 2) {
                    replaceServer();
                }
                ask(kept, answered);
                if (i % 10 == 0) {
                    signedBy.add(askSigned(identity, key, answered));
                }
                if (i % 5 == 0) {
                    try (SystemConnection fresh = SystemConnection.open(address(), identity)) {
                        ask(fresh, answered);
                    }
                }
            }
            SSLContext latest = identity;
            SigningKey latestKey = key;
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                try (SystemConnection fresh = SystemConnection.open(address(), latest)) {
                    ask(fresh, answered);
                    assertThat(fresh.server()).isNotEqualTo(before);
                }
                ask(kept, answered);
                signedBy.add(askSigned(latest, latestKey, answered));
                assertThat(signedBy).hasSize(2).contains(next.keyId());
            });
        }
        assertThat(answered.get()).isGreaterThan(requests);
    }

    private static void ask(SystemConnection connection, AtomicInteger answered) throws IOException {
        Answer answer = connection.get(SELF);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        answered.incrementAndGet();
    }

    /**
     * A signed request, and an answer that proves to be the gateway's.
     *
     * @return the key that signed the answer
     */
    private String askSigned(SSLContext identity, SigningKey key, AtomicInteger answered) throws InterruptedException {
        try (IeumClient client = client(identity, key)) {
            Outcome outcome = client.get(SELF);
            assertThat(outcome).isInstanceOf(Outcome.Answered.class);
            answered.incrementAndGet();
            return MessageSignature.find(((Outcome.Answered) outcome).signed().fields())
                            instanceof MessageSignature.Found.Signatures(List<MessageSignature> signatures)
                    ? signatures.getFirst().keyId().orElseThrow()
                    : "none";
        }
    }

    private IeumClient client(SSLContext identity, SigningKey key) {
        ClientSettings settings = ClientSettings.of(
                address(), SYSTEM.text(), identity, keyId -> Optional.ofNullable(gatewayKeys.get(keyId)));
        return new IeumClient(settings, key, Clock.systemUTC(), new SecureRandom());
    }

    /** The first time, when nothing is known of the gateway. */
    private void learnKeys(SSLContext identity) throws IOException {
        try (SystemConnection connection = SystemConnection.open(address(), identity)) {
            learn(connection.get(KEYS).body());
        }
    }

    private void learnKeysBy(SSLContext identity, SigningKey key) throws InterruptedException {
        try (IeumClient client = client(identity, key)) {
            assertThat(client.get(KEYS))
                    .isInstanceOfSatisfying(Outcome.Answered.class, answered -> learn(answered.text()));
        }
    }

    private void learn(String shown) {
        for (JsonNode key : StrictJson.mapper().readTree(shown).path("keys")) {
            gatewayKeys.put(
                    key.path("keyid").stringValue(),
                    new KnownKey(
                            "gateway",
                            VerificationKey.ofSpki(Base64.getDecoder()
                                            .decode(key.path("spki").stringValue()))
                                    .orElseThrow(),
                            true));
        }
    }

    private GatewayKey announced() {
        GatewayKeys.Announced announced = node.gatewayKeys().announce(GatewayKeys.SHORTEST_NOTICE, OPERATOR);
        assertThat(announced).isInstanceOf(GatewayKeys.Announced.Done.class);
        return ((GatewayKeys.Announced.Done) announced).key();
    }

    /** A signature key that is registered and isn't in force yet. */
    private record FreshKey(String id, SigningKey key) {}

    private FreshKey signing() {
        KeyPair pair = Systems.pair("EC", 256);
        RegisteredSystems.Outcome registered = node.systems().registerKey(SYSTEM, Systems.publicKey(pair), OPERATOR);
        assertThat(registered).isInstanceOf(RegisteredSystems.Outcome.Done.class);
        Credential credential = ((RegisteredSystems.Outcome.Done) registered).credential();
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
        RegisteredSystems.Outcome signed =
                node.systems().sign(SYSTEM, Systems.request(pair, "SHA256withECDSA"), OPERATOR);
        assertThat(signed).isInstanceOf(RegisteredSystems.Outcome.Done.class);
        Credential credential = ((RegisteredSystems.Outcome.Done) signed).credential();
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
