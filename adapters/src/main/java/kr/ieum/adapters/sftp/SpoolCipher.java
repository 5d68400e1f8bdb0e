package kr.ieum.adapters.sftp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The keys of one spooled delivery, derived from the spool's key and the delivery's salt (HKDF-SHA256, RFC 5869): AES-256-GCM
 * seals each line by itself with its number as nonce, HMAC-SHA256 turns subject keys into index entries. As no two
 * deliveries share keys, nonces never repeat and index entries of two deliveries can't be joined.
 */
final class SpoolCipher {

    /** Bytes that sealing adds. */
    static final int OVERHEAD = 16;

    /** Bytes of an index entry's hash. */
    static final int HASH = 16;

    /** Bytes of a salt. */
    static final int SALT = 32;

    /** The number under which the description of the delivery is sealed; lines count from 1. */
    static final long DESCRIPTION = 0;

    private final SecretKey sealing;
    private final SecretKey indexing;

    SpoolCipher(SecretKey spoolKey, byte[] salt) {
        sealing = derive(spoolKey, salt, "AES", "ieum spool 1 seal");
        indexing = derive(spoolKey, salt, "HmacSHA256", "ieum spool 1 index");
    }

    private static SecretKey derive(SecretKey key, byte[] salt, String algorithm, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .addSalt(salt)
                                    .thenExpand(purpose.getBytes(US_ASCII), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seals the line of that number; each number once only. */
    byte[] seal(long number, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, number).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens the line of that number; nothing when it was changed or isn't that line. */
    Optional<byte[]> open(long number, byte[] sealed) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, number).doFinal(sealed));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, long number) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = ByteBuffer.allocate(12).putInt(0).putLong(number).array();
        cipher.init(mode, sealing, new GCMParameterSpec(OVERHEAD * 8, nonce));
        return cipher;
    }

    /** The index entry of a subject's key. */
    byte[] hash(String key) {
        return Arrays.copyOf(mac().doFinal(key.getBytes(UTF_8)), HASH);
    }

    /** For the digest of the index itself. */
    Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(indexing);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
