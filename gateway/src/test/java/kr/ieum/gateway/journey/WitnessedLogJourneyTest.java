package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.start.LogInspection;
import kr.ieum.gateway.start.LogOverriding;
import kr.ieum.gateway.start.RunningNode;
import kr.ieum.gateway.start.StartRefusedException;
import kr.ieum.gateway.start.WitnessProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose log a witness cosigns, its data folder restored from an older copy, and what an operator can do then. */
class WitnessedLogJourneyTest {
    private static final String WITNESS = "witness.example/w1";
    private static final String OPERATOR = "ops.example.go.kr";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Path data;
    private final Path config;

    WitnessedLogJourneyTest(@TempDir Path folder) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.config = folder.resolve("config");
    }

    @Test
    void an_older_data_folder_discloses_nothing_until_an_operator_has_signed_the_gap() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path operatorKey = folder.resolve("operator.key");
        String operator = LogOverriding.key(operatorKey, OPERATOR);
        String witness;
        try (WitnessProcess made =
                WitnessProcess.start(folder.resolve("w"), WITNESS, List.of(operator), "127.0.0.1", 0)) {
            witness = made.verifierKey();
        }
        String policy = "witness w " + witness + " http://127.0.0.1:" + port + "/\nquorum w\n";
        Files.createDirectories(config);

        String log;
        byte[] kept;
        try (RunningNode node = start(policy, operator)) {
            log = get(node, "/log/key").body().strip();
            assertThat(get(node, "/log/checkpoint").status())
                    .as("nothing is shown before the witness has cosigned it")
                    .isEqualTo(404);
            try (WitnessProcess _ = witness(log, port)) {
                official(node).lookUpOnce(Cases.HEALTHY);
                assertThat(cosigned(node, 0)).contains("\u2014 " + WITNESS + " ");
            }
        }
        copy(data, folder.resolve("backup"));
        try (WitnessProcess _ = witness(log, port);
                RunningNode node = start(policy, operator)) {
            long before = size(cosigned(node, 0));
            official(node).lookUpOnce(Cases.HEALTHY);
            kept = cosigned(node, before).getBytes(StandardCharsets.UTF_8);
        }
        delete(data);
        copy(folder.resolve("backup"), data);

        try (WitnessProcess _ = witness(log, port)) {
            try (RunningNode node = start(policy, operator)) {
                ApiOfficial official = official(node);
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(
                                () -> official.refused(Cases.HEALTHY),
                                refused -> refused.status() == 503
                                        && refused.body().contains("urn:ieum:problem:log-unavailable"));
                assertThat(get(node, "/actuator/health").status()).isEqualTo(200);
                assertThat(get(node, "/log/checkpoint").status()).isEqualTo(200);
            }
            long seen = size(new String(kept, StandardCharsets.UTF_8));
            Path gap = Files.writeString(
                    folder.resolve("gap.txt"),
                    LogOverriding.draft(config, data, seen, Optional.empty(), "older copy", Clock.systemUTC()));
            Path stranger = folder.resolve("stranger.key");
            LogOverriding.key(stranger, OPERATOR);
            Path forged = Files.write(
                    folder.resolve("forged.note"), LogOverriding.sign(gap, stranger, OPERATOR, Clock.systemUTC()));
            assertThatExceptionOfType(StartRefusedException.class)
                    .isThrownBy(() -> LogOverriding.apply(config, data, forged, Clock.systemUTC()))
                    .satisfies(refusal -> assertThat(refusal.reasons())
                            .singleElement()
                            .asString()
                            .startsWith("Nothing was changed"));
            Path signed = Files.write(
                    folder.resolve("gap.note"), LogOverriding.sign(gap, operatorKey, OPERATOR, Clock.systemUTC()));
            assertThat(LogOverriding.apply(config, data, signed, Clock.systemUTC()))
                    .contains("The log goes on in shard");

            try (RunningNode node = start(policy, operator)) {
                official(node).lookUpOnce(Cases.HEALTHY);
                cosigned(node, 1);
            }
        }
        LogInspection.Report report = LogInspection.verify(
                data.resolve("log").toString(),
                List.of(log, operator),
                new LogInspection.Kept(
                        Optional.of(Files.write(folder.resolve("kept"), kept)),
                        Optional.of(config.resolve("log-policy.txt")),
                        Optional.empty()));
        assertThat(report.sound()).as(report.lines().toString()).isTrue();
        assertThat(report.lines().getFirst())
                .startsWith("gap ieum.local/log/")
                .contains("signed by " + OPERATOR + ": older copy");
    }

    private RunningNode start(String policy, String operator) throws StartRefusedException {
        return RunningNode.witnessed(config, data, policy, operator);
    }

    private WitnessProcess witness(String log, int port) throws StartRefusedException {
        return WitnessProcess.start(folder.resolve("w"), WITNESS, List.of(log), "127.0.0.1", port);
    }

    private static Answer get(RunningNode node, String path) {
        Visitor anybody = new Visitor(node.address());
        return anybody.send(anybody.to(path).GET());
    }

    /** The checkpoint once it is shown with more leaves than these. */
    private static String cosigned(RunningNode node, long more) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> get(node, "/log/checkpoint"),
                        answer -> answer.status() == 200 && size(answer.body()) > more)
                .body();
    }

    private static long size(String checkpoint) {
        return Long.parseLong(checkpoint.split("\n", 3)[1]);
    }

    private ApiOfficial official(RunningNode node) throws IOException {
        String password =
                Files.readString(data.resolve("secrets/demo-password")).strip();
        return ApiOfficial.signIn(node.address(), "kim.jihyun", password);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
