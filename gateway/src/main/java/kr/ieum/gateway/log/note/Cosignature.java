package kr.ieum.gateway.log.note;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a witness says of a checkpoint ({@code cosignature/v1} of C2SP tlog-cosignature): at this time it was the largest
 * one the witness had seen of the log, and consistent with all before.
 */
public final class Cosignature {
    private static final int SIGNATURE_BYTES = 64;

    private final Instant time;
    private final byte[] signature;

    private Cosignature(Instant time, byte[] signature) {
        this.time = time;
        this.signature = signature;
    }

    /** The parts of a signature line; empty when it is none of a witness. Nothing is verified. */
    public static Optional<Cosignature> of(NoteSignature line) {
        byte[] bytes = line.signature();
        if (bytes.length != Long.BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(bytes).getLong();
        return seconds < 0 || seconds > Instant.MAX.getEpochSecond()
                ? Optional.empty()
                : Optional.of(new Cosignature(
                        Instant.ofEpochSecond(seconds), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
    }

    /** When the witness signed, to the second. */
    public Instant time() {
        return time;
    }

    byte[] signature() {
        return signature.clone();
    }

    /** The signed bytes: time and the whole text of the note. */
    static byte[] message(Instant time, String text) {
        return NoteText.utf8("cosignature/v1\ntime " + time.getEpochSecond() + "\n" + text);
    }

    static byte[] encoded(Instant time, byte[] signature) {
        return ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(time.getEpochSecond())
                .put(signature)
                .array();
    }
}
