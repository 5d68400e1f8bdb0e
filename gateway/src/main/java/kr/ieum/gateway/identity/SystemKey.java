package kr.ieum.gateway.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * A key with which a system signs its requests (RFC 9421). The algorithm is the registry's, never the message's.
 */
public final class SystemKey {

    private final String keyId;
    private final SystemId system;
    private final Algorithm algorithm;
    private final byte[] publicKey;
    private final CredentialStanding standing;

    /**
     * A key.
     *
     * @param keyId by which a signature names it
     * @param publicKey X.509 SubjectPublicKeyInfo
     */
    public SystemKey(
            String keyId, SystemId system, Algorithm algorithm, byte[] publicKey, CredentialStanding standing) {
        this.keyId = keyId;
        this.system = system;
        this.algorithm = algorithm;
        this.publicKey = publicKey.clone();
        this.standing = standing;
    }

    /** What is signed with it; the list is closed (decision 0036). */
    public enum Algorithm {
        /** RFC 8032, {@code ed25519} in RFC 9421. */
        ED25519("ed25519"),
        /** FIPS 186-4, {@code ecdsa-p256-sha256} in RFC 9421; what hardware can do. */
        ECDSA_P256_SHA256("ecdsa-p256-sha256");

        private final String text;

        Algorithm(String text) {
            this.text = text;
        }

        /** As RFC 9421 registers it. */
        public String text() {
            return text;
        }
    }

    public String keyId() {
        return keyId;
    }

    public SystemId system() {
        return system;
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    /** X.509 SubjectPublicKeyInfo. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    public CredentialStanding standing() {
        return standing;
    }

    /** Whether it may be relied on at this moment. */
    public boolean holds(Instant now) {
        return standing.holds(now);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SystemKey that
                && keyId.equals(that.keyId)
                && system.equals(that.system)
                && algorithm == that.algorithm
                && Arrays.equals(publicKey, that.publicKey)
                && standing.equals(that.standing);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyId, system, algorithm, Arrays.hashCode(publicKey), standing);
    }

    @Override
    public String toString() {
        return "SystemKey[" + keyId + "]";
    }
}
