package kr.ieum.gateway.log.publish;

import java.io.IOException;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.tree.NodeHashes;

/** Others who are asked to vouch for a signed checkpoint before it is shown, such as witnesses. */
@FunctionalInterface
public interface Vouching {
    /** Nobody is asked. */
    Vouching NOBODY = (checkpoint, note, tree) -> note;

    /**
     * The note with what they added.
     *
     * @param checkpoint what the note says
     * @param tree for proofs that the tree only grew
     * @throws Contradicted when one of them has seen another past
     * @throws IOException when too few vouch; the checkpoint isn't shown then, and asked for again in the next round
     */
    SignedNote vouch(Checkpoint checkpoint, SignedNote note, NodeHashes tree) throws IOException;

    /**
     * Asks each of them, once after a start, whether it has seen more than this or another past; who doesn't answer is passed over.
     *
     * @throws Contradicted when one has
     * @throws IOException when it can't be told; it is asked again in the next round
     */
    default void compare(Checkpoint checkpoint, SignedNote note, NodeHashes tree) throws IOException {}
}
