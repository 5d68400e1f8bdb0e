package kr.ieum.gateway.rig;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One tree, whatever the nodes on one PostgreSQL go through (P8), the long version: processes under load, each stopped in turn for longer
 * than anything that could pass for its lease and woken again, and each cut off in the middle of a group, before any step. Some ten seconds for
 * each; {@code -Dieum.partitions} says how many.
 */
@Tag("slow")
class SeveralNodesLongTest {

    private static final int TIMES = Integer.getInteger("ieum.partitions", 12);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final List<Step> STEPS = List.of(Step.SWAP, Step.RECORDS, Step.GROUP, Step.COMMIT, Step.ANSWER);

    private final Random random = new Random();

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void nodesThatAreStoppedBeyondTheirLeaseAndWokenAgainWriteOneTreeWithoutForkOrGap(int count) throws Exception {
        try (SeveralNodes nodes = SeveralNodes.of(count, PATIENCE)) {
            for (int i = 0; i < TIMES; i++) {
                nodes.awaitMore();
                nodes.stop(i % count, step());
            }
            nodes.assertOneTree();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void nodesThatAreCutOffFromTheDatabaseAndComeBackWriteOneTreeWithoutForkOrGap(int count) throws Exception {
        Network.Cut[] cuts = Network.Cut.values();
        try (SeveralNodes nodes = SeveralNodes.apart(count, PATIENCE)) {
            for (int i = 0; i < TIMES; i++) {
                nodes.awaitMore();
                nodes.partition(i % count, step(), cuts[random.nextInt(cuts.length)]);
            }
            nodes.assertOneTree();
        }
    }

    private Step step() {
        return STEPS.get(random.nextInt(STEPS.size()));
    }
}
