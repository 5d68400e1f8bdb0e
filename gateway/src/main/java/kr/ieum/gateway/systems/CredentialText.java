package kr.ieum.gateway.systems;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** Reads what a system's keeper brings, in PEM: a certificate request, a certificate, or a public key. */
public final class CredentialText {

    /** What a request may be signed with; its hash is what binds the key to who holds it. */
    private static final Set<ASN1ObjectIdentifier> SIGNATURES = Set.of(
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            PKCSObjectIdentifiers.id_RSASSA_PSS,
            EdECObjectIdentifiers.id_Ed25519);

    private CredentialText() {}

    /** Why a text isn't taken. */
    public enum Fault {
        /** It isn't what it should be, or too long. */
        NOT_READABLE,
        /** The key is none of the kinds that are taken. */
        KEY_TYPE,
        /** Who made the request doesn't hold the key: its signature is wrong or too weak. */
        NO_POSSESSION
    }

    /** What was read, or why not. */
    public sealed interface Read<T> {
        /** It is good. */
        record Good<T>(T value) implements Read<T> {}

        /** It isn't. */
        record Faulty<T>(Fault fault) implements Read<T> {}
    }

    /**
     * A certificate request whose signature proves who holds the key.
     *
     * @param subject as it was written; the certificate gets another
     */
    public record Request(SubjectPublicKeyInfo key, KeyType type, String subject) {}

    /** A public key for signatures. */
    public record PublicKeyText(SubjectPublicKeyInfo key, KeyType type) {}

    /** Reads a PKCS#10 request. */
    public static Read<Request> request(String pem) {
        Optional<byte[]> der = Pem.read(pem, "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
        if (der.isEmpty()) {
            return new Read.Faulty<>(Fault.NOT_READABLE);
        }
        try {
            PKCS10CertificationRequest request = new PKCS10CertificationRequest(der.get());
            SubjectPublicKeyInfo key = request.getSubjectPublicKeyInfo();
            Optional<KeyType> type = KeyType.of(key);
            if (type.isEmpty()) {
                return new Read.Faulty<>(Fault.KEY_TYPE);
            }
            boolean strong = SIGNATURES.contains(request.getSignatureAlgorithm().getAlgorithm());
            if (!strong || !request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                return new Read.Faulty<>(Fault.NO_POSSESSION);
            }
            return new Read.Good<>(
                    new Request(key, type.get(), shown(request.getSubject().toString())));
        } catch (PKCSException | OperatorCreationException e) {
            return new Read.Faulty<>(Fault.NO_POSSESSION);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle reads lazily and says so with exceptions of every kind
            return new Read.Faulty<>(Fault.NOT_READABLE);
        }
    }

    /** Reads a certificate that somebody else issued. */
    public static Read<X509Certificate> certificate(String pem) {
        Optional<byte[]> der = Pem.read(pem, "CERTIFICATE");
        if (der.isEmpty()) {
            return new Read.Faulty<>(Fault.NOT_READABLE);
        }
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der.get()));
            return KeyType.of(SubjectPublicKeyInfo.getInstance(
                                    certificate.getPublicKey().getEncoded()))
                            .isPresent()
                    ? new Read.Good<>(certificate)
                    : new Read.Faulty<>(Fault.KEY_TYPE);
        } catch (CertificateException | RuntimeException e) {
            return new Read.Faulty<>(Fault.NOT_READABLE);
        }
    }

    /** Reads a public key for signatures. */
    public static Read<PublicKeyText> publicKey(String pem) {
        Optional<byte[]> der = Pem.read(pem, "PUBLIC KEY");
        if (der.isEmpty()) {
            return new Read.Faulty<>(Fault.NOT_READABLE);
        }
        try {
            SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(der.get());
            return KeyType.of(key)
                    .filter(type -> type.signs().isPresent())
                    .<Read<PublicKeyText>>map(type -> new Read.Good<>(new PublicKeyText(key, type)))
                    .orElseGet(() -> new Read.Faulty<>(Fault.KEY_TYPE));
        } catch (RuntimeException e) {
            return new Read.Faulty<>(Fault.NOT_READABLE);
        }
    }

    /** A subject as it may stand in the database and on a screen. */
    static String shown(String subject) {
        StringBuilder shown = new StringBuilder();
        subject.codePoints()
                .map(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.FORMAT
                                || Character.getType(point) == Character.SURROGATE
                        ? '?'
                        : point)
                .limit(MOST_SHOWN)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static final int MOST_SHOWN = 100;
}
