package kr.ieum.gateway.exchange.bulk;

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
 * A key for each file (design §8): AES-256-GCM, 256 random bits, kept wrapped beside it. All that rests of a file is sealed under it, with its kind and number
 * authenticated, so that no row passes for another; destroying the wrapped key destroys all of it.
 */
public final class FileKeys {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey wrapping;
    private final SecureRandom random;

    /** @param wrapping derived from the master key for this purpose alone */
    public FileKeys(SecretKey wrapping, SecureRandom random) {
        this.wrapping = wrapping;
        this.random = random;
    }

    /** What of a file rests. */
    enum Kind {
        ORDER,
        PART,
        RESULT
    }

    /** Fresh, as it lies in the file's row. */
    byte[] wrapped(UUID file) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        byte[] wrapped = encrypt(wrapping, "key " + file, key);
        Arrays.fill(key, (byte) 0);
        return wrapped;
    }

    /** @throws IllegalStateException when it was wrapped under another master key, or belongs to another file */
    Key open(UUID file, byte[] wrapped) {
        return new Key(file, new SecretKeySpec(decrypt(wrapping, "key " + file, wrapped), "AES"));
    }

    /** The key of one file. */
    final class Key {

        private final UUID file;
        private final SecretKey key;

        private Key(UUID file, SecretKey key) {
            this.file = file;
            this.key = key;
        }

        byte[] seal(Kind kind, int number, byte[] plain) {
            return encrypt(key, beside(kind, number), plain);
        }

        byte[] open(Kind kind, int number, byte[] sealed) {
            return decrypt(key, beside(kind, number), sealed);
        }

        private String beside(Kind kind, int number) {
            return kind + " " + number + " " + file;
        }
    }

    private byte[] encrypt(SecretKey key, String beside, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, beside).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/GCM", e);
        }
    }

    private static byte[] decrypt(SecretKey key, String beside, byte[] bytes) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, NONCE_BYTES), beside)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    beside + " can't be opened: put the master key with which this database was used into the data"
                            + " folder",
                    e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String beside) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(beside.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
