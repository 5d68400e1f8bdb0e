package kr.ieum.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A node of the federation on one database, and its callers, who have warmed it up.
 *
 * @param postgres pid of the database server; nothing on H2, which runs within the node
 */
record ExchangeNode(Gateway gateway, ExchangeCallers callers, Optional<Long> postgres) {

    /** What one round of load found, with the processor time that the node and its database took for it. */
    record Took(ExchangeTook load, double nodeMicros, double databaseMicros) {}

    /** What is needed to start any. */
    record Stage(
            Path product,
            Installation installation,
            Children children,
            HttpClient client,
            Path work,
            Path schemas,
            ExchangeSurroundings.Places places,
            ExchangeIdentity identity) {}

    static ExchangeNode start(Stage stage, LogStore.Kind kind, int warmUpSeconds)
            throws IOException, InterruptedException, SQLException, BenchmarkFailed {
        String name = kind.name().toLowerCase(Locale.ROOT);
        Path folder = Files.createDirectories(stage.work().resolve("node-" + name));
        int port = freePort();
        Optional<Long> server = Optional.empty();
        String database = "";
        if (kind == LogStore.Kind.POSTGRESQL) {
            EmbeddedPostgres postgres = DurablePostgres.start(folder);
            long pid = pid(folder.resolve("postgres"));
            stage.children().note(pid);
            server = Optional.of(pid);
            database = "database: {url: \"jdbc:postgresql://localhost:" + postgres.getPort()
                    + "/postgres\", user: postgres, password: \"secret:database-password\"}\n";
        }
        Path config = ExchangeFederation.writeConfig(
                folder.resolve("config"), stage.places(), stage.identity(), port, database);
        Gateway gateway = Gateway.start(
                stage.installation(),
                stage.children(),
                stage.client(),
                folder.resolve("data"),
                List.of(
                        "--config",
                        config.toString(),
                        "--schemas",
                        stage.schemas().toString()),
                Map.of(
                        "IEUM_SECRET_CASES_KEY",
                        ExchangeSurroundings.CASES_KEY,
                        "IEUM_SECRET_DELIVERY_PASSWORD",
                        ExchangeSurroundings.DELIVERY_PASSWORD,
                        "IEUM_SECRET_PERSON_KEY",
                        "the-made-up-people-of-a-benchmark",
                        "IEUM_SECRET_DATABASE_PASSWORD",
                        "postgres"));
        try (ExchangeOperator operator = new ExchangeOperator(gateway.address())) {
            String keyId = operator.register(stage.identity());
            ExchangeCallers callers = ExchangeCallers.start(
                    stage.children(),
                    stage.product(),
                    ExchangeCall.Kind.SIGNED,
                    port,
                    stage.identity(),
                    keyId,
                    "the node on " + kind);
            ExchangeNode node = new ExchangeNode(gateway, callers, server);
            var _ = node.load(warmUpSeconds);
            return node;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static long pid(Path data) throws IOException {
        try (BufferedReader file = Files.newBufferedReader(data.resolve("postmaster.pid"))) {
            return Long.parseLong(file.readLine().strip());
        }
    }

    /** Lets the callers ask for so many seconds. */
    Took load(double seconds) throws IOException, BenchmarkFailed {
        callers.open();
        double node = ProcessorTime.of(gateway.process().toHandle());
        double database = databaseMicros();
        ExchangeTook load = callers.ask(seconds);
        return new Took(
                load,
                (ProcessorTime.of(gateway.process().toHandle()) - node) / load.answers(),
                (databaseMicros() - database) / load.answers());
    }

    /** Of the database server with its processes, which live as long as the node's connections. */
    private double databaseMicros() {
        return postgres.flatMap(ProcessHandle::of).map(ProcessorTime::ofTree).orElse(0.0);
    }
}
