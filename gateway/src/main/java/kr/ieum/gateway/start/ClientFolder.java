package kr.ieum.gateway.start;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import kr.ieum.client.ClientSettings;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.client.TlsIdentity;
import kr.ieum.client.log.LogKey;
import kr.ieum.client.log.PublishedLog;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.KnownKeys;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.profile.Revocation;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The files by which a system speaks to a gateway, named as the demo names them.
 *
 * @param folder with {@code certificate.pem}, {@code key.pem}, {@code signature-key.pem} and {@code key-id}
 * @param authorities of the gateway's certificate
 * @param pinned where the gateway's keys for answers are kept
 */
public record ClientFolder(URI gateway, String system, Path folder, Path authorities, Path pinned) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final String KEYS = "/exchange/v1/keys";

    /**
     * Fetches the gateway's keys for answers and keeps them. Where some are kept already, one of them has to have signed the answer: so the key
     * that the gateway announces is learnt, and nobody else's.
     *
     * @return what was kept
     * @throws GeneralSecurityException when a file isn't what it should be, or the answer isn't proven; the message says which
     */
    public String pin() throws IOException, GeneralSecurityException, InterruptedException {
        String fetched = Files.exists(pinned) ? fetchedProven() : fetched();
        Files.writeString(pinned, fetched);
        return fetched;
    }

    private String fetchedProven() throws IOException, GeneralSecurityException, InterruptedException {
        try (IeumClient client = open()) {
            return switch (client.get(KEYS)) {
                case Outcome.Answered answered when answered.status() == OK -> answered.text();
                case Outcome.Answered answered -> throw new IOException(KEYS + " answered " + answered.status());
                case Outcome.Problem problem -> throw new IOException(KEYS + " answered " + problem.status());
                case Outcome.Unanswered nobody ->
                    throw new ConnectException(nobody.cause().orElse("nobody answered"));
                case Outcome.Untrusted(int status, var why) ->
                    throw new GeneralSecurityException("no key in " + pinned + " proves the answer (" + why.sentence()
                            + "); ask the operator, and remove that file once you have compared the key");
            };
        }
    }

    private String fetched() throws IOException, GeneralSecurityException, InterruptedException {
        URI address = gateway.resolve(KEYS);
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(tls())
                .connectTimeout(PATIENCE)
                .build()) {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException(address + " answered " + answer.statusCode());
            }
            return answer.body();
        }
    }

    /** Where the log's key is kept: beside the gateway's. */
    public Path logKeyFile() {
        return pinned.resolveSibling("log-key");
    }

    /**
     * Fetches the log's key and keeps it.
     *
     * @return what was kept
     */
    public String pinLog(PublishedLog log) throws IOException, InterruptedException {
        String key = log.key()
                .orElseThrow(() -> new IOException(log.address() + " is no log; name it with --log"))
                .toString();
        Files.writeString(logKeyFile(), key + "\n");
        return key;
    }

    /**
     * The log's key, as it was kept.
     *
     * @throws GeneralSecurityException when the file holds none
     */
    public LogKey logKey() throws IOException, GeneralSecurityException {
        if (!Files.exists(logKeyFile())) {
            throw new IOException("there is no file " + logKeyFile() + "; 'client pin --log URL' keeps the log's key");
        }
        return LogKey.parse(Files.readString(logKeyFile()))
                .orElseThrow(() -> new GeneralSecurityException(logKeyFile() + " holds no key of a log"));
    }

    /**
     * A client with these files.
     *
     * @throws GeneralSecurityException when a file isn't what it should be; the message says which
     */
    public IeumClient open() throws IOException, GeneralSecurityException {
        SigningKey key = key();
        if (pinnedKeys().isEmpty()) {
            throw new GeneralSecurityException(pinned + " holds no Ed25519 or P-256 key");
        }
        return new IeumClient(
                ClientSettings.of(gateway, system, tls(), gatewayKeys()), key, Clock.systemUTC(), new SecureRandom());
    }

    /**
     * Signs a record for a place in which the gateway looks for it.
     *
     * @param place as the gateway's configuration names it
     * @param name of the record, which is its idempotency key
     * @return the fields, a line each
     * @throws GeneralSecurityException when a file isn't what it should be; the message says which
     */
    public String sign(String place, String name, String contentType, byte[] record)
            throws IOException, GeneralSecurityException {
        Fields fields = new MessageSigner(key(), Clock.systemUTC(), new SecureRandom())
                .signQueued(
                        Fields.NONE
                                .with(ExchangeProfile.QUEUE_FIELD, place)
                                .with(ExchangeProfile.SYSTEM_FIELD, system)
                                .with(ExchangeProfile.IDEMPOTENCY_FIELD, name)
                                .with("content-type", contentType),
                        record);
        StringBuilder lines = new StringBuilder();
        fields.all()
                .forEach((field, values) -> values.forEach(
                        value -> lines.append(field).append(": ").append(value).append('\n')));
        return lines.toString();
    }

    private SigningKey key() throws IOException, GeneralSecurityException {
        String keyId = Files.readString(folder.resolve("key-id")).strip();
        return SigningKey.ofPem(keyId, Files.readString(folder.resolve("signature-key.pem")))
                .orElseThrow(() -> new GeneralSecurityException("signature-key.pem holds no Ed25519 or P-256 key"));
    }

    private SSLContext tls() throws IOException, GeneralSecurityException {
        return TlsIdentity.of(
                Files.readString(folder.resolve("certificate.pem")),
                Files.readString(folder.resolve("key.pem")),
                Files.readString(authorities));
    }

    /**
     * All keys of the gateway that were kept: what they signed stays signed. One whose successor has taken over isn't in use any more.
     *
     * @throws GeneralSecurityException when the file isn't what {@link #pin} keeps
     */
    public KnownKeys gatewayKeys() throws IOException, GeneralSecurityException {
        Map<String, Pinned> keys = pinnedKeys();
        Clock clock = Clock.systemUTC();
        return keyId -> Optional.ofNullable(keys.get(keyId))
                .map(key -> new KnownKey("gateway", key.key(), key.isInUseAt(clock.instant()), key.revoked()));
    }

    /**
     * A key that was kept.
     *
     * @param until when its successor takes over, as far as that was known
     * @param revoked that it was revoked, as far as that was known
     */
    private record Pinned(VerificationKey key, Optional<Instant> until, Optional<Revocation> revoked) {

        /** An answer that it signed at the very end may still be on its way. */
        boolean isInUseAt(Instant now) {
            return until.map(end -> now.isBefore(end.plus(ExchangeProfile.LONGEST)))
                    .orElse(true);
        }
    }

    private Map<String, Pinned> pinnedKeys() throws IOException, GeneralSecurityException {
        Map<String, Pinned> keys = new HashMap<>();
        try {
            for (JsonNode key : keys()) {
                Optional<Instant> until = key.has("until")
                        ? Optional.of(Instant.parse(key.path("until").stringValue("")))
                        : Optional.empty();
                JsonNode revoked = key.path("revoked");
                Optional<Revocation> revocation = revoked.isObject()
                        ? Optional.of(Revocation.of(
                                revoked.path("at").stringValue(""),
                                revoked.path("reason").stringValue("")))
                        : Optional.empty();
                VerificationKey.ofSpki(
                                Base64.getDecoder().decode(key.path("spki").stringValue("")))
                        .ifPresent(read ->
                                keys.put(key.path("keyid").stringValue(""), new Pinned(read, until, revocation)));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new GeneralSecurityException(pinned + " isn't what 'client pin' keeps", e);
        }
        return keys;
    }

    private JsonNode keys() throws IOException, GeneralSecurityException {
        try {
            return StrictJson.mapper().readTree(Files.readString(pinned)).path("keys");
        } catch (JacksonException e) {
            throw new GeneralSecurityException(pinned + " isn't what 'client pin' keeps", e);
        }
    }

    /** What kept something from being done, and what to do. */
    public String words(Exception trouble) {
        return switch (trouble) {
            case NoSuchFileException none -> missing(none.getFile());
            case AccessDeniedException denied -> "you may not read or write " + denied.getFile();
            case ConnectException nobody -> "nothing listens there; start the gateway, or name it with --gateway";
            case SSLException untrusted ->
                "no trust between the two: compare --ca with the gateway's certificate, and ask its operator about"
                        + " yours";
            default -> String.valueOf(trouble.getMessage());
        };
    }

    /** By whose file it is: only the system's own are named by their folder. */
    private String missing(String file) {
        Path path = Path.of(file);
        String remedy;
        if (path.equals(pinned)) {
            remedy = "fetch it with 'client pin', or name it with --pinned";
        } else if (path.equals(authorities)) {
            remedy = "name it with --ca";
        } else {
            remedy = path.startsWith(folder) ? "name the folder with --files" : "check its name";
        }
        return "there is no file " + file + "; " + remedy;
    }
}
