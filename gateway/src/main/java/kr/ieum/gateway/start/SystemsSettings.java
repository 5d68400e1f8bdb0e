package kr.ieum.gateway.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.schemas.yaml.YamlMap;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * {@code systems} of {@code config/gateway.yaml}: the port at which agencies' systems come in, and with what it is opened.
 *
 * <p>Rules: N17 port, N18 file, N19 name.
 *
 * @param port 0 takes any free one
 * @param certificate of the server, with the certificates above it
 * @param key of the server, PKCS#8
 * @param trust certificates of the authorities that issue those of systems
 * @param names hosts under which systems call; what they signed for another is refused. None stands for this machine's own
 */
record SystemsSettings(int port, Path certificate, Path key, Path trust, List<String> names) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\\[[0-9a-f:]{2,45}]");

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
            List<String> names = map.texts("names");
            names.stream()
                    .filter(name -> !NAME.matcher(name).matches())
                    .forEach(name -> map.fault(
                            "names",
                            "N19",
                            "holds something that is no host",
                            "write hosts in lower case without scheme and port, such as gateway.example"));
            return certificate.isPresent() && key.isPresent() && trust.isPresent()
                    ? Optional.of(new SystemsSettings(port, certificate.get(), key.get(), trust.get(), names))
                    : Optional.empty();
        }
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
        return new SystemsSettings(other, certificate, key, trust, names);
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
        if (!names.isEmpty()) {
            properties.put("ieum.systems.names", String.join(",", names));
        }
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
