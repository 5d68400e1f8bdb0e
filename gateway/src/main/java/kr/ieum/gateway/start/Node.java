package kr.ieum.gateway.start;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import kr.ieum.gateway.catalogue.AnnouncerEntry;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.web.exchange.SystemsPort;
import kr.ieum.schemas.yaml.FaultyFilesException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.MapPropertySource;

/**
 * One running gateway process. The order of its start: the files are loaded and checked, the data folder is taken, the
 * simulated agencies of a demo are started, then the rooms are wired; the end is the reverse.
 */
public final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final Federation federation;
    private final DataFolder data;
    private final Optional<Demo> demo;
    private final ConfigurableApplicationContext context;
    private final Duration startedIn;

    private Node(Federation federation, DataFolder data, Optional<Demo> demo, ConfigurableApplicationContext context) {
        this.federation = federation;
        this.data = data;
        this.demo = demo;
        this.context = context;
        this.startedIn = ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()))
                .orElse(Duration.ZERO);
    }

    /**
     * Starts a node and returns when it is ready to serve.
     *
     * @throws StartRefusedException with every reason, when it can't run as it is configured
     */
    public static Node start(NodeOptions options) throws StartRefusedException {
        return start(options, Clock.systemUTC());
    }

    /** The same by a clock of the caller's, for a test of what the time of day decides. */
    static Node start(NodeOptions options, Clock clock) throws StartRefusedException {
        DataFolder data = null;
        Demo demo = null;
        try {
            Federation federation = Federation.load(options.config(), options.schemas());
            data = DataFolder.open(options.data(), System.getenv());
            Secrets secrets = new Secrets(System.getenv(), data.secrets());
            demo = options.demo() ? Demo.start(federation, options, data, secrets, clock) : null;
            ConfigurableApplicationContext context =
                    run(federation, options, data, secrets, Optional.ofNullable(demo), clock);
            reportMissing(federation, secrets);
            return new Node(federation, data, Optional.ofNullable(demo), context);
        } catch (StartRefusedException | RuntimeException e) {
            close(demo, data);
            throw refusal(e);
        }
    }

    /** A register without its secret is out of service; that holds up neither the others nor the start (design P6). */
    private static void reportMissing(Federation federation, Secrets secrets) {
        federation.catalogue().secrets().forEach((name, users) -> {
            if (secrets.find(name).isEmpty()) {
                LOG.warn(
                        "secret '{}' is missing, so these are out of service: {}; put it into data/secrets/{} or {}",
                        name.text(),
                        String.join(", ", users),
                        name.text(),
                        name.environmentVariable());
            }
        });
    }

    private static ConfigurableApplicationContext run(
            Federation federation,
            NodeOptions options,
            DataFolder data,
            Secrets secrets,
            Optional<Demo> demo,
            Clock clock)
            throws StartRefusedException {
        Map<String, Object> settings = settings(federation.node(), options, data, secrets);
        Optional<SystemsSettings> systems = systems(federation.node(), options, demo);
        if (systems.isPresent()) {
            settings.putAll(systems.get().properties());
        }
        Parts parts = new Parts(
                federation, options.config(), secrets, data.masterKey(), data.spool(), data.logFiles(), demo, clock);
        SpringApplication application = new SpringApplication(Wiring.class);
        application.addListeners(new FirstOfAll(settings));
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("parts", parts));
        return application.run();
    }

    /** In the demo always, and elsewhere where the configuration says so. */
    private static Optional<SystemsSettings> systems(NodeSettings node, NodeOptions options, Optional<Demo> demo)
            throws StartRefusedException {
        Optional<SystemsSettings> systems = demo.isPresent()
                ? demo.map(it -> it.systems().settings())
                        .map(it -> options.port().orElse(-1) == 0 ? it.at(0) : it)
                : node.systems();
        if (options.systemsPort().isPresent() && systems.isEmpty()) {
            throw new StartRefusedException("--systems-port is given, but config/gateway.yaml has no section 'systems'"
                    + " that names key and certificate; add it, or leave the option out.");
        }
        return systems.map(it -> it.at(options.systemsPort().orElse(it.port())));
    }

    static Map<String, Object> settings(NodeSettings node, NodeOptions options, DataFolder data, Secrets secrets)
            throws StartRefusedException {
        Map<String, Object> settings = new LinkedHashMap<>();
        // The demo has well-known users and made-up registers; it is nobody else's business.
        settings.put("server.address", options.demo() ? LOOPBACK : node.address());
        settings.put("server.port", options.port().orElse(node.port()));
        node.telemetry().ifPresent(telemetry -> settings.putAll(telemetry.properties()));
        settings.put("logging.file.name", data.logs().resolve("ieum.log").toString());
        if (node.database().isPresent() && !options.demo()) {
            NodeSettings.Database database = node.database().get();
            Secret password = secrets.find(database.password())
                    .orElseThrow(() -> new StartRefusedException("The database's secret '"
                            + database.password().text() + "' is missing; put it into data/secrets/"
                            + database.password().text() + " or "
                            + database.password().environmentVariable() + "."));
            settings.put("spring.datasource.url", database.url());
            settings.put("spring.datasource.username", database.user());
            settings.put("spring.datasource.password", password.reveal());
            // the driver would repeat a refused row, value by value, in an exception that ends up in the operator's log
            settings.put("spring.datasource.hikari.data-source-properties.logServerErrorDetail", "false");
        } else {
            settings.put("spring.datasource.url", data.h2Url());
            // H2 checks a row of a table in the session that made the table, and refuses every row once that is closed.
            // With
            // connections of its own for the migrations the file is closed behind them and opened anew by the pool.
            settings.put("spring.flyway.url", data.h2Url());
        }
        return settings;
    }

    /** Puts the node's settings above all others before anything, such as logging, reads one. */
    private record FirstOfAll(Map<String, Object> settings)
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, PriorityOrdered {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            event.getEnvironment().getPropertySources().addFirst(new MapPropertySource("node", settings));
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    /** Turns what ended a start into sentences; a bug keeps its stack trace in the log. */
    private static StartRefusedException refusal(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartRefusedException refused -> {
                    return refused;
                }
                case FaultyFilesException faulty -> {
                    return StartRefusedException.of(faulty.faults());
                }
                case PortInUseException port -> {
                    return new StartRefusedException("Port " + port.getPort()
                            + " is in use by another program; end that one, or give another --port N (or"
                            + " --systems-port N).");
                }
                default -> {}
            }
        }
        LOG.error("The node could not start", e);
        return new StartRefusedException(
                "The node could not start, and it is not the configuration; the log says why.");
    }

    /** What to tell the person who started it. */
    public List<String> greeting() {
        List<String> lines = new ArrayList<>();
        lines.add("Ieum (이음) is ready: " + address() + "   (" + startedIn.toMillis() / 1000.0 + " s)");
        systemsAddress().ifPresent(it -> lines.add("Systems of agencies, by mutual TLS / 기관 시스템 연계: " + it));
        LocalDate today = LocalDate.now(federation.agencies().zone());
        if (demo.isPresent()) {
            lines.addAll(folders());
            lines.addAll(demo.get().greeting(federation.agencies(), today));
        }
        return lines;
    }

    /** Where the demo's systems leave records as files, since the simulated agencies are elsewhere at each start. */
    private List<String> folders() {
        Catalogue catalogue = context.getBean(Catalogue.class);
        List<String> lines = new ArrayList<>();
        for (AnnouncerEntry announcer : catalogue.announcers()) {
            if (announcer.leaving() instanceof AnnouncerEntry.Leaving.Dropped dropped) {
                int port = catalogue
                        .findEndpoint(announcer.endpoint())
                        .orElseThrow()
                        .url()
                        .getPort();
                lines.add("Files of " + announcer.system() + " / 파일 연계: sftp -P " + port + " "
                        + announcer.login().user() + "@127.0.0.1:" + dropped.directory() + "   (password: "
                        + data.secrets().resolve(announcer.login().secret().text()) + ")");
            }
        }
        return lines;
    }

    /**
     * What was answered in a rehearsal.
     *
     * @param lookups of officials
     * @param queries of a system
     */
    public record Rehearsed(int lookups, int queries) {}

    /**
     * Lets the demo's officials look up their cases and a system ask queries, as a rehearsal.
     *
     * @param most of each to make; half a minute at most for each
     * @return how many were answered; none without the demo
     * @throws GeneralSecurityException when the demo's files for systems aren't what it laid out
     */
    public Rehearsed rehearse(int most) throws IOException, InterruptedException, GeneralSecurityException {
        if (demo.isEmpty()) {
            return new Rehearsed(0, 0);
        }
        LocalDate today = LocalDate.now(federation.agencies().zone());
        List<String> officials = demo.get().officials().inOffice(today).stream()
                .map(Official::id)
                .toList();
        int lookups = new Rehearsal(address(), demo.get().password().reveal()).lookUp(officials, most);
        return new Rehearsed(lookups, queries(demo.get(), most));
    }

    private int queries(Demo running, int most) throws IOException, InterruptedException, GeneralSecurityException {
        Optional<SystemId> system = federation.sandbox().flatMap(it -> SystemId.parse(it.system()));
        Optional<URI> address = systemsAddress().map(URI::create);
        return system.isPresent() && address.isPresent()
                ? Rehearsal.query(running.client(address.get(), system.get()), most)
                : 0;
    }

    /** Where it listens, such as {@code http://127.0.0.1:8080/}. */
    public String address() {
        int port = Optional.ofNullable(((WebServerApplicationContext) context).getWebServer())
                .orElseThrow()
                .getPort();
        String address = context.getEnvironment().getProperty("server.address", LOOPBACK);
        return "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port + "/";
    }

    /** Where agencies' systems come in, such as {@code https://localhost:8443/}; nothing where they can't. */
    public Optional<String> systemsAddress() {
        String host = demo.isPresent() ? "localhost" : context.getEnvironment().getProperty("server.address", LOOPBACK);
        return Optional.ofNullable(context.getBeanProvider(SystemsPort.class).getIfAvailable())
                .map(SystemsPort::number)
                .filter(OptionalInt::isPresent)
                .map(port -> "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port.getAsInt() + "/");
    }

    /** A part as it runs, for a test that watches it from beside. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Ends it: no new requests, those in progress finish within seconds, then the data folder is given free. */
    @Override
    public void close() {
        context.close();
        close(demo.orElse(null), data);
    }

    private static void close(@Nullable Demo demo, @Nullable DataFolder data) {
        if (demo != null) {
            demo.close();
        }
        if (data != null) {
            data.close();
        }
    }
}
