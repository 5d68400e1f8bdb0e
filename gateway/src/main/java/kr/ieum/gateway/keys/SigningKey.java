package kr.ieum.gateway.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** An Ed25519 key that signs (RFC 8032, Bouncy Castle's implementation). It shows its secret to nobody. Thread-safe. */
public final class SigningKey {

    private final Ed25519PrivateKeyParameters secret;
    private final PublishedKey published;

    SigningKey(Ed25519PrivateKeyParameters secret, PublishedKey published) {
        this.secret = secret;
        this.published = published;
    }

    /**
     * The key that these 32 random bytes are: for processes that keep their key in a file of their own. The bytes are the
     * secret itself; the caller forgets them.
     *
     * @throws IllegalArgumentException when they aren't 32
     */
    public static SigningKey ofSeed(String name, byte[] seed) {
        Ed25519PrivateKeyParameters secret = new Ed25519PrivateKeyParameters(seed);
        try {
            return new SigningKey(
                    secret,
                    PublishedKey.of(
                            name,
                            SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(secret.generatePublicKey())
                                    .getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The 64 bytes of the signature over these bytes. */
    public byte[] sign(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    /** What others check the signatures with. */
    public PublishedKey published() {
        return published;
    }

    @Override
    public String toString() {
        return "SigningKey[" + published.name() + "]";
    }

    /**
     * The public half.
     *
     * @param pem X.509 SubjectPublicKeyInfo as PEM, which {@code openssl} reads
     */
    public record PublishedKey(String name, String pem) {

        static PublishedKey of(String name, byte[] subjectPublicKey) {
            return new PublishedKey(
                    name,
                    "-----BEGIN PUBLIC KEY-----\n"
                            + new String(Base64.getEncoder().encode(subjectPublicKey), StandardCharsets.US_ASCII)
                            + "\n-----END PUBLIC KEY-----\n");
        }
    }
}
