package kr.ieum.gateway.systems;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import kr.ieum.gateway.keys.Revocation;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.keys.SigningKey.PublishedKey;
import kr.ieum.gateway.log.tree.Digest;

/**
 * A key with which the gateway signs answers, receipts and deliveries, or did.
 *
 * @param keyId by which signatures name it; it follows from the key's bytes
 * @param published the public half
 * @param secret which signs; not there once it was destroyed
 * @param spki the public half, X.509 SubjectPublicKeyInfo in Base64
 * @param from when it begins to sign
 * @param until when its successor takes over, once one is announced, or when it was revoked while it signed
 */
public record GatewayKey(
        String keyId,
        PublishedKey published,
        Optional<SigningKey> secret,
        String spki,
        Instant from,
        Optional<Instant> until,
        Optional<Revocation> revoked) {

    private static final int NAME_DIGITS = 16;

    /** What is to be thought of a key. */
    public enum State {
        /** It signs. */
        SIGNING,
        /** It is to follow. */
        ANNOUNCED,
        /** Another has taken its place; what it signed stays signed. */
        FORMER,
        /** It isn't to be trusted any more. */
        REVOKED
    }

    /** A key with its name, that may sign. */
    public static GatewayKey of(SigningKey key, Instant from, Optional<Instant> until) {
        return of(key.published(), Optional.of(key), from, until, Optional.empty());
    }

    static GatewayKey of(
            PublishedKey published,
            Optional<SigningKey> secret,
            Instant from,
            Optional<Instant> until,
            Optional<Revocation> revoked) {
        String spki = published
                .pem()
                .lines()
                .filter(line -> !line.startsWith("-----"))
                .reduce("", String::concat);
        String keyId = "gateway/"
                + Digest.sha256(spki.getBytes(StandardCharsets.US_ASCII)).hex().substring(0, NAME_DIGITS);
        return new GatewayKey(keyId, published, secret, spki, from, until, revoked);
    }

    /** What it is at that moment. */
    public State stateAt(Instant moment) {
        if (revoked.isPresent()) {
            return State.REVOKED;
        }
        if (moment.isBefore(from)) {
            return State.ANNOUNCED;
        }
        return until.map(moment::isBefore).orElse(true) ? State.SIGNING : State.FORMER;
    }

    /** Whether it has begun, and has what it needs to sign. */
    boolean maySignAt(Instant moment) {
        return secret.isPresent() && !moment.isBefore(from);
    }
}
