package kr.ieum.gateway.log.timestamp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * An authority whose timestamps are believed, because its certificate leads to a root that was configured.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>S1</td><td>the answer can be read, is granted, and holds a token</td></tr>
 * <tr><td>S2</td><td>the token is of these bytes, by SHA-256</td></tr>
 * <tr><td>S3</td><td>it answers this request: the nonce is the one that was sent</td></tr>
 * <tr><td>S4</td><td>it holds its signer's certificate</td></tr>
 * <tr><td>S5</td><td>that certificate may stamp time and nothing else, and says so critically (RFC 3161 §2.3)</td></tr>
 * <tr><td>S6</td><td>it leads to the configured root, each certificate in force at the stamped time</td></tr>
 * <tr><td>S7</td><td>it made the signature</td></tr>
 * </table>
 */
@SuppressWarnings("JavaUtilDate") // java.security.cert and Bouncy Castle speak it
public final class TrustedAuthority {
    private final X509Certificate root;

    /** Trusts what this certificate has certified. */
    public TrustedAuthority(X509Certificate root) {
        this.root = root;
    }

    /**
     * Reads the root's certificate.
     *
     * @throws CertificateException when the text holds none in PEM
     */
    public static TrustedAuthority ofPem(String pem) throws CertificateException {
        return new TrustedAuthority(certificate(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static X509Certificate certificate(byte[] bytes) throws CertificateException {
        if (CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes))
                instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new CertificateException("no X.509 certificate");
    }

    /**
     * Checks a timestamp.
     *
     * @param answer what the authority answered, in DER
     * @param stamped the bytes that it is to be of
     * @param nonce the one that was sent, for an answer that just came
     * @return the stamped time
     * @throws TimestampRefused by rules S1 to S7
     */
    public Instant check(byte[] answer, byte[] stamped, Optional<BigInteger> nonce) throws TimestampRefused {
        try {
            return checked(answer, stamped, nonce);
        } catch (RuntimeException malformed) {
            // Bouncy Castle answers some malformed structures with whatever exception they lead to.
            throw new TimestampRefused(
                    "S1", "this is no timestamp: " + malformed.getClass().getSimpleName());
        }
    }

    private Instant checked(byte[] answer, byte[] stamped, Optional<BigInteger> nonce) throws TimestampRefused {
        TimeStampToken token = token(answer);
        if (!TSPAlgorithms.SHA256.equals(token.getTimeStampInfo().getMessageImprintAlgOID())
                || !Arrays.equals(token.getTimeStampInfo().getMessageImprintDigest(), sha256(stamped))) {
            throw new TimestampRefused("S2", "the timestamp is of something else");
        }
        if (nonce.isPresent() && !nonce.get().equals(token.getTimeStampInfo().getNonce())) {
            throw new TimestampRefused("S3", "the answer is to another request");
        }
        List<X509Certificate> held = new ArrayList<>();
        Optional<X509CertificateHolder> signer = Optional.empty();
        try {
            for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
                held.add(certificate(holder.getEncoded()));
                if (token.getSID().match(holder)) {
                    signer = Optional.of(holder);
                }
            }
            X509CertificateHolder own = signer.orElseThrow(
                    () -> new TimestampRefused("S4", "the timestamp doesn't hold its signer's certificate"));
            requireStamper(own);
            Instant time = token.getTimeStampInfo().getGenTime().toInstant();
            X509Certificate certificate = certificate(own.getEncoded());
            requireChain(certificate, held, time);
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
            return time;
        } catch (TSPException | OperatorCreationException e) {
            throw new TimestampRefused("S7", "the signature isn't by the certificate it holds: " + e.getMessage());
        } catch (IOException | CertificateException e) {
            throw new TimestampRefused("S4", "a certificate in it can't be read: " + e.getMessage());
        }
    }

    private static TimeStampToken token(byte[] answer) throws TimestampRefused {
        try {
            TimeStampResponse response = new TimeStampResponse(answer);
            TimeStampToken token = response.getTimeStampToken();
            boolean granted = response.getStatus() == 0 || response.getStatus() == 1;
            if (!granted || token == null) {
                throw new TimestampRefused(
                        "S1",
                        "the authority refused, status " + response.getStatus() + " " + response.getStatusString());
            }
            return token;
        } catch (TSPException | IOException e) {
            throw new TimestampRefused(
                    "S1", "this is no timestamp: " + e.getClass().getSimpleName());
        }
    }

    private static void requireStamper(X509CertificateHolder certificate) throws TimestampRefused {
        try {
            TSPUtil.validateCertificate(certificate);
        } catch (TSPException e) {
            throw new TimestampRefused("S5", "its certificate isn't one for timestamps alone: " + e.getMessage());
        }
    }

    private void requireChain(X509Certificate signer, List<X509Certificate> held, Instant time)
            throws TimestampRefused {
        try {
            X509CertSelector wanted = new X509CertSelector();
            wanted.setCertificate(signer);
            PKIXBuilderParameters rules = new PKIXBuilderParameters(Set.of(new TrustAnchor(root, null)), wanted);
            rules.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(held)));
            rules.setRevocationEnabled(false);
            rules.setDate(Date.from(time));
            CertPathBuilder.getInstance("PKIX").build(rules);
            // a trust anchor's own dates aren't among what PKIX looks at
            root.checkValidity(Date.from(time));
        } catch (GeneralSecurityException e) {
            throw new TimestampRefused(
                    "S6", "its certificate doesn't lead to the configured root at " + time + ": " + e.getMessage());
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
