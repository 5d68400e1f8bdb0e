package kr.ieum.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.Processes;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.Value;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One tree, whatever the nodes on one PostgreSQL go through: processes under load, each stopped in turn for longer than anything that
 * could pass for its lease, and woken again (P8).
 */
@Tag("slow")
class SeveralNodesLongTest {

    private static final Duration LONGER_THAN_ANY_LEASE =
            LogSettings.STANDARD.patience().multipliedBy(2);
    private static final int DONE_MEANWHILE = 20;

    @ParameterizedTest
    @ValueSource(ints = 2)
    void nodesThatAreStoppedBeyondTheirLeaseAndWokenAgainWriteOneTreeWithoutForkOrGap(int count) throws Exception {
        try (Databases.Database database = Databases.postgres()) {
            List<Node> nodes = new ArrayList<>();
            try {
                for (int i = 0; i < count; i++) {
                    nodes.add(new Node(database.url()));
                }
                for (Node stopped : nodes) {
                    nodes.forEach(Node::awaitMore);
                    stopped.signal("STOP");
                    nodes.stream().filter(node -> node != stopped).forEach(Node::awaitMore);
                    long since = System.nanoTime();
                    Awaitility.await()
                            .atMost(LONGER_THAN_ANY_LEASE.multipliedBy(2))
                            .until(() -> System.nanoTime() - since > LONGER_THAN_ANY_LEASE.toNanos());
                    stopped.signal("CONT");
                    nodes.forEach(Node::awaitMore);
                }
            } finally {
                for (Node node : nodes) {
                    node.end();
                }
            }
            for (Node node : nodes) {
                assertThat(Inspection.of(database.dataSource(), node.seen)).isEmpty();
            }
            assertThat(nodes.stream()
                            .flatMap(node -> node.seen.acknowledged.keySet().stream())
                            .toList())
                    .doesNotHaveDuplicates();
        }
    }

    /** A process of the rig that is asked for more as long as it lives. */
    private static final class Node {

        private final Process process;
        private final Thread reader;
        private final Seen seen = new Seen();
        private final AtomicInteger acknowledged = new AtomicInteger();

        Node(String url) throws IOException {
            process = Processes.start(
                    RigChild.class, List.of(RegisterAdapter.class, Value.class), url, Bug.NONE.name(), "-", "0");
            Writer in = process.outputWriter(StandardCharsets.US_ASCII);
            for (String kind : List.of("L", "L", "L", "P", "P")) {
                ask(in, kind);
            }
            reader = Thread.ofPlatform().daemon().start(() -> read(in));
        }

        private void read(Writer in) {
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    seen.line(line);
                    if (line.startsWith("A ")) {
                        acknowledged.incrementAndGet();
                    }
                    if (line.startsWith("D ")) {
                        ask(in, line.substring(2));
                    }
                }
            } catch (IOException e) {
                // it was killed
            }
        }

        private static void ask(Writer in, String kind) throws IOException {
            in.write(kind + " " + UUID.randomUUID() + "\n");
            in.flush();
        }

        void awaitMore() {
            int before = acknowledged.get();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.get() > before + DONE_MEANWHILE);
        }

        void signal(String name) throws IOException, InterruptedException {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        }

        void end() throws InterruptedException {
            process.toHandle().destroyForcibly();
            process.waitFor();
            reader.join();
        }
    }
}
