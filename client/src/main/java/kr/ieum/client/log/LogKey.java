package kr.ieum.client.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The key of a log, as it publishes it at {@code /log/key}: the line {@code NAME+ID+BASE64} of C2SP signed-note. Compared once with the
 * operator's by another way, and pinned.
 */
public final class LogKey {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final int SIGNATURE_BYTES = 64;
    private static final byte ED25519 = 1;

    private final String name;
    private final byte[] id;
    private final byte[] key;

    private LogKey(String name, byte[] id, byte[] key) {
        this.name = name;
        this.id = id;
        this.key = key;
    }

    /** Reads the line; nothing where it isn't an Ed25519 key with the id that follows from it. */
    public static Optional<LogKey> parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3 || parts[0].isEmpty() || parts[0].chars().anyMatch(Character::isWhitespace)) {
            return Optional.empty();
        }
        Optional<byte[]> bytes = Bytes.ofBase64(parts[2]);
        if (bytes.isEmpty() || bytes.get().length != 1 + KEY_BYTES || bytes.get()[0] != ED25519) {
            return Optional.empty();
        }
        byte[] id = Arrays.copyOf(
                Bytes.sha256(parts[0].getBytes(StandardCharsets.UTF_8), new byte[] {'\n'}, bytes.get()), ID_BYTES);
        return HexFormat.of().formatHex(id).equals(parts[1])
                ? Optional.of(new LogKey(parts[0], id, Arrays.copyOfRange(bytes.get(), 1, 1 + KEY_BYTES)))
                : Optional.empty();
    }

    /** The log's name: what the origin of each of its checkpoints begins with. */
    public String name() {
        return name;
    }

    /** Whether the note has a line of this key, once, and the line is by this key. Lines of others say nothing. */
    boolean signed(String text, String[] lines) {
        int own = 0;
        for (String line : lines) {
            Optional<byte[]> signature = ofThis(line);
            if (signature.isPresent()) {
                own++;
                if (!verifies(text, signature.get())) {
                    return false;
                }
            }
        }
        return own == 1;
    }

    private Optional<byte[]> ofThis(String line) {
        String begin = "— " + name + " ";
        return line.startsWith(begin)
                ? Bytes.ofBase64(line.substring(begin.length()))
                        .filter(bytes -> bytes.length == ID_BYTES + SIGNATURE_BYTES
                                && MessageDigest.isEqual(Arrays.copyOf(bytes, ID_BYTES), id))
                        .map(bytes -> Arrays.copyOfRange(bytes, ID_BYTES, bytes.length))
                : Optional.empty();
    }

    private boolean verifies(String text, byte[] signature) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(key));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    /** The line {@code NAME+ID+BASE64}. */
    @Override
    public String toString() {
        byte[] bytes = new byte[1 + KEY_BYTES];
        bytes[0] = ED25519;
        System.arraycopy(key, 0, bytes, 1, KEY_BYTES);
        return name
                + '+'
                + HexFormat.of().formatHex(id)
                + '+'
                + Base64.getEncoder().encodeToString(bytes);
    }
}
