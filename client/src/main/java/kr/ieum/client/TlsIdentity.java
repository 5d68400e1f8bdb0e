package kr.ieum.client;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** With what a system opens connections, from the PEM texts in which it keeps it. */
public final class TlsIdentity {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final List<String> KINDS = List.of("EC", "Ed25519", "RSA");

    private TlsIdentity() {}

    /**
     * The context that shows the system's certificate and trusts these authorities alone.
     *
     * @param certificates the system's, with those above it
     * @param key the private key of the first of them, PKCS#8, not encrypted
     * @param authorities who issues the gateway's certificate
     * @throws GeneralSecurityException when one of the texts isn't what it should be; the message repeats nothing of a key
     */
    public static SSLContext of(String certificates, String key, String authorities) throws GeneralSecurityException {
        KeyStore trusted = empty();
        int number = 0;
        for (Certificate authority : certificates(authorities)) {
            trusted.setCertificateEntry("authority-" + number++, authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyStore own = empty();
        own.setKeyEntry(
                "own", privateKey(key), new char[0], certificates(certificates).toArray(Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (java.io.IOException e) {
            throw new GeneralSecurityException("an empty store needs nothing to be read", e);
        }
    }

    private static Collection<? extends Certificate> certificates(String pem) throws GeneralSecurityException {
        Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        if (all.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in the text");
        }
        return all;
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        Matcher text = KEY.matcher(pem);
        if (!text.find()) {
            throw new GeneralSecurityException("there is no private key (PKCS#8, not encrypted) in the text");
        }
        PKCS8EncodedKeySpec key =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text.group(1)));
        for (String kind : KINDS) {
            Optional<PrivateKey> read = read(kind, key);
            if (read.isPresent()) {
                return read.get();
            }
        }
        throw new GeneralSecurityException("the private key is none of " + KINDS);
    }

    private static Optional<PrivateKey> read(String kind, PKCS8EncodedKeySpec key) throws NoSuchAlgorithmException {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePrivate(key));
        } catch (InvalidKeySpecException anotherKind) {
            return Optional.empty();
        }
    }
}
