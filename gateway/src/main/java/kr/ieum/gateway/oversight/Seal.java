package kr.ieum.gateway.oversight;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals what a row must be able to say again to those who may see it: AES-256-GCM under a key of this installation, bound to
 * the row's id, so that one row's text can't be put into another.
 */
public final class Seal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKey key;
    private final SecureRandom random;

    /** @param key of this installation, for this purpose alone */
    public Seal(SecretKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** Seals texts without line ends. */
    public byte[] seal(UUID row, List<String> texts) {
        if (texts.stream().anyMatch(text -> text.indexOf('\n') >= 0)) {
            throw new IllegalArgumentException("a sealed text has no line end");
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed =
                run(Cipher.ENCRYPT_MODE, nonce, row, String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    /**
     * Opens them again.
     *
     * @throws IllegalStateException when the row was altered or belongs to another key
     */
    public List<String> open(UUID row, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        byte[] text = run(Cipher.DECRYPT_MODE, nonce, row, Arrays.copyOfRange(sealed, NONCE, sealed.length));
        return Arrays.asList(new String(text, StandardCharsets.UTF_8).split("\n", -1));
    }

    private byte[] run(int mode, byte[] nonce, UUID row, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("row " + row + " of the work records can't be sealed or opened", e);
        }
    }
}
