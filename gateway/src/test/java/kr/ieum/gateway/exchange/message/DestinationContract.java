package kr.ieum.gateway.exchange.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.exchange.http.HttpDestination;
import kr.ieum.gateway.exchange.message.Destination.Outgoing;
import kr.ieum.gateway.keys.KeyedHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

/** What every destination keeps, against a real server of its kind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DestinationContract {

    /** For one delivery; long enough for a busy machine. */
    protected static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String NUMBER = "8502131104958";
    private static final String NAME = "민가온";

    private static final SigningKey KEY =
            SigningKey.generate("gateway/1", SignatureAlgorithm.ED25519, new SecureRandom());
    private static final MessageSigner SIGNER = new MessageSigner(KEY, Clock.systemUTC(), new SecureRandom());
    private static final MessageVerifier VERIFIER = new MessageVerifier(
            id -> id.equals(KEY.keyId())
                    ? Optional.of(new KnownKey(HttpDestination.GATEWAY, KEY.verificationKey(), true))
                    : Optional.empty(),
            Clock.systemUTC());

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Stand stand;

    /** An agency's server, and ways to it. */
    public interface Stand {

        /** As it is configured rightly. */
        Destination destination(MessageSigner signer);

        /** With a login or key that the server doesn't know. */
        Destination stranger(MessageSigner signer);

        /** One that won't have what it is sent, however often it comes; nothing where the transport knows no such answer. */
        Optional<Destination> refusing(MessageSigner signer);

        /** One that doesn't take this one, for whatever reason. */
        Optional<Destination> failing(MessageSigner signer);

        /** At another port of this machine. */
        Destination at(int port, MessageSigner signer);

        /** All that came whole under this delivery's id, as a reader of the server finds it. */
        List<Came> came(UUID delivery) throws Exception;

        void away() throws Exception;

        void back() throws Exception;

        void end() throws Exception;
    }

    /** Checks a signature as the receiver does. */
    @FunctionalInterface
    public interface Proof {
        Verdict by(MessageVerifier verifier, byte[] body);
    }

    /** What a reader found. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Came(byte[] body, Proof proof) {}

    /** The server, started. */
    protected abstract Stand stand() throws Exception;

    @BeforeAll
    void start() throws Exception {
        stand = stand();
    }

    @AfterAll
    void stop() throws Exception {
        stand.end();
    }

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
    }

    @AfterEach
    void nothing_personal_and_no_crash_stands_in_the_log() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
        assertThat(List.copyOf(log.list).stream()
                        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                        .map(event -> event.getFormattedMessage()
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : ThrowableProxyUtil.asString(event.getThrowableProxy()))))
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(
                                NUMBER, NAME, "sesame", HexFormat.of().formatHex(CONVERSATION), "OutOfMemoryError"));
    }

    private static final byte[] CONVERSATION = new byte[32];

    static {
        new SecureRandom().nextBytes(CONVERSATION);
    }

    private static Outgoing outgoing() {
        return new Outgoing(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new KeyedHash(CONVERSATION),
                "application/xml",
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<notice xmlns=\"urn:ieum:exchange:notice:1\"><name>"
                                + NAME + "</name><number>" + NUMBER + "</number></notice>\n")
                        .getBytes(UTF_8));
    }

    private static Attempt deliver(Destination destination, Outgoing outgoing) throws InterruptedException {
        long begun = System.nanoTime();
        Attempt attempt = destination.deliver(outgoing);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("within patience, and what the machine needs")
                .isLessThan(PATIENCE.plusSeconds(5));
        cause(attempt).ifPresent(cause -> assertThat(cause).as("a code").matches("[A-Z][A-Z0-9_]*"));
        return attempt;
    }

    private static Optional<String> cause(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Delivered() -> Optional.empty();
            case Attempt.Refused(String cause) -> Optional.of(cause);
            case Attempt.Failed(String cause) -> Optional.of(cause);
            case Attempt.Unreachable(String cause) -> Optional.of(cause);
            case Attempt.Aside(String cause) -> Optional.of(cause);
        };
    }

    @Test
    void what_is_delivered_is_there_whole_and_proves_whose_it_is() throws Exception {
        Outgoing outgoing = outgoing();
        try (Destination destination = stand.destination(SIGNER)) {
            assertThat(deliver(destination, outgoing)).isEqualTo(new Attempt.Delivered());
        }
        assertThat(stand.came(outgoing.delivery())).singleElement().satisfies(came -> {
            assertThat(new String(came.body(), UTF_8)).contains(NAME).contains(NUMBER);
            assertThat(came.proof().by(VERIFIER, came.body())).isInstanceOf(Verdict.Genuine.class);
            byte[] changed = came.body().clone();
            changed[changed.length - 3] ^= 1;
            assertThat(came.proof().by(VERIFIER, changed)).isInstanceOf(Verdict.Refused.class);
        });
    }

    @Test
    void the_same_delivery_again_is_known_by_its_id_and_has_the_same_bytes() throws Exception {
        Outgoing outgoing = outgoing();
        try (Destination destination = stand.destination(SIGNER)) {
            assertThat(deliver(destination, outgoing)).isEqualTo(new Attempt.Delivered());
            assertThat(deliver(destination, outgoing)).isEqualTo(new Attempt.Delivered());
        }
        List<Came> came = stand.came(outgoing.delivery());
        assertThat(came).isNotEmpty().allSatisfy(one -> {
            assertThat(one.body()).isEqualTo(came.getFirst().body());
            assertThat(one.proof().by(VERIFIER, one.body())).isInstanceOf(Verdict.Genuine.class);
        });
    }

    @Test
    void many_at_once_all_arrive() throws Exception {
        List<Outgoing> many =
                Stream.generate(DestinationContract::outgoing).limit(6).toList();
        try (Destination destination = stand.destination(SIGNER)) {
            List<Thread> threads = many.stream()
                    .map(one -> Thread.ofVirtual().start(() -> {
                        try {
                            destination.deliver(one);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        for (Outgoing one : many) {
            assertThat(stand.came(one.delivery())).hasSize(1);
        }
    }

    @Test
    void what_the_receiver_will_not_have_is_not_sent_again_and_again() throws Exception {
        Optional<Destination> refusing = stand.refusing(SIGNER);
        assumeTrue(refusing.isPresent(), "the transport knows no such answer");
        Outgoing outgoing = outgoing();
        try (Destination destination = refusing.get()) {
            assertThat(deliver(destination, outgoing)).isInstanceOfAny(Attempt.Refused.class, Attempt.Aside.class);
        }
    }

    @Test
    void what_fails_for_this_one_alone_is_not_of_the_destination() throws Exception {
        Optional<Destination> failing = stand.failing(SIGNER);
        assumeTrue(failing.isPresent(), "the transport knows no such answer");
        try (Destination destination = failing.get()) {
            assertThat(deliver(destination, outgoing())).isInstanceOf(Attempt.Failed.class);
        }
    }

    @Test
    void a_wrong_login_is_of_the_destination_and_nothing_arrives() throws Exception {
        Outgoing outgoing = outgoing();
        try (Destination destination = stand.stranger(SIGNER)) {
            assertThat(deliver(destination, outgoing)).isInstanceOf(Attempt.Unreachable.class);
        }
        assertThat(stand.came(outgoing.delivery())).isEmpty();
    }

    @Test
    void a_server_that_was_away_is_found_again() throws Exception {
        Outgoing outgoing = outgoing();
        try (Destination destination = stand.destination(SIGNER)) {
            assertThat(deliver(destination, outgoing())).isEqualTo(new Attempt.Delivered());
            stand.away();
            assertThat(deliver(destination, outgoing)).isInstanceOf(Attempt.Unreachable.class);
            stand.back();
            assertThat(deliver(destination, outgoing)).isEqualTo(new Attempt.Delivered());
        }
        assertThat(stand.came(outgoing.delivery())).isNotEmpty();
    }

    @Test
    void a_server_that_pours_without_end_costs_neither_room_nor_more_than_patience() throws Exception {
        try (PouringServer server = new PouringServer("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<a>");
                Destination destination = stand.at(server.port(), SIGNER)) {
            assertThat(deliver(destination, outgoing())).isNotInstanceOf(Attempt.Refused.class);
        }
    }

    @Test
    void a_server_that_never_says_a_word_costs_no_more_than_patience() throws Exception {
        try (PouringServer server = PouringServer.silent();
                Destination destination = stand.at(server.port(), SIGNER)) {
            assertThat(deliver(destination, outgoing())).isInstanceOf(Attempt.Unreachable.class);
        }
    }

    @Test
    void of_many_at_once_at_such_a_server_none_waits_for_the_others() throws Exception {
        try (PouringServer server = PouringServer.silent();
                Destination destination = stand.at(server.port(), SIGNER);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Attempt>> attempts = Stream.generate(
                            () -> threads.submit(() -> deliver(destination, outgoing())))
                    .limit(10)
                    .toList();
            for (Future<Attempt> attempt : attempts) {
                assertThat(attempt.get()).isInstanceOf(Attempt.Unreachable.class);
            }
        }
    }

    @Test
    void nobody_there_is_of_the_destination() throws Exception {
        int port;
        try (PouringServer server = PouringServer.silent()) {
            port = server.port();
        }
        try (Destination destination = stand.at(port, SIGNER)) {
            assertThat(deliver(destination, outgoing())).isInstanceOf(Attempt.Unreachable.class);
        }
    }
}
