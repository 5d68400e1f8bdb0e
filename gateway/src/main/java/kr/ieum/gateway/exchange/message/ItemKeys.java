package kr.ieum.gateway.exchange.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for each thing that rests (design §8): AES-256-GCM, 256 random bits, used once and kept wrapped beside it. Destroying the wrapped key
 * destroys the thing. What it belongs to is authenticated with it, so that no row passes for another.
 */
public final class ItemKeys {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey wrapping;
    private final SecureRandom random;

    /** @param wrapping derived from the master key for this purpose alone */
    public ItemKeys(SecretKey wrapping, SecureRandom random) {
        this.wrapping = wrapping;
        this.random = random;
    }

    /** As it lies in a row: both begin with their nonce. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(byte[] bytes, byte[] wrappedKey) {}

    Sealed seal(String what, UUID of, byte[] plain) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Sealed sealed =
                new Sealed(encrypt(new SecretKeySpec(key, "AES"), what, of, plain), encrypt(wrapping, what, of, key));
        Arrays.fill(key, (byte) 0);
        return sealed;
    }

    /** @throws IllegalStateException when it was sealed under another master key, or belongs to something else */
    byte[] open(String what, UUID of, Sealed sealed) {
        byte[] key = decrypt(wrapping, what, of, sealed.wrappedKey);
        return decrypt(new SecretKeySpec(key, "AES"), what, of, sealed.bytes);
    }

    private byte[] encrypt(SecretKey key, String what, UUID of, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, what, of).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/GCM", e);
        }
    }

    private static byte[] decrypt(SecretKey key, String what, UUID of, byte[] bytes) {
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, what, of)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    what + " " + of + " can't be opened: put the master key with which this database was used into the"
                            + " data folder",
                    e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String what, UUID of)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((what + " " + of).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
