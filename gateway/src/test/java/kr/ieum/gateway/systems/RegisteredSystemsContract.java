package kr.ieum.gateway.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.AgenciesFile;
import kr.ieum.gateway.identity.CredentialState;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.identity.SystemKey.Algorithm;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.systems.RegisteredSystems.Actor;
import kr.ieum.gateway.systems.RegisteredSystems.Outcome;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the registry of systems promises, on every database. */
abstract class RegisteredSystemsContract {

    private static final SystemId WELFARE = new SystemId("3000000", "welfare-case");
    private static final SystemId PERMITS = new SystemId("3000000", "permit-case");
    private static final Actor OPERATOR = new Actor("1741000", "moon.garam");
    private static final Duration WEEK = Duration.ofDays(7);

    private final Instant[] now = {Instant.parse("2026-11-26T10:15:30.123Z")};
    private final Clock clock = ChangingClock.showing(now);
    private Databases.Database database;
    private DisclosureLog log;
    private RegisteredSystems systems;

    abstract Databases.Database open();

    @BeforeEach
    void openRegistry() {
        database = open();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        systems = registry(Optional.of(CertificateAuthority.make(clock, Duration.ofDays(3650), new SecureRandom())));
    }

    @AfterEach
    void closeDatabase() {
        log.close();
        database.close();
    }

    private RegisteredSystems registry(Optional<CertificateAuthority> authority) {
        Agencies agencies =
                AgenciesFile.read(Path.of(System.getProperty("ieum.root")).resolve("config"), new Faults());
        return new RegisteredSystems(database.dataSource(), agencies, authority, log, clock, new SecureRandom());
    }

    @Test
    void aCertificateHoldsFromItsActivationUntilItsEnd() {
        String id = signed(Systems.pair("Ed25519", 0), "Ed25519");
        assertThat(state(id)).isEqualTo(CredentialState.REQUESTED);
        assertThat(holds(id)).isFalse();

        activate(id, Optional.empty());
        assertThat(state(id)).isEqualTo(CredentialState.ACTIVE);
        assertThat(holds(id)).isTrue();
        assertThat(systems.certificate(id).orElseThrow().system()).isEqualTo(WELFARE);

        now[0] = now[0].plus(RegisteredSystems.LIFE).minusSeconds(1);
        assertThat(holds(id)).isTrue();
        now[0] = now[0].plusSeconds(1);
        assertThat(holds(id)).isFalse();
        assertThat(state(id)).isEqualTo(CredentialState.EXPIRED);
    }

    @Test
    void twoHoldWhileOneReplacesTheOtherAndThenOne() {
        String former = signed(Systems.pair("Ed25519", 0), "Ed25519");
        String fresh = signed(Systems.pair("Ed25519", 0), "Ed25519");
        activate(former, Optional.empty());
        activate(fresh, Optional.of(former));

        assertThat(state(former)).isEqualTo(CredentialState.REPLACED);
        now[0] = now[0].plus(WEEK).minusMillis(1);
        assertThat(List.of(holds(former), holds(fresh))).containsExactly(true, true);
        now[0] = now[0].plusMillis(1);
        assertThat(List.of(holds(former), holds(fresh))).containsExactly(false, true);
    }

    @Test
    void whatIsRevokedHoldsNoMoreAndNeverAgain() {
        KeyPair pair = Systems.pair("Ed25519", 0);
        String id = signed(pair, "Ed25519");
        activate(id, Optional.empty());

        assertThat(systems.revoke(id, OPERATOR)).isInstanceOf(Outcome.Done.class);
        assertThat(holds(id)).isFalse();
        assertThat(systems.revoke(id, OPERATOR)).isEqualTo(new Outcome.Hindered(Hindrance.WRONG_STATE));
        assertThat(systems.activate(id, Optional.empty(), WEEK, OPERATOR))
                .isEqualTo(new Outcome.Hindered(Hindrance.WRONG_STATE));
        assertThat(systems.sign(WELFARE, Systems.request(pair, "Ed25519"), OPERATOR))
                .isEqualTo(new Outcome.Hindered(Hindrance.REVOKED_BEFORE));
    }

