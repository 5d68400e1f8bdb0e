package kr.ieum.client.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The public half of a key. The key itself says by which algorithm it verifies; nothing in a message can change that.
 * Thread-safe.
 */
public sealed interface VerificationKey {

    SignatureAlgorithm algorithm();

    /** Whether this signature over these bytes was made by the private half. */
    boolean verifies(byte[] message, byte[] signature);

    /** The key that this X.509 SubjectPublicKeyInfo is; empty where it is none that exchanges use. */
    static Optional<VerificationKey> ofSpki(byte[] der) {
        try {
            return of(PublicKeyFactory.createKey(der));
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException noKey) {
            return Optional.empty();
        }
    }

    /** The key that this text is, in PEM with {@code BEGIN PUBLIC KEY}, as {@code openssl} writes it. */
    static Optional<VerificationKey> ofPem(String pem) {
        return Pem.decode(pem, "PUBLIC KEY").flatMap(VerificationKey::ofSpki);
    }

    private static Optional<VerificationKey> of(AsymmetricKeyParameter key) {
        return switch (key) {
            case Ed25519PublicKeyParameters ed25519
            when Ed25519.validatePublicKeyFull(ed25519.getEncoded(), 0) -> Optional.of(new OfEd25519(ed25519));
            case ECPublicKeyParameters ec
            when ec.getParameters() instanceof ECNamedDomainParameters named
                    && named.getName().equals(SECObjectIdentifiers.secp256r1) -> Optional.of(new OfP256(ec));
            default -> Optional.empty();
        };
    }

    /** Ed25519. */
    record OfEd25519(Ed25519PublicKeyParameters key) implements VerificationKey {

        @Override
        public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.ED25519;
        }

        @Override
        public boolean verifies(byte[] message, byte[] signature) {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, key);
            verifier.update(message, 0, message.length);
            return verifier.verifySignature(signature);
        }
    }

    /** ECDSA on P-256. */
    record OfP256(ECPublicKeyParameters key) implements VerificationKey {

        static final int HALF = 32;

        @Override
        public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.ECDSA_P256_SHA256;
        }

        @Override
        public boolean verifies(byte[] message, byte[] signature) {
            if (signature.length != 2 * HALF) {
                return false;
            }
            ECDSASigner verifier = new ECDSASigner();
            verifier.init(false, key);
            return verifier.verifySignature(
                    sha256(message),
                    new BigInteger(1, Arrays.copyOfRange(signature, 0, HALF)),
                    new BigInteger(1, Arrays.copyOfRange(signature, HALF, 2 * HALF)));
        }

        static byte[] sha256(byte[] message) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(message);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
