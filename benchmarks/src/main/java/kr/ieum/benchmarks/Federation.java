package kr.ieum.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * The demo federation with its agencies under our control: simulated agencies of our own, and {@code serve --config} on a copy
 * of the configuration that points to them. It takes over the data folder of an earlier demo start, whose agreements are active
 * (without {@code --demo} a new agreement stays a draft), and forgets that demo's deliveries.
 *
 * @param official measures; whoever warms up is somebody else, so that this one's volume lasts
 */
record Federation(Agencies agencies, Gateway gateway, Official official) implements AutoCloseable {

    /** Good only for a gateway on the loopback address that lives for the minutes of a run, on made-up data. */
    static final String PASSWORD = "benchmarks-only";

    private static final String HASH = "{bcrypt}$2a$10$INhpsp0kmdnnEsoWyhMJeuFX24MggjVMtkrdoiTtmpNRbtpkBpYtK";

    /** How the agencies are put into a state before the gateway first asks them anything. */
    interface Scene {

        void set(Agencies agencies) throws IOException, InterruptedException, BenchmarkFailed;
    }

    /** Starts both on the data folder of a demo that has ended. */
    static Federation start(
            Installation installation, Children children, HttpClient client, Path data, Scene beforeTheGateway)
            throws IOException, InterruptedException, BenchmarkFailed {
        forgetDeliveries(data.resolve("spool"));
        Agencies agencies = Agencies.start(installation, children, client, data);
        beforeTheGateway.set(agencies);
        Path folder = data.resolveSibling(data.getFileName() + "-federation");
        Installation.copyTree(installation.root(), Path.of("config"), folder);
        Path config = folder.resolve("config");
        Files.writeString(config.resolve("endpoints.yaml"), agencies.endpointsFile());
        String officials = Files.readString(config.resolve("demo/officials.yaml")) + Crowd.officialsFile();
        Files.writeString(
                config.resolve("officials.yaml"),
                officials.replaceAll(
                        "(?m)^( +)(assurance: \\d+)$",
                        "$1$2\n$1passwordHash: \"" + Matcher.quoteReplacement(HASH) + "\""));
        Gateway gateway = Gateway.start(installation, children, client, data, List.of("--config", config.toString()));
        return new Federation(agencies, gateway, Official.signIn(gateway.address(), Official.INVESTIGATOR, PASSWORD));
    }

    private static void forgetDeliveries(Path spool) throws IOException {
        try (Stream<Path> found = Files.walk(spool)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        official.close();
        gateway.close();
        agencies.close();
    }
}
