package kr.ieum.adapters.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.SecretKey;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.DeliveryStatus;
import kr.ieum.adapters.DeliveryStatus.Attempt;
import kr.ieum.adapters.ParameterType;
import kr.ieum.adapters.RecordReading;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.TemplateParameter;
import kr.ieum.adapters.TemplateParameters;
import kr.ieum.adapters.TransportTemplate;
import kr.ieum.adapters.camel.RegisterRoutes;
import kr.ieum.adapters.camel.RoutedRegister;
import kr.ieum.adapters.camel.Step;
import kr.ieum.adapters.camel.Transport;
import kr.ieum.schemas.mapping.FileLayout;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/**
 * Transport {@code sftp-fixed-width}: a file of fixed-length lines, put into a folder of the register's SFTP server every night. The
 * newest is fetched, checked and kept as received, each line sealed by itself; a question decrypts the subject's own lines and nothing
 * else. The endpoint names the server and its host key, the credential is a login.
 *
 * <pre>
 * directory       required  DIRECTORY  folder of the deliveries, such as /out
 * fileName        required  FILE_NAME  such as NTS_INCOME_{yyyyMMdd}.dat; the newest date is taken
 * interval        PT15M     DURATION   how often a newer delivery is looked for; after a failure at most a minute
 * connectTimeout  PT5S      DURATION   longest wait for connection, key exchange and login each
 * fetchTimeout    PT10M     DURATION   longest visit to the server
 * maxBytes        1GiB      SIZE       largest delivery
 * maxBadPercent   5         PERCENT    how many of a hundred lines may be bad before the whole delivery isn't taken
 * closed          optional  HOURS      daily planned stop, such as 00:00-06:00
 * zone            Asia/Seoul ZONE      zone of {@code closed} and of the date in the header
 * </pre>
 *
 * <p>A question is answered as of the start of the day in the delivery's header. Without any delivery it is {@code Unreachable} with the
 * cause {@code no-delivery}.
 */
public final class SftpFixedWidth implements Transport {

    private static final String FETCH = "sftp-fixed-width-fetch";
    private static final String LOOK_UP = "lookUp";
    private static final String VISIT = "visit";
    private static final String DIRECTORY = "directory";
    private static final String FILE_NAME = "fileName";
    private static final String INTERVAL = "interval";
    private static final String CONNECT_TIMEOUT = "connectTimeout";
    private static final String FETCH_TIMEOUT = "fetchTimeout";
    private static final String MAX_BYTES = "maxBytes";
    private static final String MAX_BAD_PERCENT = "maxBadPercent";

    /** What a definition may say. */
    public static final TransportTemplate TEMPLATE = new TransportTemplate(
            "sftp-fixed-width",
            "fetches nightly files of fixed-length lines over SFTP and answers from an encrypted spool",
            parameters(),
            Set.of("sftp"),
            Credential.Kind.LOGIN,
            true,
            RegisterAdapter.Narrowing.IN_ADAPTER);

    private final Path spools;
    private final SecretKey spoolKey;

    /**
     * The transport with its place on this machine.
     *
     * @param spools folder in which each register has a folder of its own
     * @param spoolKey AES key of 256 bits that all spools are sealed with
     */
    public SftpFixedWidth(Path spools, SecretKey spoolKey) {
        this.spools = spools;
        this.spoolKey = spoolKey;
    }

    private static List<TemplateParameter> parameters() {
        List<TemplateParameter> all = new ArrayList<>(List.of(
                TemplateParameter.required(DIRECTORY, ParameterType.DIRECTORY, "folder of the deliveries"),
                TemplateParameter.required(
                        FILE_NAME, ParameterType.FILE_NAME, "name of a delivery with its date; the newest is taken"),
                TemplateParameter.optional(
                        INTERVAL, ParameterType.DURATION, "PT15M", "how often a newer delivery is looked for"),
                TemplateParameter.optional(
                        CONNECT_TIMEOUT, ParameterType.DURATION, "PT5S", "longest wait for connection and login"),
                TemplateParameter.optional(
                        FETCH_TIMEOUT, ParameterType.DURATION, "PT10M", "longest visit to the server"),
                TemplateParameter.optional(MAX_BYTES, ParameterType.SIZE, "1GiB", "largest delivery"),
                TemplateParameter.optional(
                        MAX_BAD_PERCENT,
                        ParameterType.PERCENT,
                        "5",
                        "how many of a hundred lines may be bad before the whole delivery isn't taken")));
        all.addAll(TemplateParameter.common());
        return List.copyOf(all);
    }

    @Override
    public TransportTemplate template() {
        return TEMPLATE;
    }

