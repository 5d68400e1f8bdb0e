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
 * What the transports of delivered files share: the newest delivery is fetched, checked and kept as received, each line sealed by itself; a
 * question decrypts the subject's own lines and nothing else. Only the format of the lines differs, which the mapping's layout knows.
 */
abstract class SftpDelivery implements Transport {

    private static final String LOOK_UP = "lookUp";
    private static final String VISIT = "visit";
    private static final String DIRECTORY = "directory";
    private static final String FILE_NAME = "fileName";
    private static final String INTERVAL = "interval";
    private static final String CONNECT_TIMEOUT = "connectTimeout";
    private static final String FETCH_TIMEOUT = "fetchTimeout";
    private static final String MAX_BYTES = "maxBytes";
    private static final String MAX_BAD_PERCENT = "maxBadPercent";

    private final TransportTemplate template;
    private final Path spools;
    private final SecretKey spoolKey;

    /**
     * The transport with its place on this machine.
     *
     * @param spools folder in which each register has a folder of its own
     * @param spoolKey AES key of 256 bits that all spools are sealed with
     */
    SftpDelivery(TransportTemplate template, Path spools, SecretKey spoolKey) {
        this.template = template;
        this.spools = spools;
        this.spoolKey = spoolKey;
    }

    /**
     * The template of such a transport.
     *
     * @param id ends with the format of its files
     */
    static TransportTemplate template(String id, String description) {
        return new TransportTemplate(
                id,
                description,
                parameters(),
                Set.of("sftp"),
                Credential.Kind.LOGIN,
                true,
                RegisterAdapter.Narrowing.IN_ADAPTER);
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

    private String fetchId() {
        return template.id() + "-fetch";
    }

    @Override
    public TransportTemplate template() {
        return template;
    }

    @Override
    public RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate(template.id())
                        .templateParameter(RegisterRoutes.REGISTER)
                        .from("direct:" + template.id() + "-{{" + RegisterRoutes.REGISTER + "}}")
                        .errorHandler(noErrorHandler())
                        .process("{{" + LOOK_UP + "}}");
                routeTemplate(fetchId())
                        .templateParameter(RegisterRoutes.REGISTER)
                        .from("direct:" + fetchId() + "-{{" + RegisterRoutes.REGISTER + "}}")
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
                template,
                parameters,
                routes.instantiate(
                        template.id(), register, Map.of(LOOK_UP, lookUp(definition, spool, parameters.zone(), clock))),
                new Parts(spool, server, last),
                clock);
        RegisterRoutes.RegisterRoute fetching =
                routes.instantiate(fetchId(), register, Map.of(VISIT, Step.of(SftpRegister.FetchOrder.class, order -> {
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
