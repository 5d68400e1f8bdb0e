package kr.ieum.gateway.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.schemas.yaml.YamlMap;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * {@code systems} of {@code config/gateway.yaml}: the port at which agencies' systems come in, and with what it is opened.
 *
 * <p>Rules: N17 port, N18 file, N19 pace, N20 name.
 *
 * @param port 0 takes any free one
 * @param certificate of the server, with the certificates above it
 * @param key of the server, PKCS#8
 * @param trust certificates of the authorities that issue those of systems
 * @param names hosts by which systems call, beside this machine's own names
 */
record SystemsSettings(int port, Path certificate, Path key, Path trust, Pace pace, List<String> names) {

    /** By which a machine calls itself; such a call comes from nobody else's network. */
    static final String OWN_NAMES = "localhost,127.0.0.1,[::1]";

    private static final Pattern HOST =
            Pattern.compile("(?!-)[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,10}|\\[[0-9a-f:.]{2,45}]");

    SystemsSettings {
        names = List.copyOf(names);
    }

    /**
     * How fast each agency may ask.
     *
     * @param perSecond requests a second that it may keep up
     * @param burst requests that it may make at once after a pause
     * @param atOnce requests that may be on their way
     */
    record Pace(int perSecond, int burst, int atOnce) {

        static final Pace STANDARD = new Pace(2_000, 4_000, 256);

        private static final int MOST = 100_000;

        private static Pace read(YamlMap map) {
            return new Pace(
                    number(map, "perSecond", STANDARD.perSecond),
                    number(map, "burst", STANDARD.burst),
                    number(map, "atOnce", STANDARD.atOnce));
        }

        private static int number(YamlMap map, String key, int otherwise) {
            int number = map.optionalInteger(key).orElse(otherwise);
            if (number < 1 || number > MOST) {
                map.fault(key, "N19", "lets nobody in, or everybody", "write 1 to " + MOST);
            }
            return number;
        }
    }

    /** At the usual pace. */
    SystemsSettings(int port, Path certificate, Path key, Path trust) {
        this(port, certificate, key, trust, Pace.STANDARD, List.of());
    }

    private static final int LARGEST_PORT = 65_535;

    static Optional<SystemsSettings> read(YamlMap map, int officials) {
        try (map) {
            int port = map.integer("port");
            if (port < 0 || port > LARGEST_PORT) {
                map.fault("port", "N17", "is not a port", "write 0 to " + LARGEST_PORT);
            } else if (port != 0 && port == officials) {
                map.fault("port", "N17", "is the officials' port too", "write another one");
            }
            Optional<Path> certificate = file(map, "certificate");
            Optional<Path> key = file(map, "key");
            Optional<Path> trust = file(map, "trust");
            Pace pace = Pace.read(map);
            List<String> names = names(map);
            return certificate.isPresent() && key.isPresent() && trust.isPresent()
                    ? Optional.of(new SystemsSettings(port, certificate.get(), key.get(), trust.get(), pace, names))
                    : Optional.empty();
        }
    }

    private static List<String> names(YamlMap map) {
        List<String> names = map.texts("names");
        for (String name : names) {
            if (!HOST.matcher(name).matches()) {
                map.fault(
                        "names",
                        "N20",
                        "'" + name + "' is not the name of a host as it stands in an address",
                        "write one such as exchange.example.go.kr, in small letters and without port");
            }
        }
        return names;
    }

    /** Where a file is; whether it is there is looked at on the machine that serves, for the configuration is checked elsewhere too. */
    private static Optional<Path> file(YamlMap map, String name) {
        String text = map.text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.startsWith("/") || text.indexOf('\0') >= 0) {
            map.fault(
                    name,
                    "N18",
                    "is not a whole path",
                    "write one that begins with /, such as /etc/ieum/tls/" + name + ".pem");
            return Optional.empty();
        }
        return Optional.of(Path.of(text));
    }

    /** The same with another port. */
    SystemsSettings at(int other) {
        return new SystemsSettings(other, certificate, key, trust, pace, names);
    }

    /**
     * What opens the port. Files that change are read again.
     *
     * @throws StartRefusedException when one of the files can't be what it should be
     */
    Map<String, Object> properties() throws StartRefusedException {
        check("certificate", certificate, content -> !content.getCertificates().isEmpty());
        check("key", key, content -> content.getPrivateKey() != null);
        check("trust", trust, content -> !content.getCertificates().isEmpty());
        String bundle = "spring.ssl.bundle.pem." + kr.ieum.gateway.web.exchange.SystemsPort.BUNDLE + ".";
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("ieum.systems.port", port);
        properties.put(
                "ieum.systems.names",
                Stream.concat(names.stream(), Stream.of(OWN_NAMES)).collect(Collectors.joining(",")));
        properties.put("ieum.systems.per-second", pace.perSecond());
        properties.put("ieum.systems.burst", pace.burst());
        properties.put("ieum.systems.at-once", pace.atOnce());
        properties.put(bundle + "reload-on-update", true);
        properties.put(bundle + "keystore.certificate", certificate.toUri().toString());
        properties.put(bundle + "keystore.private-key", key.toUri().toString());
        properties.put(bundle + "keystore.verify-keys", true);
        properties.put(bundle + "truststore.certificate", trust.toUri().toString());
        properties.put("spring.ssl.bundle.watch.file.quiet-period", "2s");
        return properties;
    }

    @FunctionalInterface
    private interface Holds {
        boolean what(PemContent content);
    }

    private static void check(String name, Path file, Holds holds) throws StartRefusedException {
        String fault;
        try {
            fault = holds.what(PemContent.of(Files.readString(file))) ? "" : "holds none";
        } catch (IOException | RuntimeException e) {
            // what the parser says may quote a key
            fault = "can't be read as one (" + e.getClass().getSimpleName() + ")";
        }
        if (!fault.isEmpty()) {
            throw new StartRefusedException("systems." + name + " of gateway.yaml: " + file + " " + fault + "; put "
                    + (name.equals("key") ? "the server's private key (PKCS#8)" : "the certificates")
                    + " there in PEM, readable by this account.");
        }
    }
}
