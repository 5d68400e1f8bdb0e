package kr.ieum.gateway.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.gateway.identity.SecretName;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * {@code config/gateway.yaml}: where a node listens and where its database is.
 *
 * <p>Rules: N1 unknown format, N2 not an address, N3 not a port, N4 database address, N5 not the name of a secret.
 *
 * @param address the local address to listen on
 * @param activateOnImport whether agreements that are new in the configuration come into force at once, on the
 *     responsibility of whoever wrote this setting; otherwise they are imported as drafts (decision 0009)
 * @param database the shared PostgreSQL; empty for the H2 file in the data folder
 */
record NodeSettings(String address, int port, boolean activateOnImport, Optional<Database> database) {

    private static final String FORMAT = "ieum-gateway/1";
    private static final String NAME = "gateway.yaml";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int LARGEST_PORT = 65_535;

    /** Numbers only: a name would be looked up, and could come to mean another address. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");

    private static final Pattern POSTGRESQL = Pattern.compile("jdbc:postgresql://[A-Za-z0-9.:\\[\\]-]+/[A-Za-z0-9_-]+");

    /** A PostgreSQL database. */
    record Database(String url, String user, SecretName password) {}

    static NodeSettings read(Path config, Faults faults) {
        return StrictYaml.read(config.resolve(NAME), NAME, faults)
                .map(NodeSettings::read)
                .orElseGet(() -> new NodeSettings(LOOPBACK, 0, false, Optional.empty()));
    }

    private static NodeSettings read(YamlMap top) {
        try (top) {
            String format = top.text("format");
            if (!format.isEmpty() && !FORMAT.equals(format)) {
                top.fault("format", "N1", "'" + format + "' is not a known format", "write format: " + FORMAT);
            }
            String address = top.text("address");
            if (!address.isEmpty() && !isAddress(address)) {
                top.fault("address", "N2", "'" + address + "' is not an address", "write one such as 127.0.0.1 or ::1");
            }
            int port = top.integer("port");
            if (port < 0 || port > LARGEST_PORT) {
                top.fault("port", "N3", "is not a port", "write 0 to " + LARGEST_PORT);
            }
            return new NodeSettings(
                    address,
                    port,
                    top.flag("activateAgreementsOnImport"),
                    top.optionalMap("database").flatMap(NodeSettings::database));
        }
    }

    private static Optional<Database> database(YamlMap map) {
        try (map) {
            String url = map.text("url");
            if (!url.isEmpty() && !POSTGRESQL.matcher(url).matches()) {
                map.fault(
                        "url",
                        "N4",
                        "is not the address of a PostgreSQL database",
                        "write jdbc:postgresql://HOST:PORT/DATABASE and nothing more");
            }
            String user = map.text("user");
            String password = map.text("password");
            Optional<SecretName> secret = SecretName.ofReference(password);
            if (!password.isEmpty() && secret.isEmpty()) {
                map.fault(
                        "password",
                        "N5",
                        "is not the name of a secret",
                        "write secret:NAME, and the password itself into data/secrets/NAME or IEUM_SECRET_NAME; change"
                                + " it if it stood here");
            }
            return secret.map(name -> new Database(url, user, name));
        }
    }

    private static boolean isAddress(String text) {
        try {
            return ADDRESS.matcher(text).matches()
                    && !InetAddress.getByName(text).toString().isEmpty();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
