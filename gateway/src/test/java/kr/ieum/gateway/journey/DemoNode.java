package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.exchange.message.Receipts;
import kr.ieum.gateway.exchange.query.AnswerMessage;
import kr.ieum.gateway.exchange.query.Queries;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.start.RunningNode;
import kr.ieum.gateway.start.StartRefusedException;
import kr.ieum.gateway.systems.CertificateAuthority;
import kr.ieum.gateway.systems.GatewayKeys;
import kr.ieum.gateway.systems.RegisteredSystems;
import kr.ieum.schemas.export.ModelUris;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;

/** The demo node that all journeys share. It may be stopped; the next use starts it again on the same data folder. */
final class DemoNode implements AutoCloseable {

    private final Path data;
    private final Map<String, ApiOfficial> programs = new HashMap<>();
    private Optional<RunningNode> node = Optional.empty();

    private DemoNode(Path data) {
        this.data = data;
    }

    static DemoNode make() {
        try {
            return new DemoNode(Files.createTempDirectory("ieum-journey-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its data folder. */
    Path data() {
        return data;
    }

    URI address() {
        return running().address();
    }

    URI systemsAddress() {
        return running().systemsAddress();
    }

    RegisteredSystems systems() {
        return running().systems();
    }

    GatewayKeys gatewayKeys() {
        return running().gatewayKeys();
    }

    CertificateAuthority authority() {
        return running().authority();
    }

    LogReader log() {
        return running().log();
    }

    Queries queries() {
        return running().queries();
    }

    AnswerMessage messages() {
        return running().messages();
    }

    ModelUris uris() {
        return running().uris();
    }

    /** What it acknowledged, as it tells it once so much time has passed. */
    Receipts receipts(Duration later) {
        return running().receipts(later);
    }

    int inFlight() {
        return running().inFlight();
    }

    /** Has a delivering register fetch its newest delivery. */
    void fetch(String register) {
        running().fetch(register);
    }

    Simulator simulator() {
        return new Simulator(running().control(), secret("simulator-key"));
    }

    /** The official's program, signed in. */
    ApiOfficial program(String official) {
        running();
        return programs.computeIfAbsent(official, id -> ApiOfficial.signIn(address(), id, secret("demo-password")));
    }

    /** The official before the screens, signed in. */
    ScreenOfficial screens(String official, String language) {
        running();
        // an official has one session at a time: the program's has ended with this sign-in
        programs.remove(official);
        return ScreenOfficial.signIn(address(), official, secret("demo-password"), language);
    }

    /** A file with the official's password, for a verb that signs in; the program's session ends with that. */
    Path passwordOf(String official) {
        running();
        programs.remove(official);
        return data.resolve("secrets").resolve("demo-password");
    }

    String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the operator's log says. */
    List<String> operatorsLog() {
        try {
            return Files.readAllLines(data.resolve("logs/ieum.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes every simulated agency behave again. */
    void cure() {
        node.ifPresent(running -> simulator().reset());
    }

    /** Ends the node and leaves its data folder as it is. */
    void stop() {
        node.ifPresent(RunningNode::close);
        node = Optional.empty();
        programs.clear();
    }

    @Override
    public void close() throws IOException {
        stop();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private RunningNode running() {
        if (node.isEmpty()) {
            forgetOtherLogging();
            try {
                node = Optional.of(RunningNode.demo(data));
            } catch (StartRefusedException e) {
                throw new IllegalStateException(e);
            }
            warm();
        }
        return node.get();
    }

    /** The first look-ups of a cold JVM may miss a deadline; the deadlines have tests of their own. */
    private void warm() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                program("kim.jihyun").lookUpOnce(Cases.HEALTHY).isComplete())
                        .isTrue());
    }

    /** Another test's context in this JVM may have set up logging; the node is to write its own log file. */
    private static void forgetOtherLogging() {
        assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(LoggerContext.class);
        ((LoggerContext) LoggerFactory.getILoggerFactory()).removeObject(LoggingSystem.class.getName());
    }
}
