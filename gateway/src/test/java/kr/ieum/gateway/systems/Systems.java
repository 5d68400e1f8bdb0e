package kr.ieum.gateway.systems;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** What the keeper of a system brings. */
public final class Systems {

    private Systems() {}

    /** A fresh pair of this kind and size; the size of an RSA key, and else nothing. */
    public static KeyPair pair(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** A request for a certificate. */
    public static String request(KeyPair pair, String algorithm) {
        return request(pair, pair, algorithm);
    }

    /** A request for a key that somebody else signed. */
    public static String request(KeyPair held, KeyPair signer, String algorithm) {
        try {
            return Pem.write(
                    "CERTIFICATE REQUEST",
                    new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=somebody else"), held.getPublic())
                            .build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()))
                            .getEncoded());
        } catch (OperatorCreationException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A public key in PEM. */
    public static String publicKey(KeyPair pair) {
        return Pem.write("PUBLIC KEY", pair.getPublic().getEncoded());
    }
}
