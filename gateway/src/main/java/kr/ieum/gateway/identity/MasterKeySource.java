package kr.ieum.gateway.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * A master key that isn't a file of the data folder: given in the environment, or derived inside a PKCS#11 token by an AES key that
 * never leaves it (two fixed blocks in CBC mode, whose result is as secret as the key).
 */
public final class MasterKeySource {

    /** Holds the key itself, 32 bytes in Base64. */
    public static final String VARIABLE = "IEUM_MASTER_KEY";

    /** Path of the token's configuration, as the JDK's provider SunPKCS11 reads it. */
    public static final String TOKEN = "IEUM_MASTER_PKCS11";

    /** The token's user PIN. */
    public static final String PIN = "IEUM_MASTER_PKCS11_PIN";

    /** Label of the AES key in the token. */
    public static final String LABEL = "ieum-master";

    private static final byte[] BLOCKS = "ieum master key1ieum master key2".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = 16;

    private MasterKeySource() {}

    /**
     * The master key that the environment names; nothing when it names none.
     *
     * @throws IOException when it names one that can't be had, or two; the message names variables and never what they hold
     */
    public static Optional<MasterKey> of(Map<String, String> environment) throws IOException {
        Optional<String> given = Optional.ofNullable(environment.get(VARIABLE));
        Optional<String> token = Optional.ofNullable(environment.get(TOKEN));
        if (given.isPresent() && token.isPresent()) {
            throw new IOException("both " + VARIABLE + " and " + TOKEN + " are set; unset one");
        }
        return given.isPresent()
                ? Optional.of(decoded(given.get()))
                : token.isPresent()
                        ? Optional.of(derived(token.get(), environment.getOrDefault(PIN, "")))
                        : Optional.empty();
    }

    private static MasterKey decoded(String text) throws IOException {
        try {
            return MasterKey.of(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new IOException(VARIABLE + " holds no master key: 32 bytes in Base64", e);
        }
    }

    private static MasterKey derived(String configuration, String pin) throws IOException {
        try {
            Provider token = Security.getProvider("SunPKCS11").configure(configuration);
            KeyStore keys = KeyStore.getInstance("PKCS11", token);
            keys.load(null, pin.toCharArray());
            Key key = keys.getKey(LABEL, null);
            if (!(key instanceof SecretKey secret)) {
                throw new IOException("the token of " + TOKEN + " holds no AES key with the label " + LABEL
                        + "; make one of 256 bits in it, not extractable");
            }
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding", token);
            cipher.init(Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(new byte[BLOCK]));
            return MasterKey.of(cipher.doFinal(BLOCKS));
        } catch (GeneralSecurityException | ProviderException | InvalidParameterException e) {
            throw new IOException(
                    "the token of " + TOKEN + " can't be used: " + e.getClass().getSimpleName()
                            + "; see the configuration it names, and " + PIN,
                    e);
        }
    }
}
