package kr.ieum.gateway.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The one key that belongs to a node (design §10): log, token and index keys lie in the database wrapped by it. 256 bits;
 * it shows itself to nobody.
 */
public final class MasterKey {

    /** Length in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Makes a new one and keeps it.
     *
     * @throws IOException when it can't be kept
     */
    public static void make(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        PrivateFiles.write(file, Base64.getEncoder().encodeToString(bytes) + "\n");
        Arrays.fill(bytes, (byte) 0);
    }

    /**
     * Reads it back.
     *
     * @throws IOException when the file is missing, unreadable or doesn't hold a key; the message names neither its text
     *     nor its length
     */
    public static MasterKey read(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IOException("is not a master key", notBase64);
        }
        if (bytes.length != BYTES) {
            throw new IOException("is not a master key");
        }
        return new MasterKey(bytes);
    }

    /** These 32 bytes as a key. */
    static MasterKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes");
        }
        return new MasterKey(bytes.clone());
    }

    /**
     * A key for one purpose (HKDF-SHA-256, RFC 5869, the purpose as info): 256 bits, the same for the same purpose, and
     * telling nothing of the master key or of other purposes.
     */
    public SecretKey derive(String purpose) {
        try {
            byte[] info = ("ieum:" + purpose).getBytes(StandardCharsets.UTF_8);
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES", HKDFParameterSpec.ofExtract().addIKM(bytes).thenExpand(info, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 25 on has HKDF-SHA256", e);
        }
    }

    /** A copy of the key's bytes, for wrapping. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "MasterKey[…]";
    }
}
