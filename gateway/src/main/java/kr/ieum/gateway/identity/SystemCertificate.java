package kr.ieum.gateway.identity;

import java.time.Instant;

/**
 * A certificate with which a system opens a connection.
 *
 * @param fingerprint SHA-256 of its DER bytes, 64 hexadecimal digits in lower case
 * @param subject as it stands in the certificate; nothing is concluded from it
 */
public record SystemCertificate(String fingerprint, SystemId system, String subject, CredentialStanding standing) {

    /** Whether it may be relied on at this moment. */
    public boolean holds(Instant now) {
        return standing.holds(now);
    }
}
