package kr.ieum.gateway.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How what rests is sealed (design §8): AES-256-GCM (NIST SP 800-38D) under a fresh nonce that stands before it, with what it belongs to authenticated beside it, so that no
 * row passes for another. Thread-safe.
 */
public final class RestingCipher {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random;

    public RestingCipher(SecureRandom random) {
        this.random = random;
    }

    /** Does something with 256 random bits, and wipes them. */
    public <T> T withFreshKey(WithKey<T> use) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            return use.apply(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** What is done with the bytes of a key. */
    @FunctionalInterface
    public interface WithKey<T> {
        T apply(byte[] key);
    }

    /** The key of these bytes. */
    public static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    /** @param of what it belongs to, in ASCII */
    public byte[] seal(SecretKey key, String of, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, of).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/GCM", e);
        }
    }

    /** @throws IllegalStateException when it was sealed under another key, or belongs to something else */
    public byte[] open(SecretKey key, String of, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_BYTES), of)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    of + " can't be opened: put the master key with which this database was used into the data folder",
                    e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String of) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(of.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