    @Test
    void aKeyBelongsToOneSystemAlone() {
        KeyPair pair = Systems.pair("Ed25519", 0);
        signed(pair, "Ed25519");
        assertThat(systems.sign(PERMITS, Systems.request(pair, "Ed25519"), OPERATOR))
                .isEqualTo(new Outcome.Hindered(Hindrance.HELD_BY_ANOTHER));
        assertThat(systems.registerKey(PERMITS, Systems.publicKey(pair), OPERATOR))
                .isEqualTo(new Outcome.Hindered(Hindrance.HELD_BY_ANOTHER));
    }

    @Test
    void nothingReplacesWhatIsAnotherSystemsOrAnotherKindOrNotInForce() {
        String certificate = signed(Systems.pair("Ed25519", 0), "Ed25519");
        String fresh = signed(Systems.pair("Ed25519", 0), "Ed25519");
        String others = id(systems.sign(PERMITS, Systems.request(Systems.pair("Ed25519", 0), "Ed25519"), OPERATOR));
        activate(others, Optional.empty());
        String key = id(systems.registerKey(WELFARE, Systems.publicKey(Systems.pair("Ed25519", 0)), OPERATOR));
        activate(key, Optional.empty());

        for (String former : List.of(certificate, others, key, "0".repeat(64))) {
            assertThat(systems.activate(fresh, Optional.of(former), WEEK, OPERATOR))
                    .isEqualTo(new Outcome.Hindered(Hindrance.NOT_REPLACEABLE));
        }
        assertThat(state(fresh)).isEqualTo(CredentialState.REQUESTED);
    }

    @Test
    void aSystemThatTheFederationDoesNotKnowGetsNothing() {
        String request = Systems.request(Systems.pair("Ed25519", 0), "Ed25519");
        for (SystemId strange : List.of(new SystemId("3000000", "unknown"), new SystemId("9999999", "welfare-case"))) {
            assertThat(systems.sign(strange, request, OPERATOR))
                    .isEqualTo(new Outcome.Hindered(Hindrance.NO_SUCH_SYSTEM));
        }
        assertThat(systems.all()).isEmpty();
    }

    @Test
    void theAlgorithmOfASignatureComesFromTheKey() {
        String edwards = id(systems.registerKey(WELFARE, Systems.publicKey(Systems.pair("Ed25519", 0)), OPERATOR));
        String weierstrass = id(systems.registerKey(WELFARE, Systems.publicKey(Systems.pair("EC", 256)), OPERATOR));

        assertThat(keyId(edwards)).startsWith("3000000/welfare-case/");
        assertThat(systems.key(keyId(edwards)).orElseThrow().algorithm()).isEqualTo(Algorithm.ED25519);
        assertThat(systems.key(keyId(weierstrass)).orElseThrow().algorithm()).isEqualTo(Algorithm.ECDSA_P256_SHA256);
        assertThat(systems.key("3000000/welfare-case/00000000.00000000")).isEmpty();
    }

    @Test
    void weakKeysAndRequestsOfOthersKeysAreRefused() {
        assertThat(systems.sign(WELFARE, Systems.request(Systems.pair("RSA", 2048), "SHA256withRSA"), OPERATOR))
                .isEqualTo(new Outcome.Hindered(Hindrance.KEY_TYPE));
        assertThat(systems.sign(WELFARE, Systems.request(Systems.pair("EC", 384), "SHA384withECDSA"), OPERATOR))
                .isEqualTo(new Outcome.Hindered(Hindrance.KEY_TYPE));
        assertThat(systems.sign(
                        WELFARE,
                        Systems.request(Systems.pair("EC", 256), Systems.pair("EC", 256), "SHA256withECDSA"),
                        OPERATOR))
                .isEqualTo(new Outcome.Hindered(Hindrance.NO_POSSESSION));
        assertThat(systems.sign(WELFARE, Systems.request(Systems.pair("EC", 256), "SHA1withECDSA"), OPERATOR))
                .isEqualTo(new Outcome.Hindered(Hindrance.NO_POSSESSION));
        assertThat(systems.registerKey(WELFARE, Systems.publicKey(Systems.pair("RSA", 3072)), OPERATOR))
                .isEqualTo(new Outcome.Hindered(Hindrance.KEY_TYPE));
        for (String text : List.of(
                "",
                "-----BEGIN CERTIFICATE REQUEST-----\nAA==\n-----END CERTIFICATE REQUEST-----\n",
                "-----BEGIN CERTIFICATE REQUEST-----\n!",
                "A".repeat(100_000))) {
            assertThat(systems.sign(WELFARE, text, OPERATOR)).isEqualTo(new Outcome.Hindered(Hindrance.NOT_READABLE));
            assertThat(systems.registerKey(WELFARE, text.replace("CERTIFICATE REQUEST", "PUBLIC KEY"), OPERATOR))
                    .isEqualTo(new Outcome.Hindered(Hindrance.NOT_READABLE));
        }
        assertThat(systems.all()).isEmpty();
    }

