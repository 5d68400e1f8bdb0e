package kr.ieum.gateway.log.note;

import java.time.Instant;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.log.note.VerifierKey.Algorithm;

/** Signs notes with one key under one name. Thread-safe. */
public final class NoteSigner {
    private final VerifierKey verifier;
    private final SigningKey key;

    private NoteSigner(VerifierKey verifier, SigningKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    /**
     * The signer of a log.
     *
     * @throws IllegalArgumentException when the name can't be a key's
     */
    public static NoteSigner ofLog(String name, SigningKey key) {
        return new NoteSigner(VerifierKey.of(name, Algorithm.ED25519, key.published()), key);
    }

    /**
     * The signer of a witness. A witness has a key of its own: what it signs doesn't name it.
     *
     * @throws IllegalArgumentException when the name can't be a key's
     */
    public static NoteSigner ofWitness(String name, SigningKey key) {
        return new NoteSigner(VerifierKey.of(name, Algorithm.COSIGNATURE, key.published()), key);
    }

    /** What others check the signatures with. */
    public VerifierKey verifier() {
        return verifier;
    }

    /**
     * The signature over a text.
     *
     * @param text ends in a newline
     * @param time when; only a witness's signature says it, to the second
     */
    public NoteSignature sign(String text, Instant time) {
        byte[] signature = switch (verifier.algorithm()) {
            case ED25519 -> key.sign(NoteText.utf8(text));
            case COSIGNATURE -> Cosignature.encoded(time, key.sign(Cosignature.message(time, text)));
        };
        return new NoteSignature(verifier.name(), verifier.id(), signature);
    }
}
