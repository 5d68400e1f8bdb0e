package kr.ieum.gateway.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One step in the history of an agreement version.
 *
 * @param by who changed it, an opaque id
 * @param state the state after it
 * @param reason the code of a {@link Cause}; in old rows, words
 * @param effectiveOn the day on which what the step decided takes effect, where that is later
 * @param policyEpoch the epoch from which the change is in force
 */
public record AgreementChange(
        String id,
        int version,
        int step,
        Instant at,
        String by,
        Transition transition,
        AgreementState state,
        String reason,
        Optional<LocalDate> effectiveOn,
        long policyEpoch) {}
