package kr.ieum.gateway.systems;

import java.io.IOException;
import java.util.Optional;
import kr.ieum.gateway.identity.SystemKey.Algorithm;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Kinds of public keys that a system may have. The list is closed: what isn't in it is refused, whoever certified it. */
public enum KeyType {
    /** NIST P-256. */
    EC_P256("EC P-256", Optional.of(Algorithm.ECDSA_P256_SHA256)),
    /** RSA of at least {@value #LEAST_RSA_BITS} bits; for connections only. */
    RSA("RSA", Optional.empty()),
    /** RFC 8032. */
    ED25519("Ed25519", Optional.of(Algorithm.ED25519));

    static final int LEAST_RSA_BITS = 3072;
    private static final int MOST_RSA_BITS = 8192;

    private final String text;
    private final Optional<Algorithm> signs;

    KeyType(String text, Optional<Algorithm> signs) {
        this.text = text;
        this.signs = signs;
    }

    /** For people. */
    public String text() {
        return text;
    }

    /** What requests are signed with by such a key; nothing where none may be. */
    public Optional<Algorithm> signs() {
        return signs;
    }

    /** The kind of a key; nothing where it is none of the list, too short, or no valid key at all. */
    static Optional<KeyType> of(SubjectPublicKeyInfo key) {
        try {
            AsymmetricKeyParameter read = PublicKeyFactory.createKey(key);
            return switch (read) {
                case Ed25519PublicKeyParameters ed -> Optional.of(ED25519);
                case ECPublicKeyParameters ec when isP256(key) -> Optional.of(EC_P256);
                case RSAKeyParameters rsa
                when rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                        && rsa.getModulus().bitLength() <= MOST_RSA_BITS -> Optional.of(RSA);
                default -> Optional.empty();
            };
        } catch (IOException | IllegalArgumentException e) {
            // what the parser says may quote the key
            return Optional.empty();
        }
    }

    /** By its name: explicit parameters could name another curve of the same shape. */
    private static boolean isP256(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve
                && curve.equals(SECObjectIdentifiers.secp256r1);
    }
}
