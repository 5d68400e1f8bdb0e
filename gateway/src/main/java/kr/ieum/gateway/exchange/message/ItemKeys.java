package kr.ieum.gateway.exchange.message;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.SecretKey;
import kr.ieum.client.signature.ContentDigest;
import kr.ieum.gateway.exchange.RestingCipher;

/**
 * A key for each thing that rests (design §8): 256 random bits, used once and kept wrapped beside it. Destroying the wrapped key destroys the
 * thing.
 */
public final class ItemKeys {

    private static final String DIGEST_OF = "digest ";

    private final SecretKey wrapping;
    private final RestingCipher cipher;

    /** @param wrapping derived from the master key for this purpose alone */
    public ItemKeys(SecretKey wrapping, SecureRandom random) {
        this.wrapping = wrapping;
        this.cipher = new RestingCipher(random);
    }

    /** As it lies in a row. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(byte[] bytes, byte[] wrappedKey) {}

    Sealed seal(String what, UUID of, byte[] plain) {
        String whole = what + " " + of;
        return cipher.withFreshKey(key ->
                new Sealed(cipher.seal(RestingCipher.key(key), whole, plain), cipher.seal(wrapping, whole, key)));
    }

    /** @throws IllegalStateException when it was sealed under another master key, or belongs to something else */
    byte[] open(String what, UUID of, Sealed sealed) {
        String whole = what + " " + of;
        return cipher.open(RestingCipher.key(cipher.open(wrapping, whole, sealed.wrappedKey)), whole, sealed.bytes);
    }

    /** What outlives the thing itself: for receipts. */
    byte[] sealDigest(String what, UUID of, ContentDigest digest) {
        return cipher.seal(
                wrapping, DIGEST_OF + what + ' ' + of, digest.fieldValue().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * As {@code Content-Digest} spells it.
     *
     * @throws IllegalStateException when it was sealed under another master key, or belongs to something else
     */
    String openDigest(String what, UUID of, byte[] sealed) {
        return new String(cipher.open(wrapping, DIGEST_OF + what + ' ' + of, sealed), StandardCharsets.US_ASCII);
    }
}
