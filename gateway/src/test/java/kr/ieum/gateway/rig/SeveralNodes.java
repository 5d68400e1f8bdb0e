package kr.ieum.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.testing.Databases;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What several nodes on one PostgreSQL go through, and what must be true afterwards. */
final class SeveralNodes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SeveralNodes.class);

    private final Databases.Database database = Databases.postgres();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Network> networks = new ArrayList<>();
    private final Duration patience;

    private SeveralNodes(Duration patience) {
        this.patience = patience;
    }

    /** Nodes beside each other. */
    static SeveralNodes of(int count, Duration patience) throws Exception {
        SeveralNodes all = new SeveralNodes(patience);
        for (int i = 0; i < count; i++) {
            all.nodes.add(new Node(List.of(), all.database.url(), patience));
        }
        return all;
    }

    /** Nodes at cables of their own; skips the test where namespaces aren't permitted. */
    static SeveralNodes apart(int count, Duration patience) throws Exception {
        SeveralNodes all = new SeveralNodes(patience);
        Databases.letIn(Network.ALL);
        for (int i = 0; i < count; i++) {
            Optional<Network> network = Network.lay(i);
            if (network.isEmpty()) {
                all.close();
            }
            assumeTrue(
                    network.isPresent(),
                    "skipped: network namespaces need root and the program ip, so there is no partition here");
            all.networks.add(network.get());
            all.nodes.add(new Node(network.get().prefix(), network.get().url(all.database.url()), patience));
        }
        return all;
    }

    int count() {
        return nodes.size();
    }

    void awaitMore() {
        nodes.forEach(Node::awaitMore);
    }

    /** Stops a node in the middle of a group for longer than anything that could pass for its lease, and wakes it again. */
    void stop(int which, Step before) throws Exception {
        Node node = nodes.get(which);
        node.stopBefore(before);
        node.signal("STOP");
        othersGoOn(node);
        beyondAnyLease();
        node.signal("CONT");
        node.goOn();
        node.awaitMore();
    }

    /** Cuts a node off from the database in the middle of a group, lets it find that out, and heals the network. */
    void partition(int which, Step before, Network.Cut cut) throws Exception {
        Node node = nodes.get(which);
        node.stopBefore(before);
        networks.get(which).cut(cut);
        node.goOn();
        othersGoOn(node);
        int told = node.acknowledged();
        beyondAnyLease();
        assertThat(node.acknowledged()).as("it is really cut off").isEqualTo(told);
        networks.get(which).heal(cut);
        node.awaitMore();
        LOG.info("node {} was cut off before {}, {}, and goes on", which, before, cut);
    }

    private void othersGoOn(Node node) {
        nodes.stream().filter(other -> other != node).forEach(Node::awaitMore);
    }

    /** The database ends an open transaction after one patience, a node takes its connection for dead after three. */
    private void beyondAnyLease() {
        Duration longer = patience.multipliedBy(4);
        long since = System.nanoTime();
        Awaitility.await().atMost(longer.multipliedBy(2)).until(() -> System.nanoTime() - since > longer.toNanos());
    }

    /** Ends all nodes and compares what each told with the one log. */
    void assertOneTree() throws Exception {
        for (Node node : nodes) {
            node.end();
        }
        for (Node node : nodes) {
            assertThat(Inspection.of(database.dataSource(), node.seen())).isEmpty();
            assertThat(node.acknowledged()).isPositive();
        }
        assertThat(nodes.stream()
                        .flatMap(node -> node.seen().acknowledged.keySet().stream())
                        .toList())
                .doesNotHaveDuplicates();
        LOG.info(
                "{} nodes were told of {} leaves of one tree",
                nodes.size(),
                nodes.stream().mapToInt(Node::acknowledged).sum());
    }

    @Override
    public void close() throws IOException {
        try {
            for (Node node : nodes) {
                node.end();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        for (Network network : networks) {
            network.close();
        }
        database.close();
    }
}
