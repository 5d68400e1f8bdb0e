package kr.ieum.gateway.web.exchange;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.identity.CredentialStanding;
import kr.ieum.gateway.identity.CredentialState;
import kr.ieum.gateway.identity.SystemCertificate;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.identity.SystemKey;
import kr.ieum.gateway.identity.SystemRegistry;
import kr.ieum.gateway.systems.CertificateAuthority;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Two registered systems with certificates and keys, in a registry in memory: what the edge is tried with. */
final class TwoSystems implements SystemRegistry {

    static final SystemId WELFARE = new SystemId("3000000", "welfare-case");
    static final SystemId TAX = new SystemId("1210000", "tax");

    private static final Duration LIFE = Duration.ofDays(30);
    private static final char[] PASSWORD = "in-memory".toCharArray();

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final CertificateAuthority authority;
    private final Map<String, SystemCertificate> certificates = new ConcurrentHashMap<>();
    private final Map<String, SystemKey> keys = new ConcurrentHashMap<>();

    TwoSystems(Clock clock) {
        this.clock = clock;
        this.authority = CertificateAuthority.make(clock, LIFE, random);
    }

    /** A key store with a server's certificate for this machine. */
    KeyStore server() {
        KeyPair pair = CertificateAuthority.keyPair(random);
        return store(pair, authority.loopbackServer(spki(pair), LIFE));
    }

    KeyStore trust() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setCertificateEntry("authority", authority.certificate());
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Opens connections as this system, with a certificate of the authority that is registered in this state. */
    SSLContext connecting(SystemId system, Optional<CredentialState> state) {
        KeyPair pair = CertificateAuthority.keyPair(random);
        X509Certificate certificate = authority.client(system, spki(pair), LIFE);
        state.ifPresent(each -> {
            try {
                String fingerprint = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
                certificates.put(fingerprint, new SystemCertificate(fingerprint, system, "CN=x", standing(each)));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        });
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
            own.init(store(pair, certificate), PASSWORD);
            TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
            trusted.init(trust());
            SSLContext tls = SSLContext.getInstance("TLSv1.3");
            tls.init(own.getKeyManagers(), trusted.getTrustManagers(), random);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A key of this system, registered in this state. */
    SigningKey signing(SystemId system, String keyId, SignatureAlgorithm algorithm, CredentialState state) {
        SigningKey key = SigningKey.generate(keyId, algorithm, random);
        SystemKey.Algorithm registered = switch (algorithm) {
            case ED25519 -> SystemKey.Algorithm.ED25519;
            case ECDSA_P256_SHA256 -> SystemKey.Algorithm.ECDSA_P256_SHA256;
        };
        keys.put(keyId, new SystemKey(keyId, system, registered, key.spki(), standing(state)));
        return key;
    }

    private CredentialStanding standing(CredentialState state) {
        Instant now = clock.instant();
        return new CredentialStanding(
                now.minus(LIFE),
                now.plus(LIFE),
                state,
                state == CredentialState.REPLACED ? Optional.of(now.plusSeconds(60)) : Optional.empty());
    }

    private static SubjectPublicKeyInfo spki(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }

    private static KeyStore store(KeyPair pair, X509Certificate certificate) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setKeyEntry("own", pair.getPrivate(), PASSWORD, new X509Certificate[] {certificate});
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    static char[] password() {
        return PASSWORD.clone();
    }

    @Override
    public Optional<SystemCertificate> certificate(String fingerprint) {
        return Optional.ofNullable(certificates.get(fingerprint));
    }

    @Override
    public Optional<SystemKey> key(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    @Override
    public List<SystemCertificate> certificates() {
        return List.copyOf(certificates.values());
    }

    @Override
    public List<SystemKey> keys() {
        return List.copyOf(keys.values());
    }
}
