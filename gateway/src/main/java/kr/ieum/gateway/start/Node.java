package kr.ieum.gateway.start;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.FaultyFilesException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One running gateway process. */
public final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final NodeOptions options;
    private final DataFolder data;
    private final ConfigurableApplicationContext context;
    private final Duration startedIn;

    private Node(NodeOptions options, DataFolder data, ConfigurableApplicationContext context) {
        this.options = options;
        this.data = data;
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
        DataFolder data = DataFolder.open(options.data());
        try {
            ConfigurableApplicationContext context = run(options, data);
            return new Node(options, data, context);
        } catch (StartRefusedException | RuntimeException e) {
            data.close();
            throw refusal(e);
        }
    }

    private static ConfigurableApplicationContext run(NodeOptions options, DataFolder data)
            throws StartRefusedException {
        SpringApplication application = new SpringApplication(Wiring.class);
        application.addInitializers(context -> {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("node", settings(options, data)));
            context.getBeanFactory().registerSingleton("masterKey", data.masterKey());
        });
        return application.run();
    }

    private static Map<String, Object> settings(NodeOptions options, DataFolder data) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", options.port().orElse(8080));
        settings.put(
                "spring.datasource.url", "jdbc:h2:file:" + data.database() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        settings.put("logging.file.name", data.logs().resolve("ieum.log").toString());
        return settings;
    }

    /** Turns what ended a start into sentences; a bug keeps its stack trace in the log. */
    private static StartRefusedException refusal(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartRefusedException refused -> {
                    return refused;
                }
                case FaultyFilesException faulty -> {
                    return new StartRefusedException(
                            faulty.faults().stream().map(Fault::toString).toList());
                }
                case PortInUseException port -> {
                    return new StartRefusedException("Port " + port.getPort()
                            + " is in use by another program; end that one, or give another --port N.");
                }
                default -> {}
            }
        }
        LOG.error("The node could not start", e);
        return new StartRefusedException("The node could not start; the log says why.");
    }

    /** What to tell the person who started it. */
    public List<String> greeting() {
        List<String> lines = new ArrayList<>();
        lines.add((options.demo() ? "Demo: " : "")
                + "Ieum (이음) is ready at %s after %.1f s.".formatted(address(), startedIn.toMillis() / 1000.0));
        return lines;
    }

    /** Where it listens, such as {@code http://127.0.0.1:8080/}. */
    public String address() {
        int port = Optional.ofNullable(((WebServerApplicationContext) context).getWebServer())
                .orElseThrow()
                .getPort();
        return "http://127.0.0.1:" + port + "/";
    }

    /** Ends it: no new requests, those in progress finish within seconds, then the data folder is given free. */
    @Override
    public void close() {
        context.close();
        data.close();
    }
}
