package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Nodes, parts and peers in turn, one at a time, so that what disturbs the machine disturbs all alike. Each has its processes from the beginning
 * and does nothing while another is measured.
 */
final class ExchangeRounds {

    /** The echo by mutual TLS: what carrying a query costs. */
    static final String ECHO = "echo";

    /** The same without TLS. */
    static final String PLAIN_ECHO = "echo without TLS";

    static final String NGINX = "nginx";

    static final String SPRING_CLOUD_GATEWAY = "Spring Cloud Gateway";

    static final String CAMEL = "Camel HTTP proxy";

    private static final long START_SECONDS = 60;
    private static final double WARM_UP_SECONDS = 2;

    private final ExchangeGateway.Stage stage;
    private final ExchangeIdentity identity;
    private final Map<LogStore.Kind, ExchangeNode> nodes = new EnumMap<>(LogStore.Kind.class);
    private final Map<LogStore.Kind, List<ExchangeNode.Took>> ofNodes = new EnumMap<>(LogStore.Kind.class);
    private final Map<ExchangePart, List<Double>> ofParts = new EnumMap<>(ExchangePart.class);
    private final Map<String, ExchangePeer> peers = new LinkedHashMap<>();
    private final Map<String, List<ExchangePeer.Took>> ofPeers = new LinkedHashMap<>();
    private final Process parts;

    /** Starts everything, one after the other, so that each warms up undisturbed. */
    ExchangeRounds(ExchangeGateway.Stage stage, ExchangeIdentity identity, int warmUpSeconds)
            throws IOException, InterruptedException, SQLException, BenchmarkFailed {
        this.stage = stage;
        this.identity = identity;
        for (LogStore.Kind kind : LogStore.Kind.values()) {
            Progress.say("warming up: a node on " + kind);
            nodes.put(kind, ExchangeNode.start(stage, identity, kind, warmUpSeconds));
        }
        Progress.say("warming up: the parts");
        this.parts = startParts();
        for (ExchangePart part : ExchangePart.values()) {
            var _ = measure(part, WARM_UP_SECONDS);
        }
        Progress.say("warming up: the peers");
        startPeers();
    }

    private Process startParts() throws IOException, BenchmarkFailed {
        Process process = GatewayJvm.start(
                stage.children(),
                stage.product(),
                ExchangeParts.class,
                List.of(
                        stage.product().toString(),
                        stage.work().resolve("parts").toString(),
                        identity.folder().toString(),
                        stage.places().line()));
        if (!"ready".equals(process.inputReader().readLine())) {
            throw new BenchmarkFailed("the parts couldn't be prepared");
        }
        return process;
    }

    private void startPeers() throws IOException, InterruptedException, BenchmarkFailed {
        Process echo = GatewayJvm.start(
                stage.children(),
                stage.product(),
                EchoServer.class,
                List.of(identity.folder().toString()));
        int[] ports = ports(echo, ECHO);
        int plain = ports[1];
        join(ECHO, echo, ExchangeCall.Kind.TLS, ports[0]);
        join(PLAIN_ECHO, echo, ExchangeCall.Kind.PLAIN, plain);
        Process camel = GatewayJvm.start(
                stage.children(),
                stage.product(),
                CamelProxy.class,
                List.of(identity.folder().toString(), Integer.toString(plain)));
        join(CAMEL, camel, ExchangeCall.Kind.TLS, ports(camel, CAMEL)[0]);
        if (NginxProxy.program().isPresent()) {
            int port = ExchangeGateway.freePort();
            Process nginx = NginxProxy.start(
                    stage.children(), NginxProxy.program().get(), stage.work().resolve("nginx"), identity, port, plain);
            join(NGINX, nginx, ExchangeCall.Kind.TLS, port);
        }
        if (SpringCloudGatewayProxy.isThere(stage.product())) {
            int port = ExchangeGateway.freePort();
            Process gateway = SpringCloudGatewayProxy.start(
                    stage.children(),
                    stage.product(),
                    Files.createDirectories(stage.work().resolve("spring-cloud-gateway")),
                    identity,
                    port,
                    plain);
            join(SPRING_CLOUD_GATEWAY, gateway, ExchangeCall.Kind.TLS, port);
        }
    }

    /** Where it listens by mutual TLS, and without. */
    private static int[] ports(Process process, String name) throws IOException, BenchmarkFailed {
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new BenchmarkFailed(name + " didn't start");
        }
        return Arrays.stream(line.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    }

    private void join(String name, Process process, ExchangeCall.Kind kind, int port)
            throws IOException, InterruptedException, BenchmarkFailed {
        awaitPort(port);
        ExchangePeer peer = new ExchangePeer(
                name,
                process,
                ExchangeCallers.start(stage.children(), stage.product(), kind, port, identity, "benchmark", name));
        var _ = peer.ask(2 * WARM_UP_SECONDS);
        peers.put(name, peer);
    }

    private static void awaitPort(int port) throws InterruptedException, BenchmarkFailed {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end) {
            try (KeptConnection _ = KeptConnection.open(port)) {
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new BenchmarkFailed("nothing listens at port " + port);
    }

    void run(int rounds, double seconds) throws IOException, BenchmarkFailed {
        for (int round = 1; round <= rounds; round++) {
            Progress.say("round " + round + " of " + rounds);
            for (Map.Entry<LogStore.Kind, ExchangeNode> node : nodes.entrySet()) {
                ofNodes.computeIfAbsent(node.getKey(), _ -> new ArrayList<>())
                        .add(node.getValue().load(seconds));
            }
            for (ExchangePart part : ExchangePart.values()) {
                ofParts.computeIfAbsent(part, _ -> new ArrayList<>()).add(measure(part, seconds / 4));
            }
            for (ExchangePeer peer : peers.values()) {
                ofPeers.computeIfAbsent(peer.name(), _ -> new ArrayList<>()).add(peer.ask(seconds / 2));
            }
        }
    }

    private double measure(ExchangePart part, double seconds) throws IOException, BenchmarkFailed {
        parts.outputWriter().write(part.name() + " " + seconds + "\n");
        parts.outputWriter().flush();
        String line = parts.inputReader().readLine();
        if (line == null) {
            throw new BenchmarkFailed("the parts ended amid '" + part.words() + "'");
        }
        return Double.parseDouble(line);
    }

    /** A figure of each round of a node. */
    List<Double> values(LogStore.Kind kind, ToDoubleFunction<ExchangeNode.Took> of) {
        return ofNodes.getOrDefault(kind, List.of()).stream()
                .mapToDouble(of)
                .boxed()
                .toList();
    }

    /** Processor time of a part in each round, in microseconds. */
    List<Double> micros(ExchangePart part) {
        return List.copyOf(ofParts.getOrDefault(part, List.of()));
    }

    /** A figure of each round of a peer; none where it couldn't be started. */
    List<Double> values(String peer, ToDoubleFunction<ExchangePeer.Took> of) {
        return ofPeers.getOrDefault(peer, List.of()).stream()
                .mapToDouble(of)
                .boxed()
                .toList();
    }
}
