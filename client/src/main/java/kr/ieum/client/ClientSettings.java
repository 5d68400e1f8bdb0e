package kr.ieum.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.KnownKeys;
import kr.ieum.client.signature.VerificationKey;

/**
 * Which gateway, and how patiently.
 *
 * @param gateway scheme, host and port, such as {@code https://gateway.example:8443}
 * @param system what the registry calls the caller, {@code agency/system}
 * @param tls opens connections: the system's own certificate, and trust in the gateway's
 * @param gatewayKeys with which answers are verified: pinned, the first compared once by another way than this connection. The gateway announces
 *     the next one at {@code /exchange/v1/keys} before it signs with it; this is asked for each answer, and may learn
 * @param timeout longest time for one attempt, answer included
 * @param attempts how often a request is sent at most
 * @param mostBytes longest answer that is read
 */
public record ClientSettings(
        URI gateway,
        String system,
        SSLContext tls,
        KnownKeys gatewayKeys,
        Duration timeout,
        int attempts,
        int mostBytes) {

    private static final int STANDARD_BYTES = 8 << 20;

    /** Only HTTPS, and an address without path; the slash that people write behind one is dropped. */
    public ClientSettings {
        if ("/".equals(gateway.getRawPath())) {
            gateway = URI.create(gateway.toString().replaceFirst("/$", ""));
        }
        boolean bare = gateway.getRawPath().isEmpty()
                && gateway.getRawQuery() == null
                && gateway.getRawFragment() == null
                && gateway.getRawUserInfo() == null;
        if (!"https".equals(gateway.getScheme()) || !bare) {
            throw new IllegalArgumentException("a gateway's address is https://host:port and nothing behind it");
        }
    }

    /** Half a minute, four attempts, 8 MiB. */
    public static ClientSettings of(URI gateway, String system, SSLContext tls, KnownKeys gatewayKeys) {
        return new ClientSettings(gateway, system, tls, gatewayKeys, Duration.ofSeconds(30), 4, STANDARD_BYTES);
    }

    /** The same with the one key that is pinned. */
    public static ClientSettings of(
            URI gateway, String system, SSLContext tls, String gatewayKeyId, VerificationKey gatewayKey) {
        Optional<KnownKey> pinned = Optional.of(new KnownKey("gateway", gatewayKey, true));
        return of(gateway, system, tls, keyId -> keyId.equals(gatewayKeyId) ? pinned : Optional.empty());
    }
}