    @Test
    void everyStepIsALeafThatNamesTheSystemAndHidesTheOfficial() {
        String former = signed(Systems.pair("Ed25519", 0), "Ed25519");
        String fresh = signed(Systems.pair("Ed25519", 0), "Ed25519");
        activate(former, Optional.empty());
        activate(fresh, Optional.of(former));
        systems.revoke(fresh, OPERATOR);

        List<Leaf.Admin> leaves = new LogReader(database.dataSource())
                .list(0, 100).stream().map(entry -> (Leaf.Admin) entry.leaf()).toList();
        assertThat(leaves)
                .extracting(Leaf.Admin::action)
                .containsExactly(
                        "system-certificate-registered",
                        "system-certificate-registered",
                        "system-certificate-activated",
                        "system-certificate-replaced",
                        "system-certificate-activated",
                        "system-certificate-revoked");
        assertThat(leaves).allSatisfy(leaf -> {
            assertThat(leaf.agency()).isEqualTo("1741000");
            assertThat(leaf.object()).startsWith("3000000/welfare-case ").doesNotContain("moon");
        });
        assertThat(leaves.get(3).object()).endsWith(Credential.grouped(former));
    }

    @Test
    void withoutALeafNothingIsDone() {
        String id = signed(Systems.pair("Ed25519", 0), "Ed25519");
        log.close();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> systems.activate(id, Optional.empty(), WEEK, OPERATOR))
                .isInstanceOf(kr.ieum.gateway.log.LogUnavailable.class);
        assertThat(state(id)).isEqualTo(CredentialState.REQUESTED);
    }

    @Test
    void withoutAnAuthorityCertificatesThatOthersIssuedAreRegistered() {
        CertificateAuthority elsewhere = CertificateAuthority.make(clock, Duration.ofDays(3650), new SecureRandom());
        RegisteredSystems plain = registry(Optional.empty());
        KeyPair pair = Systems.pair("EC", 256);
        assertThat(plain.sign(WELFARE, Systems.request(pair, "SHA256withECDSA"), OPERATOR))
                .isEqualTo(new Outcome.Hindered(Hindrance.NO_AUTHORITY));
        String issued = issued(elsewhere, pair);
        String id = id(plain.registerCertificate(WELFARE, issued, OPERATOR));
        assertThat(plain.find(id).orElseThrow().pem()).isEqualTo(issued);
        assertThat(plain.registerCertificate(WELFARE, issued, OPERATOR))
                .isEqualTo(new Outcome.Hindered(Hindrance.KNOWN));
    }

    private static String issued(CertificateAuthority authority, KeyPair pair) {
        try {
            return Pem.write(
                    "CERTIFICATE",
                    authority
                            .client(
                                    WELFARE,
                                    org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(
                                            pair.getPublic().getEncoded()),
                                    Duration.ofDays(90))
                            .getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private String signed(KeyPair pair, String algorithm) {
        return id(systems.sign(WELFARE, Systems.request(pair, algorithm), OPERATOR));
    }

    private void activate(String id, Optional<String> replaces) {
        assertThat(systems.activate(id, replaces, WEEK, OPERATOR)).isInstanceOf(Outcome.Done.class);
    }

    private static String id(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).credential().id();
    }

    private String keyId(String id) {
        return systems.find(id).flatMap(Credential::keyId).orElseThrow();
    }

    private CredentialState state(String id) {
        return systems.find(id).orElseThrow().standing().at(clock.instant());
    }

    private boolean holds(String id) {
        return systems.certificate(id).orElseThrow().holds(clock.instant());
    }
}
