package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import kr.ieum.client.ClientSettings;
import kr.ieum.client.IeumClient;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.journey.SystemConnection.Shown;

/** Clients of the demo's systems, with what the demo laid out for them. */
final class DemoClients {

    private static final Pattern KEY = Pattern.compile("\"keyid\":\"([^\"]+)\".*?\"spki\":\"([^\"]+)\"");

    private static final String WELFARE = "3000000/welfare-case";
    private static final String OWN_KEY = "signature-key.pem";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 4;
    private static final int MOST_BYTES = 8 << 20;

    private DemoClients() {}

    /** The welfare system's. */
    static IeumClient welfare(DemoNode node) throws IOException, GeneralSecurityException {
        return of(node, WELFARE);
    }

    /** Of any system, {@code agency/system}. */
    static IeumClient of(DemoNode node, String system) throws IOException, GeneralSecurityException {
        return of(node, system, OWN_KEY);
    }

    /** The welfare system's, with a key of another file, beside its own. */
    static IeumClient welfare(DemoNode node, String keyFile) throws IOException, GeneralSecurityException {
        return of(node, WELFARE, keyFile);
    }

    private static IeumClient of(DemoNode node, String system, String keyFile)
            throws IOException, GeneralSecurityException {
        // the node starts when its address is first asked for, and lays the files out then
        URI address = node.systemsAddress();
        return of(node.data(), address, system, keyFile, ATTEMPTS);
    }

    /**
     * Of a node that runs elsewhere, on its data folder.
     *
     * @param attempts how often it sends what isn't answered
     */
    static IeumClient of(Path data, URI address, String system, int attempts)
            throws IOException, GeneralSecurityException {
        return of(data, address, system, OWN_KEY, attempts);
    }

    private static IeumClient of(Path data, URI address, String system, String keyFile, int attempts)
            throws IOException, GeneralSecurityException {
        Path demo = data.resolve("demo-systems");
        Path own = demo.resolve(system.replace('/', '-'));
        SSLContext tls = SystemConnection.identity(demo.resolve("ca.pem"), Optional.of(Shown.of(own)));
        SigningKey key = SigningKey.ofPem(
                        Files.readString(own.resolve("key-id")).strip(),
                        Files.readString(own.resolve(keyFile).normalize()))
                .orElseThrow();
        Matcher published = published(address, tls);
        Optional<KnownKey> pinned = Optional.of(new KnownKey("gateway", key(published), true));
        String keyId = published.group(1);
        return new IeumClient(
                new ClientSettings(
                        address,
                        system,
                        tls,
                        id -> id.equals(keyId) ? pinned : Optional.empty(),
                        PATIENCE,
                        attempts,
                        MOST_BYTES),
                key,
                Clock.systemUTC(),
                new SecureRandom());
    }

    /** By which the gateway signs what it answers and delivers. */
    static KnownKey gatewayKey(DemoNode node) throws IOException, GeneralSecurityException {
        URI address = node.systemsAddress();
        Path demo = node.data().resolve("demo-systems");
        SSLContext tls = SystemConnection.identity(
                demo.resolve("ca.pem"), Optional.of(Shown.of(demo.resolve(WELFARE.replace('/', '-')))));
        return new KnownKey("gateway", key(published(address, tls)), true);
    }

    private static Matcher published(URI address, SSLContext tls) throws IOException {
        String shown;
        try (SystemConnection connection = SystemConnection.open(address, tls)) {
            shown = connection.get("/exchange/v1/keys").body();
        }
        Matcher published = KEY.matcher(shown);
        assertThat(published.find()).as(shown).isTrue();
        return published;
    }

    private static VerificationKey key(Matcher published) {
        return VerificationKey.ofSpki(Base64.getDecoder().decode(published.group(2)))
                .orElseThrow();
    }
}
