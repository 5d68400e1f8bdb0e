package kr.ieum.gateway.agreement;

import java.time.Instant;

/**
 * One step in the history of an agreement version.
 *
 * @param by who changed it, an opaque id
 * @param policyEpoch the epoch from which the change is in force
 */
public record AgreementChange(
        String id,
        int version,
        int step,
        Instant at,
        String by,
        AgreementState state,
        String reason,
        long policyEpoch) {}
