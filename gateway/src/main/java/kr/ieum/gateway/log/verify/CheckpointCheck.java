package kr.ieum.gateway.log.verify;

import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.note.VerifierKey.Algorithm;
import kr.ieum.gateway.log.note.WitnessPolicy;

/** Reads a checkpoint and believes it only when a known key signed it. */
final class CheckpointCheck {
    private CheckpointCheck() {}

    /** A checkpoint that a log's own key signed, and as many witnesses as the policy asks for. */
    static Checkpoint ofLog(String position, byte[] bytes, List<VerifierKey> keys, Optional<WitnessPolicy> policy)
            throws Refusal {
        Checkpoint checkpoint = ofLog(position, bytes, keys);
        if (policy.isPresent()) {
            try {
                List<VerifierKey> signers = SignedNote.parse(bytes).verifiedBy(keys);
                if (!policy.get().isMetBy(signers)) {
                    throw new Refusal(
                            position,
                            "V12",
                            "fewer witnesses cosigned it than the policy asks for: "
                                    + signers.stream()
                                            .filter(key -> key.algorithm() == Algorithm.COSIGNATURE)
                                            .count());
                }
            } catch (NoteRefused refused) {
                throw new Refusal(position, refused);
            }
        }
        return checkpoint;
    }

    /** A checkpoint that a log's own key signed; other known keys may have signed it too. */
    static Checkpoint ofLog(String position, byte[] bytes, List<VerifierKey> keys) throws Refusal {
        try {
            SignedNote note = SignedNote.parse(bytes);
            List<VerifierKey> signers = note.verifiedBy(keys).stream()
                    .filter(key -> key.algorithm() == Algorithm.ED25519)
                    .toList();
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (signers.isEmpty()) {
                throw new Refusal(position, "N12", "no known key of a log signed it");
            }
            if (signers.stream().noneMatch(key -> isOrigin(checkpoint.origin(), key))) {
                throw new Refusal(
                        position,
                        "V2",
                        "it is of " + checkpoint.origin() + ", and the key is that of "
                                + signers.getFirst().name());
            }
            return checkpoint;
        } catch (NoteRefused refused) {
            throw new Refusal(position, refused);
        }
    }

    /** A checkpoint that any known key signed, a witness's too. */
    static Checkpoint anySigner(String position, byte[] bytes, List<VerifierKey> keys) throws Refusal {
        try {
            SignedNote note = SignedNote.parse(bytes);
            note.verifiedBy(keys);
            return Checkpoint.parse(note.text());
        } catch (NoteRefused refused) {
            throw new Refusal(position, refused);
        }
    }

    private static boolean isOrigin(String origin, VerifierKey key) {
        String shard = LogCheck.shardOf(origin);
        return !shard.isEmpty() && (origin.equals(key.name()) || origin.equals(key.name() + "/" + shard));
    }
}
