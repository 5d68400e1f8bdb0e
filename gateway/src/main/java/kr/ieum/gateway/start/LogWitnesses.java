package kr.ieum.gateway.start;

import java.io.IOException;
import java.util.List;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.WitnessPolicy;
import kr.ieum.gateway.log.publish.Contradicted;
import kr.ieum.gateway.log.publish.Vouching;
import kr.ieum.gateway.log.tree.NodeHashes;
import kr.ieum.gateway.log.witness.AskedWitnesses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The witnesses of the configured policy, as those who vouch for what is published. */
final class LogWitnesses implements Vouching {

    private static final Logger LOG = LoggerFactory.getLogger(LogWitnesses.class);

    private final AskedWitnesses witnesses;

    LogWitnesses(WitnessPolicy policy) {
        this.witnesses = new AskedWitnesses(policy);
    }

    @Override
    public SignedNote vouch(Checkpoint checkpoint, SignedNote note, NodeHashes tree) throws IOException {
        try {
            return witnesses.cosign(checkpoint, note, tree);
        } catch (AskedWitnesses.Contradicted e) {
            throw contradicted(e);
        }
    }

    @Override
    public void compare(Checkpoint checkpoint, SignedNote note, NodeHashes tree) throws IOException {
        try {
            List<String> silent = witnesses.compare(checkpoint, note, tree);
            if (!silent.isEmpty()) {
                LOG.warn(
                        "the log's state at this start couldn't be compared with witnesses {}: they don't answer",
                        String.join(", ", silent));
            }
        } catch (AskedWitnesses.Contradicted e) {
            throw contradicted(e);
        }
    }

    private static Contradicted contradicted(AskedWitnesses.Contradicted e) {
        return new Contradicted(String.valueOf(e.getMessage()), e.seen());
    }
}
