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
 * A gateway of {@link ExchangeFederation} on one database.
 *
 * @param port where systems come in
 * @param postgres pid of the database server; nothing on H2, which runs within the gateway
 */
record ExchangeGateway(Gateway gateway, int port, Optional<Long> postgres) {

    /** What is needed to start any. */
    record Stage(
            Path product,
            Installation installation,
            Children children,
            HttpClient client,
            Path work,
            Path schemas,
            ExchangeSurroundings.Places places) {

        /** Copies the product and starts what stands around a gateway. */
        static Stage set(BenchmarkRun run) throws IOException, BenchmarkFailed {
            Process surroundings = GatewayJvm.start(
                    run.children(),
                    run.product(),
                    ExchangeSurroundings.class,
                    List.of(run.work().resolve("surroundings").toString()));
            String line = surroundings.inputReader().readLine();
            if (line == null) {
                throw new BenchmarkFailed("what stands around the gateway didn't start");
            }
            return new Stage(
                    run.product(),
                    Installation.copy(run.product(), run.work()),
                    run.children(),
                    run.client(),
                    run.work(),
                    ExchangeFederation.writeSchemas(run.product(), run.work().resolve("schemas")),
                    ExchangeSurroundings.Places.read(line));
        }

        /** The same with another folder for what a gateway keeps. */
        Stage in(String folder) {
            return new Stage(product, installation, children, client, work.resolve(folder), schemas, places);
        }
    }

    /** What is written into a configuration beyond what every gateway has. */
    @FunctionalInterface
    interface More {

        void write(Path config) throws IOException;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param server whose certificate it shows
     */
    static ExchangeGateway start(Stage stage, LogStore.Kind kind, ExchangeIdentity server, More more)
            throws IOException, InterruptedException, SQLException, BenchmarkFailed {
        Path folder = Files.createDirectories(
                stage.work().resolve("node-" + kind.name().toLowerCase(Locale.ROOT)));
        int port = freePort();
        Optional<Long> pid = Optional.empty();
        String database = "";
        if (kind == LogStore.Kind.POSTGRESQL) {
            EmbeddedPostgres postgres = DurablePostgres.start(folder);
            pid = Optional.of(pid(folder.resolve("postgres")));
            stage.children().note(pid.get());
            database = "database: {url: \"jdbc:postgresql://localhost:" + postgres.getPort()
                    + "/postgres\", user: postgres, password: \"secret:database-password\"}\n";
        }
        Path config = ExchangeFederation.writeConfig(folder.resolve("config"), stage.places(), server, port, database);
        more.write(config);
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
        return new ExchangeGateway(gateway, port, pid);
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

    /** Processor time so far, in microseconds. */
    double micros() {
        return ProcessorTime.of(gateway.process().toHandle());
    }

    /** The same of the database server with its processes, which live as long as the gateway's connections. */
    double databaseMicros() {
        return postgres.flatMap(ProcessHandle::of).map(ProcessorTime::ofTree).orElse(0.0);
    }
}