    @Override
    public RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate(TEMPLATE.id())
                        .templateParameter(RegisterRoutes.REGISTER)
                        .from("direct:" + TEMPLATE.id() + "-{{" + RegisterRoutes.REGISTER + "}}")
                        .errorHandler(noErrorHandler())
                        .process("{{" + LOOK_UP + "}}");
                routeTemplate(FETCH)
                        .templateParameter(RegisterRoutes.REGISTER)
                        .from("direct:" + FETCH + "-{{" + RegisterRoutes.REGISTER + "}}")
                        .errorHandler(noErrorHandler())
                        .process("{{" + VISIT + "}}");
            }
        };
    }

    @Override
    public RegisterAdapter open(RegisterDefinition definition, TemplateParameters parameters, RegisterRoutes routes) {
        Clock clock = routes.clock();
        String register = definition.register();
        FileLayout layout = definition.layout().orElseThrow();
        Spool spool = spool(register, layout);
        DeliveryServer server = new DeliveryServer(new DeliveryServer.Settings(
                definition.endpoint().address(),
                definition.endpoint().hostKeyFingerprint().orElseThrow(),
                login(definition),
                parameters.text(DIRECTORY),
                parameters.duration(CONNECT_TIMEOUT),
                parameters.duration(FETCH_TIMEOUT)));
        DeliveryFetch fetch = new DeliveryFetch(
                server,
                new DeliveryName(parameters.text(FILE_NAME)),
                layout,
                spool,
                new DeliveryFetch.Limits(parameters.bytes(MAX_BYTES), parameters.number(MAX_BAD_PERCENT)),
                clock);
        AtomicReference<Optional<Attempt>> last = new AtomicReference<>(SftpRegister.damaged(spool, clock.instant()));
        RoutedRegister asked = new RoutedRegister(
                definition,
                TEMPLATE,
                parameters,
                routes.instantiate(
                        TEMPLATE.id(), register, Map.of(LOOK_UP, lookUp(definition, spool, parameters.zone(), clock))),
                new Parts(spool, server, last),
                clock);
        RegisterRoutes.RegisterRoute fetching =
                routes.instantiate(FETCH, register, Map.of(VISIT, Step.of(SftpRegister.FetchOrder.class, order -> {
                    Attempt attempt = fetch.run();
                    last.set(Optional.of(attempt));
                    return attempt;
                })));
        SftpRegister adapter = new SftpRegister(asked, fetching, routes.camel(), parameters.duration(INTERVAL));
        adapter.begin();
        return adapter;
    }

    private Spool spool(String register, FileLayout layout) {
        try {
            return new Spool(spools.resolve(register), spoolKey, layout);
        } catch (IOException e) {
            throw new UncheckedIOException("the spool of " + register + " can't be opened", e);
        }
    }

    private static Credential.Login login(RegisterDefinition definition) {
        if (definition.credential().orElseThrow() instanceof Credential.Login login) {
            return login;
        }
        throw new IllegalStateException("the definition of " + definition.register() + " wasn't checked");
    }

    private static Processor lookUp(RegisterDefinition definition, Spool spool, ZoneId zone, Clock clock) {
        RecordReading reading = new RecordReading(definition.decoder(), Optional.empty());
        return Step.<RegisterQuestion, RegisterAnswer>of(RegisterQuestion.class, question -> {
            Instant now = clock.instant();
            return switch (spool.find(question.key().text())) {
                case Spool.LookUp.NoDelivery none -> new RegisterAnswer.Unreachable("no-delivery");
                case Spool.LookUp.Harmed harmed -> new RegisterAnswer.Malformed(harmed.problem());
                case Spool.LookUp.NoLine none -> new RegisterAnswer.NotHeld(asserted(none.delivery(), zone), now);
                case Spool.LookUp.Lines lines ->
                    asOf(asserted(lines.delivery(), zone), reading.read(lines.lines(), question, now));
            };
        });
    }

    private static Instant asserted(SpooledDelivery spooled, ZoneId zone) {
        return spooled.delivery().assertedOn().atStartOfDay(zone).toInstant();
    }

    private static RegisterAnswer asOf(Instant asserted, RegisterAnswer answer) {
        return switch (answer) {
            case RegisterAnswer.Found found -> new RegisterAnswer.Found(found.records(), asserted, found.fetchedAt());
            case RegisterAnswer.NotHeld none -> new RegisterAnswer.NotHeld(asserted, none.fetchedAt());
            default -> answer;
        };
    }

    /** What ends with the adapter. */
    private record Parts(Spool spool, DeliveryServer server, AtomicReference<Optional<Attempt>> last)
            implements RoutedRegister.Parts {

        @Override
        public Optional<DeliveryStatus> delivery() {
            return Optional.of(new DeliveryStatus(spool.inForce().map(SpooledDelivery::delivery), last.get()));
        }

        @Override
        public void close() {
            server.close();
            spool.close();
        }
    }
}
