package kr.ieum.client.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** A private key that a system holds in memory, with its name. It shows its secret to nobody but who asks for it by name. */
public final class SigningKey implements Signer {

    /** RFC 8410. */
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

    private final String keyId;
    private final AsymmetricKeyParameter secret;
    private final AsymmetricKeyParameter published;

    private SigningKey(String keyId, AsymmetricKeyParameter secret, AsymmetricKeyParameter published) {
        this.keyId = keyId;
        this.secret = secret;
        this.published = published;
    }

    /** A new key. */
    public static SigningKey generate(String keyId, SignatureAlgorithm algorithm, SecureRandom random) {
        return switch (algorithm) {
            case ED25519 -> of(keyId, new Ed25519PrivateKeyParameters(random)).orElseThrow();
            case ECDSA_P256_SHA256 -> {
                ECKeyPairGenerator generator = new ECKeyPairGenerator();
                generator.init(new ECKeyGenerationParameters(
                        ECNamedDomainParameters.lookup(SECObjectIdentifiers.secp256r1), random));
                yield of(keyId, generator.generateKeyPair().getPrivate()).orElseThrow();
            }
        };
    }

    /** The key that this PKCS #8 text is, as {@code openssl genpkey} writes it; empty where it is none that exchanges use. */
    public static Optional<SigningKey> ofPem(String keyId, String pem) {
        return Pem.decode(pem, "PRIVATE KEY").flatMap(der -> {
            try {
                return of(keyId, PrivateKeyFactory.createKey(der));
            } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException noKey) {
                return Optional.empty();
            }
        });
    }

    private static Optional<SigningKey> of(String keyId, AsymmetricKeyParameter secret) {
        return switch (secret) {
            case Ed25519PrivateKeyParameters ed25519 ->
                Optional.of(new SigningKey(keyId, ed25519, ed25519.generatePublicKey()));
            case ECPrivateKeyParameters ec
            when ec.getParameters() instanceof ECNamedDomainParameters named
                    && named.getName().equals(SECObjectIdentifiers.secp256r1) ->
                Optional.of(new SigningKey(
                        keyId,
                        ec,
                        new ECPublicKeyParameters(
                                new FixedPointCombMultiplier().multiply(named.getG(), ec.getD()), named)));
            default -> Optional.empty();
        };
    }

    @Override
    public String keyId() {
        return keyId;
    }

    @Override
    public byte[] sign(byte[] message) {
        return switch (secret) {
            case Ed25519PrivateKeyParameters ed25519 -> {
                Ed25519Signer signer = new Ed25519Signer();
                signer.init(true, ed25519);
                signer.update(message, 0, message.length);
                yield signer.generateSignature();
            }
            default -> {
                // the same message gives the same signature (RFC 6979): no random number can give the key away
                ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
                signer.init(true, secret);
                yield joined(signer.generateSignature(VerificationKey.OfP256.sha256(message)));
            }
        };
    }

    private static byte[] joined(BigInteger[] numbers) {
        byte[] signature = new byte[2 * VerificationKey.OfP256.HALF];
        for (int i = 0; i < 2; i++) {
            byte[] bytes = numbers[i].toByteArray();
            int length = Math.min(bytes.length, VerificationKey.OfP256.HALF);
            System.arraycopy(
                    bytes, bytes.length - length, signature, (i + 1) * VerificationKey.OfP256.HALF - length, length);
        }
        return signature;
    }

    /** The public half, which the other side verifies with. */
    public VerificationKey verificationKey() {
        return VerificationKey.ofSpki(spki()).orElseThrow();
    }

    /** The public half as X.509 SubjectPublicKeyInfo. */
    public byte[] spki() {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(published)
                    .getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The public half in PEM. */
    public String publicPem() {
        return Pem.encode(spki(), "PUBLIC KEY");
    }

    /** The secret, PKCS #8 in PEM: for the file that only its owner reads. */
    public String secretPem() {
        try {
            byte[] der = privateKey().getEncoded();
            String pem = Pem.encode(der, "PRIVATE KEY");
            Arrays.fill(der, (byte) 0);
            return pem;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of Ed25519 without the public half, which OpenSSL wouldn't read beside it. */
    private PrivateKeyInfo privateKey() throws IOException {
        return switch (secret) {
            case Ed25519PrivateKeyParameters ed25519 ->
                new PrivateKeyInfo(new AlgorithmIdentifier(ED25519), new DEROctetString(ed25519.getEncoded()));
            default -> PrivateKeyInfoFactory.createPrivateKeyInfo(secret);
        };
    }

    @Override
    public String toString() {
        return "SigningKey[" + keyId + "]";
    }
}
