package kr.ieum.gateway.log.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.NoteSignature;
import kr.ieum.gateway.log.note.OverrideStatement;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.VerifierKey;

/**
 * A gap that the log states itself: of a shard less is left than was seen outside, and an operator signed that it goes on.
 *
 * @param statement what was signed
 * @param signer name of the key that signed
 * @param known whether that key is one that the checker has, and made the signature; otherwise nobody has checked it
 */
public record Gap(OverrideStatement statement, String signer, boolean known) {
    /**
     * The gap before a shard.
     *
     * @param position where the shard's first leaf stands
     * @param origin of the shard that the leaf begins
     * @throws Refusal by rule V13 when what is stated isn't of the shard before, or its note is malformed or wrongly signed
     */
    static Optional<Gap> of(String position, String origin, Leaf.Shard first, List<VerifierKey> keys) throws Refusal {
        if (first.gap().isEmpty()) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(first.gap().get().getBytes(StandardCharsets.UTF_8));
            OverrideStatement statement = OverrideStatement.parse(note.text());
            String before = origin.substring(0, origin.lastIndexOf('/') + 1) + first.previous();
            if (!statement.origin().equals(before)
                    || statement.own() != first.size()
                    || !statement.ownRoot().equals(first.root())) {
                throw new Refusal(
                        position,
                        "V13",
                        "the gap that it states is of size " + statement.own() + " of " + statement.origin()
                                + ", and the shard before is size " + first.size() + " of " + before
                                + " or another root");
            }
            boolean known = note.signatures().stream().anyMatch(line -> isBy(line, keys));
            if (known) {
                note.verifiedBy(keys);
            }
            return Optional.of(new Gap(statement, note.signatures().getFirst().name(), known));
        } catch (NoteRefused refused) {
            throw new Refusal(position, "V13", "the note of its gap: " + refused.getMessage());
        }
    }

    private static boolean isBy(NoteSignature line, List<VerifierKey> keys) {
        return keys.stream().anyMatch(key -> key.isNamedBy(line));
    }

    /** Whether an older checkpoint is of what the gap says is lost. */
    boolean explains(Checkpoint older) {
        return older.origin().equals(statement.origin())
                && older.size() <= statement.seen()
                && (older.size() < statement.seen()
                        || statement
                                .seenRoot()
                                .filter(root -> !root.equals(older.root()))
                                .isEmpty());
    }
}
