package kr.ieum.gateway.agreement;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An agreement version as the database keeps it, without its bytes.
 *
 * @param validUntil last day of its term
 */
public record StoredAgreement(
        String id,
        int version,
        String digest,
        AgreementState state,
        LocalDate validFrom,
        LocalDate validUntil,
        Instant importedAt) {}
