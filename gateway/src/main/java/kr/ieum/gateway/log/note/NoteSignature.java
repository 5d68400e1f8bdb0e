package kr.ieum.gateway.log.note;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One signature line of a note: who says to have signed, and the bytes. It holds nothing to be true. */
public final class NoteSignature {
    private static final String DASH = "\u2014 ";

    private final String name;
    private final int keyId;
    private final byte[] signature;

    NoteSignature(String name, int keyId, byte[] signature) {
        this.name = name;
        this.keyId = keyId;
        this.signature = signature.clone();
    }

    /**
     * Reads a line without its newline.
     *
     * @throws NoteRefused by rules N7, N8, N9
     */
    public static NoteSignature parse(String line) throws NoteRefused {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new NoteRefused("N7", "a signature line is '\u2014 NAME BASE64'; write it like that");
        }
        String name = line.substring(DASH.length(), space);
        if (!NoteText.isKeyName(name)) {
            throw new NoteRefused("N8", "a key name is not empty and has neither space nor plus; correct the name");
        }
        byte[] bytes = NoteText.ofBase64(line.substring(space + 1))
                .filter(b -> b.length > Integer.BYTES)
                .orElseThrow(() -> new NoteRefused(
                        "N9",
                        "the signature of " + name + " isn't key id and signature in the one padded base64 spelling"));
        return new NoteSignature(
                name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** Name of the key. */
    public String name() {
        return name;
    }

    /** The key's id, which with the name tells keys apart. */
    public int keyId() {
        return keyId;
    }

    /** What the key's algorithm made; a copy. */
    public byte[] signature() {
        return signature.clone();
    }

    /** The line with its newline. */
    public String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return DASH + name + " " + NoteText.base64(bytes) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && name.equals(that.name)
                && keyId == that.keyId
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return line().strip();
    }
}
