package kr.ieum.gateway.agreement;

import java.time.LocalDate;

/** How an agreement version stands on a day: its state together with its term. */
public enum Standing {
    /** Of no effect yet: nobody has approved it. */
    DRAFT,
    /** Approved, of no effect yet. */
    APPROVED,
    /** It comes into force later. */
    SCHEDULED,
    /** Releases what it grants. */
    IN_FORCE,
    /** Taken out of force, may be resumed. */
    SUSPENDED,
    /** Its term is over. */
    EXPIRED,
    /** Ended before its term. */
    TERMINATED,
    /** Another version has taken its place. */
    SUPERSEDED;

    /** The standing of a stored version on a day in the federation's zone. */
    public static Standing of(StoredAgreement stored, LocalDate day) {
        return switch (stored.state()) {
            case DRAFT -> DRAFT;
            case APPROVED -> APPROVED;
            case SCHEDULED -> SCHEDULED;
            case EXPIRED -> EXPIRED;
            case TERMINATED -> TERMINATED;
            case SUPERSEDED -> SUPERSEDED;
            case ACTIVE, SUSPENDED -> {
                if (stored.due().filter(end -> !end.on().isAfter(day)).isPresent()) {
                    yield TERMINATED;
                }
                if (day.isAfter(stored.validUntil())) {
                    yield EXPIRED;
                }
                if (stored.state() == AgreementState.SUSPENDED) {
                    yield SUSPENDED;
                }
                yield day.isBefore(stored.validFrom()) ? SCHEDULED : IN_FORCE;
            }
        };
    }
}
