package kr.ieum.gateway.disclosure;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM of the JDK (twenty times as quick as Bouncy Castle's here), a fresh random nonce each; what the row says beside
 * is authenticated with it, so that no row passes for another.
 */
final class Sealing {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private Sealing() {}

    /** As it lies in a row. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(byte[] nonce, byte[] bytes) {}

    static Sealed seal(SecretKey key, byte[] plain, SecureRandom random, byte[]... beside) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return new Sealed(
                nonce,
                crypt(Cipher.ENCRYPT_MODE, key, nonce, plain, beside)
                        .orElseThrow(() -> new IllegalStateException("sealing checks no tag")));
    }

    /** Nothing when it was sealed under another key or stands beside something else. */
    static Optional<byte[]> open(SecretKey key, Sealed sealed, byte[]... beside) {
        return crypt(Cipher.DECRYPT_MODE, key, sealed.nonce(), sealed.bytes(), beside);
    }

    private static Optional<byte[]> crypt(int mode, SecretKey key, byte[] nonce, byte[] text, byte[]... beside) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            for (byte[] part : beside) {
                cipher.updateAAD(ByteBuffer.allocate(4).putInt(part.length).array());
                cipher.updateAAD(part);
            }
            return Optional.of(cipher.doFinal(text));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/GCM", e);
        }
    }
}
