package kr.ieum.gateway.log.note;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text with signature lines (C2SP signed-note). Reading one says nothing about who signed: ask {@link #verifiedBy}
 * before the text is believed.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>N1</td><td>at most {@value #MAX_BYTES} bytes</td></tr>
 * <tr><td>N2</td><td>UTF-8</td></tr>
 * <tr><td>N3</td><td>no control character below U+0020 but the newline, so no carriage return</td></tr>
 * <tr><td>N4</td><td>the last line ends in a newline</td></tr>
 * <tr><td>N5</td><td>a text, an empty line, and one or more signature lines after the last empty line</td></tr>
 * <tr><td>N6</td><td>at most {@value #MAX_SIGNATURES} signature lines</td></tr>
 * <tr><td>N7</td><td>a signature line is em dash, space, key name, space, base64</td></tr>
 * <tr><td>N8</td><td>a key name is not empty and has neither Unicode space nor plus</td></tr>
 * <tr><td>N9</td><td>the base64 is padded, in its one spelling, and more than the four bytes of the key's id</td></tr>
 * <tr><td>N10</td><td>one known key signed once</td></tr>
 * <tr><td>N11</td><td>what names a known key was made by it</td></tr>
 * <tr><td>N12</td><td>a known key signed</td></tr>
 * </table>
 *
 * @param text what is signed, with its last newline
 * @param signatures 1 to {@value #MAX_SIGNATURES} lines, of known and unknown keys
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Longest note. */
    public static final int MAX_BYTES = 1_000_000;

    /** Most signature lines; C2SP asks readers for no fewer. */
    public static final int MAX_SIGNATURES = 16;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException(
                    "a note has 1 to " + MAX_SIGNATURES + " signatures, not " + signatures.size());
        }
        if (text.isEmpty() || !text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("a note's text ends in a newline and has no other control character");
        }
    }

    /**
     * Reads a note.
     *
     * @throws NoteRefused by rules N1 to N9
     */
    public static SignedNote parse(byte[] bytes) throws NoteRefused {
        if (bytes.length > MAX_BYTES) {
            throw new NoteRefused("N1", "a note has at most " + MAX_BYTES + " bytes, not " + bytes.length);
        }
        String note = NoteText.ofUtf8(bytes).orElseThrow(() -> new NoteRefused("N2", "a note is UTF-8"));
        int control = 0;
        while (control < note.length() && (note.charAt(control) >= ' ' || note.charAt(control) == '\n')) {
            control++;
        }
        if (control < note.length()) {
            throw new NoteRefused(
                    "N3",
                    String.format(
                            "a note has no control character but newline; U+%04X stands in line %d",
                            (int) note.charAt(control),
                            note.substring(0, control)
                                            .chars()
                                            .filter(c -> c == '\n')
                                            .count()
                                    + 1));
        }
        if (!note.endsWith("\n")) {
            throw new NoteRefused("N4", "a note's last line ends in a newline; it was cut off or edited");
        }
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || blank + 2 == note.length()) {
            throw new NoteRefused("N5", "a note has a text, an empty line, and signature lines");
        }
        String[] lines = note.substring(blank + 2, note.length() - 1).split("\n", -1);
        if (lines.length > MAX_SIGNATURES) {
            throw new NoteRefused("N6", "a note has at most " + MAX_SIGNATURES + " signatures, not " + lines.length);
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /** A text and the one who signs it first. */
    public static SignedNote of(String text, NoteSignature signature) {
        return new SignedNote(text, List.of(signature));
    }

    /** The same text, signed by one more. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.add(signature);
        return new SignedNote(text, all);
    }

    /**
     * Which of the known keys signed. Signatures of other keys are passed over, also when they share a name or an id.
     *
     * @return at least one key, in the order of the known ones
     * @throws NoteRefused by rules N10 to N12
     */
    public List<VerifierKey> verifiedBy(Collection<VerifierKey> known) throws NoteRefused {
        List<VerifierKey> signers = new ArrayList<>();
        for (VerifierKey key : known) {
            List<NoteSignature> own = signaturesOf(key);
            if (own.size() > 1) {
                throw new NoteRefused("N10", "key " + key.name() + " signed " + own.size() + " times");
            }
            if (!own.isEmpty()) {
                if (!key.verifies(text, own.getFirst())) {
                    throw new NoteRefused("N11", "the signature of key " + key.name() + " is not by that key");
                }
                signers.add(key);
            }
        }
        if (signers.isEmpty()) {
            throw new NoteRefused("N12", "none of the known keys signed this note");
        }
        return List.copyOf(signers);
    }

    /** The signature lines that name this key; none of them is verified. */
    public List<NoteSignature> signaturesOf(VerifierKey key) {
        return signatures.stream().filter(key::isNamedBy).toList();
    }

    /** The note as it is sent and stored. */
    public byte[] bytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return NoteText.utf8(note.toString());
    }
}
