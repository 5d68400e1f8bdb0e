package kr.ieum.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.Endpoint;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.camel.AdapterFactory;
import kr.ieum.adapters.shipped.ShippedTransports;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignedMessage;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.cases.CaseAnswer;
import kr.ieum.gateway.cases.SaeolCaseSystem;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The parts of a query, each alone, in a process of their own with the gateway's libraries. For each line {@code PART SECONDS} on standard input 32
 * callers do that part for so long, and it says on one line the processor time of the process for one, in microseconds.
 *
 * <p>Arguments: the folder of the product, an empty folder, the folder of the identity, and where case system and deliveries are.
 */
final class ExchangeParts implements AutoCloseable {

    private static final int CALLERS = 32;
    private static final long SEED = 20_261_126;
    private static final int REQUESTS = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<ExchangePart, ExchangePart.Work> works = new EnumMap<>(ExchangePart.class);
    private final Path work;
    private final ExchangeIdentity identity;
    private final List<LogStore> stores = new ArrayList<>();

    private ExchangeParts(Path work, ExchangeIdentity identity) {
        this.work = work;
        this.identity = identity;
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createDirectories(Path.of(arguments[1]));
        try (ExchangeParts parts = new ExchangeParts(work, new ExchangeIdentity(Path.of(arguments[2])))) {
            parts.prepare(
                    BenchmarkMappings.compile(Path.of(arguments[0]), work, "fixed-width"),
                    ExchangeSurroundings.Places.read(arguments[3]));
            System.out.println("ready");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] asked = line.split(" ", -1);
                System.out.println(parts.run(ExchangePart.valueOf(asked[0]), Double.parseDouble(asked[1])));
            }
        }
        System.exit(0);
    }

    private void prepare(Mapping mapping, ExchangeSurroundings.Places places) throws Exception {
        works.put(ExchangePart.SIGNATURES, signatures());
        works.put(ExchangePart.DECISION, decision());
        works.put(ExchangePart.MAPPING, mapping(mapping));
        works.put(ExchangePart.REGISTER, register(mapping, places));
        works.put(ExchangePart.CASE, cases(places));
        works.put(ExchangePart.LOG_H2, log(LogStore.Kind.H2));
        works.put(ExchangePart.LOG_POSTGRESQL, log(LogStore.Kind.POSTGRESQL));
    }

    /** One request and one answer as they were exchanged, verified and signed anew. */
    private ExchangePart.Work signatures() throws IOException {
        SigningKey key = identity.signing("3000000/desk/part");
        MessageSigner signer = new MessageSigner(key, Clock.systemUTC(), new SecureRandom());
        KnownKey known = new KnownKey(ExchangeFederation.DESK.text(), key.verificationKey(), true);
        MessageVerifier verifier = new MessageVerifier(id -> Optional.of(known), Clock.systemUTC());
        byte[] query = ExchangeFederation.query(0);
        byte[] body = identity.keptAnswer();
        SignedMessage.Request unsigned = SignedMessage.Request.to(
                "POST",
                "https://localhost:8443/exchange/v1/queries",
                Fields.NONE.with("content-type", "application/json").with("ieum-system", known.system()));
        // a signature lasts five minutes, a run may take longer
        List<SignedMessage.Request> signed = new ArrayList<>(List.of(signer.sign(unsigned, query)));
        Instant begun = Instant.now();
        return () -> {
            if (Duration.between(begun, Instant.now()).toMinutes() >= 4L * signed.size()) {
                signed.addFirst(signer.sign(unsigned, query));
            }
            SignedMessage.Request request = signed.getFirst();
            if (!(verifier.verify(request, query, (keyId, nonce, until) -> true) instanceof Verdict.Genuine)) {
                throw new IllegalStateException("a genuine request was refused");
            }
            var _ = signer.sign(
                    new SignedMessage.Answer(200, Fields.NONE.with("content-type", "application/json"), request), body);
        };
    }

    /** Among a thousand agreements, as {@link AgreementBenchmark} states its bars. */
    private static ExchangePart.Work decision() {
        AgreementWorld world = AgreementWorld.of(SEED, AgreementWorld.Size.STATED);
        Engine engine = new Engine(world.snapshot());
        List<DecisionRequest> requests = world.requests(SEED, REQUESTS, 1, MappedColumn.values().length);
        return () -> {
            var _ = engine.decide(requests.get(ThreadLocalRandom.current().nextInt(REQUESTS)));
        };
    }

    /** The record is read and decoded already: that is the register's part. */
    private static ExchangePart.Work mapping(Mapping mapping) {
        byte[] record = new SyntheticRecord(1).fixedWidth();
        ThreadLocal<CompiledMapper> mappers =
                ThreadLocal.withInitial(() -> new CompiledMapper(mapping, List.of(MappedColumn.values()), true));
        return () -> {
            var _ = mappers.get().map(record);
        };
    }

    private ExchangePart.Work register(Mapping mapping, ExchangeSurroundings.Places places) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        AdapterFactory factory = new AdapterFactory(
                camel,
                Clock.systemUTC(),
                ShippedTransports.transports(work.resolve("spool"), new SecretKeySpec(new byte[32], "AES")));
        RegisterDefinition definition = new RegisterDefinition(
                ExchangeFederation.REGISTER,
                "sftp-fixed-width",
                Map.of("directory", "/", "fileName", "BENCHMARK_{yyyyMMdd}.dat", "connectTimeout", "PT30S"),
                new Endpoint(URI.create("sftp://127.0.0.1:" + places.deliveries()), Optional.of(places.hostKey())),
                Optional.of(new Credential.Login("ieum", ExchangeSurroundings.DELIVERY_PASSWORD)),
                PATIENCE,
                mapping.decoder(),
                mapping.fileLayout());
        if (!(factory.open(definition) instanceof AdapterFactory.Opened(RegisterAdapter adapter))) {
            throw new BenchmarkFailed("the register couldn't be opened");
        }
        camel.start();
        var fields = mapping.sourceFields(java.util.Set.copyOf(Stream.of(MappedColumn.values())
                .map(column -> new AttributeKey(column.target()))
                .toList()));
        ExchangePart.Work asking = () -> {
            String number =
                    ExchangeFederation.number(ThreadLocalRandom.current().nextInt(ExchangeFederation.PERSONS));
            RegisterAnswer answer = adapter.ask(new RegisterQuestion(
                    SubjectKey.ofPerson(number), fields, Instant.now().plus(PATIENCE), "part"));
            if (!(answer instanceof RegisterAnswer.Found)) {
                throw new BenchmarkFailed("the register answered " + answer);
            }
        };
        awaitDelivery(adapter);
        return asking;
    }

    private static void awaitDelivery(RegisterAdapter adapter) throws InterruptedException, BenchmarkFailed {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (adapter.status().delivery().flatMap(status -> status.inForce()).isEmpty()) {
            if (System.nanoTime() > end) {
                throw new BenchmarkFailed("no delivery came");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static ExchangePart.Work cases(ExchangeSurroundings.Places places) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        SaeolCaseSystem system = new SaeolCaseSystem(
                client,
                URI.create("http://127.0.0.1:" + places.cases()),
                () -> Optional.of(ExchangeSurroundings.CASES_KEY),
                PATIENCE,
                PATIENCE);
        return () -> {
            CaseAnswer answer = system.find(
                    ExchangeFederation.AGENCY,
                    ExchangeFederation.caseNumber(ThreadLocalRandom.current().nextInt(ExchangeFederation.PERSONS)));
            if (!(answer instanceof CaseAnswer.Found)) {
                throw new BenchmarkFailed("the case system answered " + answer);
            }
        };
    }

    private ExchangePart.Work log(LogStore.Kind kind) throws IOException, SQLException {
        LogStore store = LogStore.open(kind, Files.createDirectories(work.resolve(kind.name())));
        stores.add(store);
        DisclosureLog log = DisclosureLog.open(store.database(), LogSettings.STANDARD, Clock.systemUTC());
        ThreadLocal<LogCaller> callers = ThreadLocal.withInitial(
                () -> new LogCaller(ThreadLocalRandom.current().nextInt(CALLERS)));
        return () -> {
            var _ = callers.get().append(log, 1, true);
        };
    }

    /** Processor time for one, in microseconds. */
    private double run(ExchangePart part, double seconds) throws Exception {
        ExchangePart.Work once = Optional.ofNullable(works.get(part)).orElseThrow();
        double begun = ProcessorTime.ofThisProcess();
        long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        long count = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> callers = new ArrayList<>();
            for (int n = 0; n < CALLERS; n++) {
                callers.add(threads.submit(() -> until(end, once)));
            }
            for (Future<Long> caller : callers) {
                count += caller.get();
            }
        }
        return (ProcessorTime.ofThisProcess() - begun) / count;
    }

    private static long until(long end, ExchangePart.Work work) throws Exception {
        long count = 0;
        while (System.nanoTime() < end) {
            work.once();
            count++;
        }
        return count;
    }

    @Override
    public void close() throws IOException, SQLException {
        for (LogStore store : stores) {
            store.close();
        }
    }
}
