package kr.ieum.gateway.log.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * An authority for the demo and for tests. It proves nothing to anybody: whoever runs the log runs it. Its certificate has what
 * {@code openssl ts} asks for: digital signatures alone, and time stamping critically.
 */
@SuppressWarnings("JavaUtilDate") // Bouncy Castle speaks it
public final class TestAuthority implements Authority {
    /** Policy under which it stamps: one of nobody's. */
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4.1");

    private static final String SIGNATURE = "SHA256withECDSA";

    private final X509Certificate root;
    private final X509Certificate certificate;
    private final PrivateKey key;
    private final Clock clock;
    private final SecureRandom random;

    /** The authority with this certificate. */
    public TestAuthority(
            X509Certificate root, X509Certificate certificate, PrivateKey key, Clock clock, SecureRandom random) {
        this.root = root;
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /** A new authority whose certificate is in force from a day ago for so long. */
    public static TestAuthority make(Clock clock, Duration life, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair above = generator.generateKeyPair();
            KeyPair own = generator.generateKeyPair();
            X500Name issuer = new X500Name("CN=Ieum demo timestamp root");
            X509Certificate root = certificate(
                    issuer, issuer, above.getPublic(), above.getPrivate(), clock.instant(), life, random, true);
            X509Certificate certificate = certificate(
                    issuer,
                    new X500Name("CN=Ieum demo timestamp authority"),
                    own.getPublic(),
                    above.getPrivate(),
                    clock.instant(),
                    life,
                    random,
                    false);
            return new TestAuthority(root, certificate, own.getPrivate(), clock, random);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the demo's timestamp authority can't be made", e);
        }
    }

    private static X509Certificate certificate(
            X500Name issuer,
            X500Name subject,
            PublicKey key,
            PrivateKey signer,
            Instant now,
            Duration life,
            SecureRandom random,
            boolean authority)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant from = now.minus(Duration.ofDays(1));
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer, new BigInteger(64, random), Date.from(from), Date.from(from.plus(life)), subject, key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
        if (!authority) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signer)));
    }

    /** What its timestamps are checked against. */
    public X509Certificate root() {
        return root;
    }

    /** The certificate that it stamps with. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The key that it stamps with, to be kept. */
    public PrivateKey key() {
        return key;
    }

    @Override
    public byte[] answer(byte[] request) throws IOException {
        try {
            DigestCalculator digest = new JcaDigestCalculatorProviderBuilder()
                    .build()
                    .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
            Date now = Date.from(clock.instant());
            AttributeTable attributes =
                    new AttributeTable(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(now))));
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .setSignedAttributeGenerator(attributes)
                            .build(SIGNATURE, key, certificate),
                    digest,
                    POLICY);
            tokens.addCertificates(new JcaCertStore(List.of(certificate)));
            TimeStampResponseGenerator answers =
                    new TimeStampResponseGenerator(tokens, Set.of(TSPAlgorithms.SHA256.getId()));
            return answers.generate(new TimeStampRequest(request), new BigInteger(64, random), now)
                    .getEncoded();
        } catch (TSPException | GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the demo's timestamp authority can't stamp", e);
        }
    }
}
