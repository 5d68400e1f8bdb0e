package kr.ieum.gateway.rig;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.exchange.http.HttpDestination;
import kr.ieum.gateway.exchange.http.SignedPost;
import kr.ieum.gateway.exchange.intake.Taking;
import kr.ieum.gateway.exchange.message.Acceptance;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Deliveries;
import kr.ieum.gateway.exchange.message.DeliverySettings;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.exchange.message.FixedSubscribers;
import kr.ieum.gateway.exchange.message.ItemKeys;
import kr.ieum.gateway.exchange.message.MessageMarks;
import kr.ieum.gateway.exchange.message.Messages;
import kr.ieum.gateway.exchange.message.Outbox;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.SharedWrites;
import kr.ieum.gateway.log.file.FileCompaction;

/**
 * The process that gets killed: the real log, acceptance and deliveries on a real database, and a real HTTP client; nothing else. Each line of
 * its standard input, {@code key text}, is a message, and at its end it delivers what is left; it tells {@code A key} when that is accepted and {@code S step} when it waits there to be killed.
 * Or else messages are what lies somewhere, until its standard input ends; then it tells {@code R key} of what it knew already.
 *
 * <p>Arguments: the database's URL, the receiver's, a {@link MessageBug}, a {@link MessageStep} to wait before or {@code -}, the how manieth; and a {@link
 * RecordPlace.Address}, where there is one.
 */
final class MessageChild {

    static final String DESTINATION = "6000000/pension-events";

    /** What a step is told of before anything is done about a message. */
    static final String HANDED_IN = "handed in";

    /** Where what is said of a place begins among the arguments. */
    private static final int PLACE = 5;

    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final DeliverySettings SETTINGS = new DeliverySettings(
            4,
            Duration.ofMillis(800),
            PATIENCE,
            Duration.ofMillis(4),
            Duration.ofMillis(30),
            Integer.MAX_VALUE,
            Duration.ofDays(1),
            50,
            Duration.ofMillis(20),
            Duration.ofMillis(20));

    // Not System.out: one unbuffered write per line reaches the pipe whole or not at all.
    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private MessageChild() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        MessageBug bug = MessageBug.valueOf(arguments[2]);
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[4]));
        Consumer<String> before = what -> {
            if (!arguments[3].equals("-")
                    && MessageStep.valueOf(arguments[3]).begins(what)
                    && left.decrementAndGet() == 0) {
                tell("S " + arguments[3]);
                new Semaphore(0).acquireUninterruptibly();
            }
        };
        DataSource real = RigChild.database(arguments[0]);
        DataSource database = watched(SharedWrites.deferred(real), bug, before);
        DisclosureLog log = RigChild.open(database, LogSettings.STANDARD);
        FileCompaction compaction = FileCompaction.start(real);
        Outbox outbox = new Outbox(new ItemKeys(new SecretKeySpec(new byte[32], "AES"), new SecureRandom()));
        Messages messages = new Messages(
                database,
                log,
                new FixedSubscribers(() -> Set.of(DESTINATION)),
                outbox,
                new MessageMarks(new SecretKeySpec(new byte[32], "HmacSHA256")),
                10_000,
                Clock.systemUTC(),
                new SecureRandom());
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        Destination receiver = new HttpDestination(new SignedPost(
                client,
                URI.create(arguments[1]),
                PATIENCE,
                new MessageSigner(
                        SigningKey.generate("rig/1", SignatureAlgorithm.ED25519, new SecureRandom()),
                        Clock.systemUTC(),
                        new SecureRandom()),
                Optional::empty));
        Deliveries deliveries = new Deliveries(
                database,
                log,
                outbox,
                Map.of(DESTINATION, buggy(receiver, bug, before)),
                SETTINGS,
                "rig",
                Clock.systemUTC(),
                new Random());
        deliveries.start();
        if (arguments.length > PLACE) {
            takeAll(
                    new LeftRecords(database, messages, bug, before),
                    RecordPlace.Address.of(List.of(arguments).subList(PLACE, arguments.length)));
        } else {
            acceptAll(messages, bug, before);
        }
        while (isUnderWay(database)) {
            LockSupport.parkNanos(SETTINGS.idle().toNanos());
        }
        deliveries.close();
        compaction.close();
        log.close();
        System.exit(0);
    }

    private static void acceptAll(Messages messages, MessageBug bug, Consumer<String> before) throws IOException {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] asked = line.split(" ", 2);
                var _ = callers.submit(() -> accept(messages, asked[0], asked[1], bug, before));
            }
        }
    }

    private static void takeAll(LeftRecords records, RecordPlace.Address at) throws IOException {
        try (Taking taking = records.taking(at)) {
            taking.start();
            while (System.in.read() >= 0) {}
        }
    }

    private static boolean isUnderWay(DataSource database) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT COUNT(*) FROM exchange_message WHERE ended_at IS NULL");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getLong(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void accept(Messages messages, String key, String text, MessageBug bug, Consumer<String> before) {
        before.accept(HANDED_IN);
        if (bug == MessageBug.TELLS_BEFORE_ACCEPTING) {
            tell("A " + key);
        }
        String used = bug == MessageBug.FORGETS_KEYS ? UUID.randomUUID().toString() : key;
        Acceptance acceptance = messages.accept(
                "5000000/family-feed", used, "family", "death", "text/plain", text.getBytes(StandardCharsets.US_ASCII));
        if (acceptance instanceof Acceptance.Accepted) {
            before.accept("tell");
            tell("A " + key);
        } else {
            tell("N " + key);
        }
    }

    private static Destination buggy(Destination receiver, MessageBug bug, Consumer<String> before) {
        return outgoing -> {
            before.accept("send");
            if (bug == MessageBug.ENDS_BEFORE_SENDING) {
                // never sent, where the process is killed first
                return new Attempt.Delivered();
            }
            Attempt attempt = receiver.deliver(
                    bug == MessageBug.ANOTHER_ID_EACH_TIME
                            ? new Destination.Outgoing(
                                    UUID.randomUUID(),
                                    outgoing.message(),
                                    outgoing.conversation(),
                                    outgoing.contentType(),
                                    outgoing.body())
                            : outgoing);
            before.accept("sent");
            return attempt;
        };
    }

    static void tell(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database, that tells each statement before it is prepared and each commit before it is done. */
    private static DataSource watched(DataSource real, MessageBug bug, Consumer<String> before) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = call(real, method, arguments);
            return result instanceof Connection connection ? watched(connection, bug, before) : result;
        });
    }

    private static Connection watched(Connection real, MessageBug bug, Consumer<String> before) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("commit")) {
                before.accept("commit");
            } else if (method.getName().equals("prepareStatement")) {
                before.accept((String) arguments[0]);
                if (bug == MessageBug.CLAIMS_ANYTHING) {
                    return real.prepareStatement(((String) arguments[0])
                            .replace("WHEN EXISTS", "WHEN FALSE AND EXISTS")
                            .replace("OR EXISTS", "OR FALSE AND EXISTS")
                            .replace(
                                    "ORDER BY destination, due, sequence",
                                    "ORDER BY destination, due DESC, sequence DESC"));
                }
            }
            return call(real, method, arguments);
        });
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.on(method, arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
