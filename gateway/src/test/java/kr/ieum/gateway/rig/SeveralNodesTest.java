package kr.ieum.gateway.rig;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** P8 with three nodes on one PostgreSQL, the short version: one that stops, and one that is cut off, in the middle of a group. */
class SeveralNodesTest {

    private static final int THREE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Test
    void aNodeStoppedInTheMiddleOfAGroupHoldsNobodyUpAndForksNothingWhenItWakes() throws Exception {
        try (SeveralNodes nodes = SeveralNodes.of(THREE, PATIENCE)) {
            nodes.awaitMore();
            nodes.stop(1, Step.COMMIT);
            nodes.assertOneTree();
        }
    }

    @Test
    void aNodeCutOffInTheMiddleOfAGroupHoldsNobodyUpAndForksNothingWhenItIsBack() throws Exception {
        try (SeveralNodes nodes = SeveralNodes.apart(THREE, PATIENCE)) {
            nodes.awaitMore();
            nodes.partition(0, Step.SWAP, Network.Cut.BOTH_WAYS);
            nodes.partition(1, Step.COMMIT, Network.Cut.ANSWERS);
            nodes.partition(2, Step.COMMIT, Network.Cut.ANSWERS);
            nodes.assertOneTree();
        }
    }
}
