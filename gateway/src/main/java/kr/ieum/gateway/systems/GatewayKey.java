package kr.ieum.gateway.systems;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.log.tree.Digest;

/**
 * A key with which the gateway signs answers, receipts and deliveries.
 *
 * @param keyId by which signatures name it; it follows from the key's bytes
 * @param spki the public half, X.509 SubjectPublicKeyInfo in Base64
 * @param from when it begins to sign
 * @param until when its successor takes over, once one is announced
 */
public record GatewayKey(String keyId, SigningKey key, String spki, Instant from, Optional<Instant> until) {

    private static final int NAME_DIGITS = 16;

    /** A key with its name. */
    public static GatewayKey of(SigningKey key, Instant from, Optional<Instant> until) {
        String spki = key.published()
                .pem()
                .lines()
                .filter(line -> !line.startsWith("-----"))
                .reduce("", String::concat);
        String keyId = "gateway/"
                + Digest.sha256(spki.getBytes(StandardCharsets.US_ASCII)).hex().substring(0, NAME_DIGITS);
        return new GatewayKey(keyId, key, spki, from, until);
    }

    /** Whether it is the one that signs at that moment. */
    boolean signsAt(Instant moment) {
        return !moment.isBefore(from) && until.map(moment::isBefore).orElse(true);
    }
}
