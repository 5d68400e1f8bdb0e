package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import kr.ieum.adapters.DeliveredRegister;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.EndpointAddress;
import kr.ieum.gateway.exchange.message.MessageMarks;
import kr.ieum.gateway.exchange.message.Outbox;
import kr.ieum.gateway.exchange.message.Receipts;
import kr.ieum.gateway.exchange.query.AnswerMessage;
import kr.ieum.gateway.exchange.query.Queries;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.systems.CertificateAuthority;
import kr.ieum.gateway.systems.GatewayKeys;
import kr.ieum.gateway.systems.RegisteredSystems;
import kr.ieum.schemas.export.ModelUris;
import org.springframework.util.FileSystemUtils;

/** A demo node as {@code serve --demo} runs it, in this JVM, with the simulated agencies as a process of their own. */
public final class RunningNode implements AutoCloseable {

    /** Its sessions' longest time without use. */
    public static final Duration IDLE = Duration.ofMinutes(70);

    /** Its sessions' longest time altogether. */
    public static final Duration LONGEST = Duration.ofHours(9);

    private static final Path ROOT = Path.of(System.getProperty("ieum.root"));
    private static final Path SIMULATOR = ROOT.resolve("simulator/target/app/ieum-simulator.jar");

    private final Node node;
    private final Optional<Path> config;

    private RunningNode(Node node, Optional<Path> config) {
        this.node = node;
        this.config = config;
    }

