package kr.ieum.gateway.agreement;

import java.time.LocalDate;

/** How an agreement version stands on a day: its state together with its term. */
public enum Standing {
    /** Of no effect yet: nobody has put it in force. */
    DRAFT,
    /** Activated, its term begins later. */
    SCHEDULED,
    /** Releases what it grants. */
    IN_FORCE,
    /** Taken out of force, may be resumed. */
    SUSPENDED,
    /** Its term is over. */
    EXPIRED,
    /** Another version has taken its place. */
    SUPERSEDED;

    /** The standing of a stored version on a day in the federation's zone. */
    public static Standing of(StoredAgreement stored, LocalDate day) {
        return switch (stored.state()) {
            case DRAFT -> DRAFT;
            case SUSPENDED -> SUSPENDED;
            case SUPERSEDED -> SUPERSEDED;
            case ACTIVE -> {
                if (day.isBefore(stored.validFrom())) {
                    yield SCHEDULED;
                }
                yield day.isAfter(stored.validUntil()) ? EXPIRED : IN_FORCE;
            }
        };
    }
}
