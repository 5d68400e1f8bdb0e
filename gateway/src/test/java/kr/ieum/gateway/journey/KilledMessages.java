package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole program, killed in life after life while the family register's system reports and agencies receive, each on an inbox that outlives it. The
 * day of death counts a person's reports; what wasn't acknowledged is sent again under its key.
 */
final class KilledMessages implements AutoCloseable {

    private static final String REPORTER = "Z000001/family-reports";
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final int LONGEST_LIFE_MILLIS = 4_000;
    private static final int MOODS = 10;

    /** On the rolls of pension and health insurance, and on nobody's. */
    private static final List<String> PEOPLE = List.of("5110192155396", "5706111192605", "8309212181495");

    private final Path folder;
    private final Path data;
    private final Path config;
    private final Random random = new Random();
    private final Map<String, Integer> acknowledged = new HashMap<>();
    private final Inbox pension = new Inbox();
    private final Inbox health = new Inbox();

    KilledMessages(Path folder) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.config = folder.resolve("config");
        copy(Path.of(System.getProperty("ieum.root"), "config"), config);
        Path endpoints = config.resolve("endpoints.yaml");
        Files.writeString(endpoints, Files.readString(endpoints) + """
              rig-pension: {url: "http://127.0.0.1:%d"}
              rig-health: {url: "http://127.0.0.1:%d"}
            """.formatted(pension.port(), health.port()));
        Files.writeString(config.resolve("subscribers.yaml"), """
            format: ieum-subscribers/1
            subscribers:
              - {system: Z000002/pension-events, endpoint: rig-pension, path: /events, format: json}
              - {system: B550928/eligibility-events, endpoint: rig-health, path: /events, format: json}
            """);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** One life, which ends at a random moment after so many more were acknowledged. */
    void killAfter(int more) throws Exception {
        int before = acknowledged();
        try (LaunchedDemo life = new LaunchedDemo(folder, data, "--config", config.toString())) {
            List<Thread> senders = report(life);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !life.isAlive() || acknowledged() >= before + more);
            life.assertAlive();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_LIFE_MILLIS)));
            life.kill();
            for (Thread sender : senders) {
                sender.join();
            }
        }
    }

    private List<Thread> report(LaunchedDemo life) throws Exception {
        List<Thread> senders = new ArrayList<>();
        for (String person : PEOPLE) {
            IeumClient client = DemoClients.of(data, life.systemsAddress(), REPORTER, 1);
            senders.add(Thread.ofVirtual().start(() -> {
                try (client) {
                    while (acknowledged(client, person)) {}
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        return senders;
    }

    /** Whether the program still answers. */
    private boolean acknowledged(IeumClient client, String person) throws InterruptedException {
        int number = next(person);
        Outcome outcome = client.send(
                "death",
                record(person, number).getBytes(StandardCharsets.UTF_8),
                "application/xml",
                person + "-" + number);
        return switch (outcome) {
            case Outcome.Answered answered -> {
                assertThat(answered.status()).isEqualTo(202);
                synchronized (this) {
                    acknowledged.put(person, number + 1);
                }
                yield true;
            }
            // what goes down may say so, or break off in the middle of an answer
            case Outcome.Problem problem -> problem.status() == 503 || problem.status() == 409;
            case Outcome.Unanswered unanswered -> false;
            case Outcome.Untrusted untrusted -> throw new AssertionError(untrusted.toString());
        };
    }

    private synchronized int next(String person) {
        return acknowledged.getOrDefault(person, 0);
    }

    synchronized int acknowledged() {
        return acknowledged.values().stream().mapToInt(Integer::intValue).sum();
    }

    int repeated() {
        return pension.repeated() + health.repeated();
    }

    /** A life that nobody ends delivers what is left; then all that was acknowledged has arrived, once, in order, and with whom it should. */
    void assertNothingMissingOrTwice() throws Exception {
        pension.mend();
        health.mend();
        try (LaunchedDemo life = new LaunchedDemo(folder, data, "--config", config.toString())) {
            for (String person : PEOPLE.subList(0, 2)) {
                List<Integer> all = IntStream.range(0, next(person)).boxed().toList();
                for (Inbox inbox : List.of(pension, health)) {
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(90))
                            .untilAsserted(() ->
                                    assertThat(inbox.effects(person).size()).isGreaterThanOrEqualTo(all.size()));
                    // one more may have been accepted whose acknowledgement was lost
                    assertThat(inbox.effects(person).subList(0, all.size())).isEqualTo(all);
                    assertThat(inbox.effects(person)).hasSizeLessThanOrEqualTo(all.size() + 1);
                }
            }
            life.assertAlive();
        }
        assertThat(pension.effects(PEOPLE.getLast())).isEmpty();
        assertThat(health.effects(PEOPLE.getLast())).isEmpty();
    }

    private static String record(String person, int number) {
        LocalDate day = FIRST.plusDays(number);
        return """
            <사망신고 xmlns="urn:scourt:family:report:1"><사망자>
            <주민등록번호>%s</주민등록번호><성명>홍길동</성명><사망일시>%d년 %02d월 %02d일 10시 00분</사망일시>
            </사망자></사망신고>
            """.formatted(person, day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    @Override
    public void close() {
        pension.close();
        health.close();
    }

    /** Knows a delivery again, and is no good otherwise: now and then it fails before the effect, or takes effect and says nothing. */
    private static final class Inbox implements AutoCloseable {

        private final Random random = new Random();
        private final HttpServer server;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final Map<String, String> byId = new HashMap<>();
        private final Map<String, List<Integer>> effects = new HashMap<>();
        private int repeated;
        private boolean good;

        Inbox() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            server.setExecutor(threads);
            server.createContext("/events", this::receive);
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        private void receive(HttpExchange exchange) throws IOException {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                int mood = mood();
                if (mood == 0) {
                    exchange.sendResponseHeaders(500, -1);
                    return;
                }
                effect(
                        exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                        new String(body, StandardCharsets.UTF_8));
                if (mood > 1) {
                    exchange.sendResponseHeaders(204, -1);
                }
            }
        }

        private synchronized int mood() {
            return good ? MOODS : random.nextInt(MOODS);
        }

        private synchronized void effect(String id, String notice) {
            String before = byId.putIfAbsent(id, notice);
            if (before != null) {
                assertThat(notice).isEqualTo(before);
                repeated++;
                return;
            }
            JsonNode record = JsonMapper.shared()
                    .readTree(notice)
                    .path("message")
                    .path("contributions")
                    .path(0)
                    .path("records")
                    .path(0);
            LocalDate day = LocalDate.parse(record.path("deathDate").asString());
            effects.computeIfAbsent(record.path("residentNumber").asString(), person -> new ArrayList<>())
                    .add((int) (day.toEpochDay() - FIRST.toEpochDay()));
        }

        synchronized void mend() {
            good = true;
        }

        synchronized int repeated() {
            return repeated;
        }

        synchronized List<Integer> effects(String person) {
            return List.copyOf(effects.getOrDefault(person, List.of()));
        }

        @Override
        public void close() {
            server.stop(0);
            threads.close();
        }
    }
}
