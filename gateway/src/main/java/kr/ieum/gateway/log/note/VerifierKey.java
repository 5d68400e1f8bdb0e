package kr.ieum.gateway.log.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import kr.ieum.gateway.keys.SigningKey.PublishedKey;
import kr.ieum.gateway.log.tree.Digest;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A key with which notes are checked, and its text: the "vkey" {@code NAME+ID+BASE64} of C2SP signed-note. The name and
 * the algorithm are hashed into the id, so the same 32 bytes as log and as witness are two keys.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>K1</td><td>three parts, joined by plus: name, id, key</td></tr>
 * <tr><td>K2</td><td>the name is not empty and has neither space nor plus</td></tr>
 * <tr><td>K3</td><td>the id is eight lower-case hexadecimal digits</td></tr>
 * <tr><td>K4</td><td>the key is algorithm byte and key in the one padded base64 spelling</td></tr>
 * <tr><td>K5</td><td>the algorithm is 01 (Ed25519) or 04 (Ed25519 cosignature), the key has 32 bytes</td></tr>
 * <tr><td>K6</td><td>the id is the one that follows from name, algorithm and key</td></tr>
 * </table>
 */
public final class VerifierKey {
    private static final int KEY_BYTES = 32;

    private final String name;
    private final Algorithm algorithm;
    private final byte[] key;
    private final int id;

    private VerifierKey(String name, Algorithm algorithm, byte[] key) {
        this.name = name;
        this.algorithm = algorithm;
        this.key = key;
        byte[] hash = Digest.sha256(NoteText.utf8(name), new byte[] {'\n', algorithm.code}, key)
                .bytes();
        this.id = ByteBuffer.wrap(hash).getInt();
    }

    /** What is signed, and how. */
    public enum Algorithm {
        /** The note's text as it is: logs sign like this. */
        ED25519(1),
        /** Time and text, {@code cosignature/v1}: witnesses sign like this. */
        COSIGNATURE(4);

        private final byte code;

        Algorithm(int code) {
            this.code = (byte) code;
        }

        private static Optional<Algorithm> of(byte code) {
            return Arrays.stream(values()).filter(a -> a.code == code).findFirst();
        }
    }

    /**
     * The key of this name.
     *
     * @throws IllegalArgumentException when the name can't be a key's or the key isn't Ed25519
     */
    public static VerifierKey of(String name, Algorithm algorithm, PublishedKey published) {
        byte[] der = Base64.getMimeDecoder().decode(published.pem().replaceAll("-----(BEGIN|END) PUBLIC KEY-----", ""));
        // RFC 8410: twelve fixed bytes name the algorithm, the key follows
        if (!NoteText.isKeyName(name) || der.length != 12 + KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a verifier key has a name without space and plus, and an Ed25519 key: " + name);
        }
        return new VerifierKey(name, algorithm, Arrays.copyOfRange(der, 12, der.length));
    }

    /**
     * Reads a vkey; blanks and newlines around it don't count.
     *
     * @throws NoteRefused by rules K1 to K6
     */
    public static VerifierKey parse(String text) throws NoteRefused {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new NoteRefused("K1", "a verifier key is NAME+ID+KEY; give the whole line");
        }
        if (!NoteText.isKeyName(parts[0])) {
            throw new NoteRefused("K2", "a key name is not empty and has neither space nor plus; correct the name");
        }
        if (!parts[1].matches("[0-9a-f]{8}")) {
            throw new NoteRefused("K3", "the id of key " + parts[0] + " isn't eight lower-case hexadecimal digits");
        }
        byte[] bytes = NoteText.ofBase64(parts[2])
                .filter(b -> b.length > 0)
                .orElseThrow(() -> new NoteRefused("K4", "the key of " + parts[0] + " isn't proper base64"));
        Algorithm algorithm = Algorithm.of(bytes[0])
                .filter(a -> bytes.length == 1 + KEY_BYTES)
                .orElseThrow(() -> new NoteRefused(
                        "K5",
                        "the key of " + parts[0] + " isn't Ed25519 (01 for logs, 04 for witnesses, then 32 bytes)"));
        VerifierKey key = new VerifierKey(parts[0], algorithm, Arrays.copyOfRange(bytes, 1, bytes.length));
        if (key.id != HexFormat.fromHexDigits(parts[1])) {
            throw new NoteRefused(
                    "K6", "key " + parts[0] + " has the id " + key.hexId() + ", not " + parts[1] + "; ask for it anew");
        }
        return key;
    }

    /** The key's name; a log's is the origin of its checkpoints, or what these begin with. */
    public String name() {
        return name;
    }

    /** What is signed. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** The first four bytes of the hash of name, algorithm and key. */
    public int id() {
        return id;
    }

    /** The 32 bytes of RFC 8032; a copy. */
    public byte[] key() {
        return key.clone();
    }

    /** The vkey, without newline. */
    public String text() {
        byte[] bytes =
                ByteBuffer.allocate(1 + key.length).put(algorithm.code).put(key).array();
        return name + "+" + hexId() + "+" + NoteText.base64(bytes);
    }

    /** Whether the signature names this key. */
    public boolean isNamedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == id;
    }

    /** Whether this key made the signature over this text. */
    public boolean verifies(String text, NoteSignature signature) {
        return isNamedBy(signature)
                && switch (algorithm) {
                    case ED25519 -> verifies(NoteText.utf8(text), signature.signature());
                    case COSIGNATURE ->
                        Cosignature.of(signature)
                                .filter(c -> verifies(Cosignature.message(c.time(), text), c.signature()))
                                .isPresent();
                };
    }

    private boolean verifies(byte[] message, byte[] signature) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(key));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    private String hexId() {
        return HexFormat.of().toHexDigits(id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return text();
    }
}
