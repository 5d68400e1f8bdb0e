package kr.ieum.gateway.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import kr.ieum.client.ClientSettings;
import kr.ieum.client.IeumClient;
import kr.ieum.client.TlsIdentity;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.schemas.json.StrictJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Who speaks to which gateway: the files in which a system keeps its certificate and keys, named as the demo names them. */
final class ClientFiles {

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            defaultValue = "https://localhost:8443",
            description = "The systems' port of the gateway. Default: ${DEFAULT-VALUE}.")
    URI gateway = URI.create("https://localhost:8443");

    @Option(
            names = "--system",
            paramLabel = "AGENCY/SYSTEM",
            defaultValue = "3000000/welfare-case",
            description = "What agreements call the system. Default: ${DEFAULT-VALUE}.")
    String system = "3000000/welfare-case";

    @Option(
            names = "--files",
            paramLabel = "DIR",
            description = "certificate.pem, key.pem, signature-key.pem and key-id of the system. Default: the demo's,"
                    + " data/demo-systems/AGENCY-SYSTEM.")
    @Nullable
    Path files;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Authorities of the gateway's certificate. Default: ca.pem beside that folder.")
    @Nullable
    Path ca;

    @Option(
            names = "--pinned",
            paramLabel = "FILE",
            description = "The gateway's key for answers, as 'client pin' keeps it. Default: gateway-keys.json beside"
                    + " that folder.")
    @Nullable
    Path pinned;

    private Path folder() {
        return Optional.ofNullable(files)
                .orElseGet(() -> Path.of("data", "demo-systems", system.replace('/', '-')))
                .toAbsolutePath();
    }

    /** Where the gateway's key is kept. */
    Path pinned() {
        return Optional.ofNullable(pinned).orElseGet(() -> folder().resolveSibling("gateway-keys.json"));
    }

    SSLContext tls() throws IOException, GeneralSecurityException {
        return TlsIdentity.of(
                Files.readString(folder().resolve("certificate.pem")),
                Files.readString(folder().resolve("key.pem")),
                Files.readString(Optional.ofNullable(ca).orElseGet(() -> folder().resolveSibling("ca.pem"))));
    }

    /**
     * A client with these files.
     *
     * @throws GeneralSecurityException when one of them isn't what it should be; the message says which
     */
    IeumClient open() throws IOException, GeneralSecurityException {
        String keyId = Files.readString(folder().resolve("key-id")).strip();
        SigningKey key = SigningKey.ofPem(keyId, Files.readString(folder().resolve("signature-key.pem")))
                .orElseThrow(() -> new GeneralSecurityException("signature-key.pem holds no Ed25519 or P-256 key"));
        JsonNode kept = pinnedKey();
        VerificationKey gatewayKey = VerificationKey.ofSpki(
                        Base64.getDecoder().decode(kept.path("spki").stringValue("")))
                .orElseThrow(() -> new GeneralSecurityException(pinned() + " holds no Ed25519 or P-256 key"));
        return new IeumClient(
                ClientSettings.of(gateway, system, tls(), kept.path("keyid").stringValue(""), gatewayKey),
                key,
                Clock.systemUTC(),
                new SecureRandom());
    }

    /** What kept it from being done, and what to do. */
    static String words(Exception trouble) {
        return switch (trouble) {
            case NoSuchFileException none -> "there is no file " + none.getFile() + "; name the folder with --files";
            case AccessDeniedException denied -> "you may not read or write " + denied.getFile();
            case ConnectException nobody -> "nothing listens there; start the gateway, or name it with --gateway";
            case SSLException untrusted ->
                "no trust between the two: compare --ca with the gateway's certificate, and ask its operator about"
                        + " yours";
            default -> String.valueOf(trouble.getMessage());
        };
    }

    private JsonNode pinnedKey() throws IOException, GeneralSecurityException {
        try {
            return StrictJson.mapper()
                    .readTree(Files.readString(pinned()))
                    .path("keys")
                    .path(0);
        } catch (JacksonException e) {
            throw new GeneralSecurityException(pinned() + " isn't what 'client pin' keeps", e);
        }
    }
}
