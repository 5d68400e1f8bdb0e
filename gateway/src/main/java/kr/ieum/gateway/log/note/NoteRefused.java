package kr.ieum.gateway.log.note;

/**
 * A note, key or checkpoint that isn't written as it must be, or that nobody known signed. An expected answer to what
 * others send, so it is checked and carries no stack trace. The rules are listed at {@link SignedNote} (N), {@link
 * VerifierKey} (K) and {@link Checkpoint} (C).
 */
public final class NoteRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    NoteRefused(String rule, String fault) {
        super("rule " + rule + ": " + fault, null, false, false);
        this.rule = rule;
    }

    /** The rule's name, such as {@code N3}. */
    public String rule() {
        return rule;
    }
}
