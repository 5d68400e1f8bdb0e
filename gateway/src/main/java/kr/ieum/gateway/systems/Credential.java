package kr.ieum.gateway.systems;

import java.time.Instant;
import java.util.Optional;
import kr.ieum.gateway.identity.CredentialStanding;
import kr.ieum.gateway.identity.SystemId;

/**
 * A certificate or a key of a system, as the operator sees it.
 *
 * @param id SHA-256 of the certificate or of the public key, 64 hexadecimal digits
 * @param keyId by which signatures name a key; nothing for a certificate
 * @param subject as it stands in a certificate; empty for a key
 * @param pem the certificate or the public key
 */
public record Credential(
        String id,
        Kind kind,
        SystemId system,
        Optional<String> keyId,
        KeyType type,
        String subject,
        String pem,
        Instant madeAt,
        CredentialStanding standing) {

    /** What it is for. */
    public enum Kind {
        /** Opens connections. */
        CERTIFICATE,
        /** Signs requests. */
        KEY
    }

    /** The fingerprint in groups, as two people compare it by telephone. */
    public String fingerprint() {
        return grouped(id);
    }

    /** In groups of eight digits, which no number of a person looks like. */
    static String grouped(String hex) {
        return hex.replaceAll("(.{8})(?=.)", "$1:");
    }
}