    /**
     * Starts it on a free port with the shipped configuration, but with every register open at all hours, so that what a test
     * finds doesn't depend on when it runs, with sessions of {@link #IDLE} and {@link #LONGEST}, which are nobody's default, and with folders that
     * are looked into every second.
     */
    public static RunningNode demo(Path data) throws StartRefusedException {
        try {
            Path folder = Files.createTempDirectory("ieum-config-");
            ShippedConfig.copyTo(folder)
                    .openAtAllHours()
                    .replace("gateway.yaml", "PT30M", IDLE.toString())
                    .replace("gateway.yaml", "PT10H", LONGEST.toString())
                    .replace("announcers.yaml", "PT5S", "PT1S");
            return new RunningNode(start(folder, data, Clock.systemUTC()), Optional.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts it in front of witnesses.
     *
     * @param config an empty folder, or the one of the start before
     * @param policy of the log
     * @param operator verifier key of one who may sign a gap
     */
    public static RunningNode witnessed(Path config, Path data, String policy, String operator)
            throws StartRefusedException {
        try {
            if (!Files.exists(config.resolve("gateway.yaml"))) {
                ShippedConfig shipped =
                        ShippedConfig.copyTo(config).openAtAllHours().add("log-policy.txt", policy);
                String node = Files.readString(config.resolve("gateway.yaml"));
                shipped.add(
                        "gateway.yaml", node + "\nlog:\n  policy: log-policy.txt\n  operators: [" + operator + "]\n");
            }
            return new RunningNode(start(config, data, Clock.systemUTC()), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts it with the shipped draft for emergency aid in force and a view for it. No agreement grants what would confirm the
     * relations of the household, so that they are left to the check afterwards.
     */
    public static RunningNode withEmergencyAid(Path data) throws StartRefusedException {
        try {
            Path folder = Files.createTempDirectory("ieum-config-");
            ShippedConfig.copyTo(folder)
                    .openAtAllHours()
                    .move("agreements/drafts/agr-ea-resident.yaml", "agreements/agr-ea-resident.yaml")
                    .add("views/emergency-aid.yaml", """
                        format: ieum-view/1
                        id: emergency-aid
                        version: 1
                        title: {ko: 긴급복지지원 현장 확인, en: Emergency aid on site}
                        task: emergency-aid
                        searchBy: [Person/residentNumber]
                        deadline: PT2S
                        verification:
                          deadline: PT0.6S
                          checks:
                            - proves: alive
                              register: resident
                              attribute: Person/residenceStatus
                              confirming:
                                applicant: [RESIDENT, WHEREABOUTS_UNKNOWN, OVERSEAS_NATIONAL, EMIGRATED]
                                benefit-unit: [RESIDENT, WHEREABOUTS_UNKNOWN, OVERSEAS_NATIONAL, EMIGRATED]
                            - proves: relation
                              register: family
                              attribute: Family/relationToApplicant
                              confirming:
                                benefit-unit: [SPOUSE, CHILD]
                        panels:
                          - id: household
                            title: {ko: 위기가구, en: Household in crisis}
                            register: resident
                            documents: [주민등록표 등본]
                            items:
                              - {attribute: Person/name, for: [applicant, benefit-unit]}
                              - {attribute: Person/residentNumber, for: [applicant, benefit-unit]}
                              - {attribute: Person/residenceStatus, for: [applicant, benefit-unit]}
                              - {attribute: Residence/address, for: [applicant]}
                        """);
            return new RunningNode(start(folder, data, Clock.systemUTC()), Optional.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it with more in its {@code gateway.yaml}. */
    public static RunningNode with(Path data, String more) throws StartRefusedException {
        try {
            Path folder = Files.createTempDirectory("ieum-config-");
            ShippedConfig shipped = ShippedConfig.copyTo(folder).openAtAllHours();
            shipped.add("gateway.yaml", Files.readString(folder.resolve("gateway.yaml")) + "\n" + more);
            return new RunningNode(start(folder, data, Clock.systemUTC()), Optional.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it with the configuration exactly as shipped, by a clock of the test's. */
    public static RunningNode asShipped(Path data, Clock clock) throws StartRefusedException {
        return new RunningNode(start(ShippedConfig.SHIPPED, data, clock), Optional.empty());
    }

    private static Node start(Path config, Path data, Clock clock) throws StartRefusedException {
        assertThat(Files.isRegularFile(SIMULATOR))
                .as("The simulated agencies are packaged (%s); run 'mvn -q -pl simulator -am package' first", SIMULATOR)
                .isTrue();
        return Node.start(
                new NodeOptions(
                        config, ROOT.resolve("schemas"), data, OptionalInt.of(0), OptionalInt.of(0), true, SIMULATOR),
                clock);
    }

    /** Where it listens. */
    public URI address() {
        return URI.create(node.address());
    }

    /** Where agencies' systems come in. */
    public URI systemsAddress() {
        return URI.create(node.systemsAddress().orElseThrow());
    }

    /** Its registry of systems. */
    public RegisteredSystems systems() {
        return node.part(RegisteredSystems.class);
    }

    /** Its own keys for answers. */
    public GatewayKeys gatewayKeys() {
        return node.part(GatewayKeys.class);
    }

    /** The authority of its demo. */
    public CertificateAuthority authority() {
        return node.part(Parts.class).demo().orElseThrow().systems().authority();
    }

    /** Where the simulated agencies are told how to behave. */
    public URI control() {
        return node.part(Catalogue.class)
                .findEndpoint("control")
                .map(EndpointAddress::url)
                .orElseThrow();
    }

    /** Its disclosure log. */
    public LogReader log() {
        return node.part(LogReader.class);
    }

    /** What systems ask, beneath their edge. */
    public Queries queries() {
        return node.part(Queries.class);
    }

    /** What queries are answered, as messages. */
    public AnswerMessage messages() {
        return node.part(AnswerMessage.class);
    }

    /** The addresses that its messages name. */
    public ModelUris uris() {
        return node.part(ModelUris.class);
    }

    /** What it acknowledged, as it tells it once so much time has passed. */
    public Receipts receipts(Duration later) {
        return new Receipts(
                node.part(DataSource.class),
                node.part(Outbox.class),
                node.part(MessageMarks.class),
                Clock.offset(Clock.systemUTC(), later));
    }

    /** Asks a delivering register for what it has to deliver now. */
    public void fetch(String register) {
        assertThat(node.part(OpenedRegisters.class).all().get(register).adapter())
                .isInstanceOfSatisfying(DeliveredRegister.class, delivered -> {
                    try {
                        delivered.refresh();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** Questions to registers that are still running. */
    public int inFlight() {
        return node.part(OpenedRegisters.class).all().values().stream()
                .mapToInt(register -> register.adapter().inFlight())
                .sum();
    }

    @Override
    public void close() {
        node.close();
        config.ifPresent(folder -> {
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
