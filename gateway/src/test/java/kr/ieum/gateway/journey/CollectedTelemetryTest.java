package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import kr.ieum.gateway.start.RunningNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of OpenTelemetry receives where the configuration names one: traces and meters, and nothing of anybody. */
@OnTheDemoNode
class CollectedTelemetryTest {

    private static final String KIM = "kim.jihyun";

    private final DemoNode shared;

    CollectedTelemetryTest(DemoNode shared) {
        this.shared = shared;
    }

    /** What callers write into addresses. */
    private static final String NUMBER = "9901011234567";

    /** Takes everything. */
    private static final class Collector implements AutoCloseable {
        private final Queue<String> traces = new ConcurrentLinkedQueue<>();
        private final Queue<String> metrics = new ConcurrentLinkedQueue<>();
        private final HttpServer server;

        Collector() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            take("/v1/traces", traces);
            take("/v1/metrics", metrics);
            server.start();
        }

        private void take(String path, Queue<String> into) {
            server.createContext(path, exchange -> {
                into.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
                exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        static String all(Queue<String> received) {
            return received.stream().collect(Collectors.joining("\n"));
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void tracesAndMetersAreSentAndNothingOfAnybodyIsInThem(@TempDir Path data) throws Exception {
        // logging is of the JVM: the shared node writes its own again when it is started anew
        shared.stop();
        List<String> canaries = new ArrayList<>();
        try (Collector collector = new Collector()) {
            try (RunningNode node = RunningNode.with(
                    data, "telemetry:\n  collector: " + collector.address() + "\n  traces: 100\n  metrics: true\n")) {
                String password =
                        Files.readString(data.resolve("secrets/demo-password")).strip();
                String key =
                        Files.readString(data.resolve("secrets/simulator-key")).strip();
                new Simulator(node.control(), key).canaries().forEach(canary -> {
                    if (!canary.path("marker").isNull()) {
                        canaries.add(canary.path("marker").asString());
                    }
                });
                ApiOfficial official = ApiOfficial.signIn(node.address(), KIM, password);
                official.lookUp(Cases.CANARY);
                official.refused(NUMBER);
                official.visitor().send(official.visitor().to("/api/v1/nothing/" + NUMBER));
                official.visitor().send(official.visitor().to("/cases/" + NUMBER + "?q=" + NUMBER));
            }
            String traces = Collector.all(collector.traces);
            String metrics = Collector.all(collector.metrics);

            assertThat(traces)
                    .contains(
                            "/api/v1/views/{view}/lookups", "ask register", "health-insurance", "outcome", "transport");
            assertThat(metrics).contains("ieum.lookup.started", "ieum.log.writable");
            assertThat(canaries).hasSizeGreaterThan(20);
            for (String sent : List.of(traces, metrics)) {
                for (String secret : canaries) {
                    assertThat(sent.contains(new String(secret.getBytes(UTF_8), ISO_8859_1)))
                            .as(secret)
                            .isFalse();
                }
                assertThat(sent).doesNotContain(KIM, NUMBER, Cases.CANARY, "http.url");
            }
        }
    }
}
