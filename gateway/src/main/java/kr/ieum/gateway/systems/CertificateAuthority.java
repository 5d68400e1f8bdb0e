package kr.ieum.gateway.systems;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import kr.ieum.gateway.identity.SystemId;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority for the demo and for tests: whoever runs the gateway runs it, so its word proves nothing to anybody else. Real
 * installations trust their government's authority. A certificate says for which system it is, but nothing is concluded from that:
 * the registry alone says whose a certificate is.
 */
@SuppressWarnings("JavaUtilDate") // Bouncy Castle speaks it
public final class CertificateAuthority {

    private static final String SIGNATURE = "SHA256withECDSA";
    private static final X500Name NAME = new X500Name("CN=Ieum demo authority for systems");

    /** How far a partner's clock may be behind. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final int SERIAL_BITS = 127;

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final Clock clock;
    private final SecureRandom random;

    /** The authority with this certificate and its key. */
    public CertificateAuthority(X509Certificate certificate, PrivateKey key, Clock clock, SecureRandom random) {
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /** A new authority whose certificate is in force for so long. */
    public static CertificateAuthority make(Clock clock, Duration life, SecureRandom random) {
        KeyPair pair = keyPair(random);
        Content content = new Content(
                NAME, SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()), life, builder -> {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
                });
        return new CertificateAuthority(
                signed(content, pair.getPrivate(), clock.instant(), random), pair.getPrivate(), clock, random);
    }

    /** A fresh P-256 pair. */
    public static KeyPair keyPair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** What others trust. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The key it signs with, to be kept. */
    public PrivateKey key() {
        return key;
    }

    /** A certificate with which a system opens connections. */
    public X509Certificate client(SystemId system, SubjectPublicKeyInfo holder, Duration life) {
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, system.agency())
                .addRDN(BCStyle.CN, system.text())
                .build();
        return signed(new Content(subject, holder, life, builder -> leaf(builder, KeyPurposeId.id_kp_clientAuth)));
    }

    /** A certificate for a server on this machine. */
    public X509Certificate loopbackServer(SubjectPublicKeyInfo holder, Duration life) {
        return signed(new Content(new X500Name("CN=localhost"), holder, life, builder -> {
            leaf(builder, KeyPurposeId.id_kp_serverAuth);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1")
            }));
        }));
    }

    private static void leaf(X509v3CertificateBuilder builder, KeyPurposeId purpose) throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }

    @FunctionalInterface
    private interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws IOException;
    }

    /** What a certificate says. */
    private record Content(X500Name subject, SubjectPublicKeyInfo holder, Duration life, Extensions extensions) {}

    private X509Certificate signed(Content content) {
        return signed(content, key, clock.instant(), random);
    }

    private static X509Certificate signed(Content content, PrivateKey signer, Instant now, SecureRandom random) {
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    NAME,
                    new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1),
                    Date.from(now.minus(BEFORE)),
                    Date.from(now.plus(content.life())),
                    content.subject(),
                    content.holder());
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(content.holder()));
            content.extensions().addTo(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signer)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("a certificate can't be made", e);
        }
    }
}
