package kr.ieum.gateway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import kr.ieum.client.ClientSettings;
import kr.ieum.client.IeumClient;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.journey.SystemConnection.Shown;

/** A program of one of the demo's systems, with what the demo laid out for it and the client library. */
final class SystemProgram {

    private static final Pattern KEY = Pattern.compile("\"keyid\":\"([^\"]+)\".*?\"spki\":\"([^\"]+)\"");

    private SystemProgram() {}

    /** @param system {@code agency/system} */
    static IeumClient of(DemoNode node, String system) {
        try {
            // the node starts when its address is first asked for, and lays these files out then
            URI address = node.systemsAddress();
            Path demo = node.data().resolve("demo-systems");
            Path own = demo.resolve(system.replace('/', '-'));
            SSLContext tls = SystemConnection.identity(demo.resolve("ca.pem"), Optional.of(Shown.of(own)));
            SigningKey key = SigningKey.ofPem(
                            Files.readString(own.resolve("key-id")).strip(),
                            Files.readString(own.resolve("signature-key.pem")))
                    .orElseThrow();
            String shown;
            try (SystemConnection connection = SystemConnection.open(address, tls)) {
                shown = connection.get("/exchange/v1/keys").body();
            }
            Matcher published = KEY.matcher(shown);
            if (!published.find()) {
                throw new AssertionError(shown);
            }
            VerificationKey gateway = VerificationKey.ofSpki(Base64.getDecoder().decode(published.group(2)))
                    .orElseThrow();
            return new IeumClient(
                    ClientSettings.of(address, system, tls, published.group(1), gateway),
                    key,
                    Clock.systemUTC(),
                    new SecureRandom());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
