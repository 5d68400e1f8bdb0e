package kr.ieum.gateway.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Since when, until when and how a certificate or key holds.
 *
 * @param from the first moment
 * @param until the first moment at which it no longer does
 * @param state as it was last put; never {@link CredentialState#EXPIRED}, which the clock says
 * @param holdsUntil end of the overlap of one that was replaced
 */
public record CredentialStanding(Instant from, Instant until, CredentialState state, Optional<Instant> holdsUntil) {

    /** What was put keeps to what the store knows. */
    public CredentialStanding {
        if (state == CredentialState.EXPIRED || (state == CredentialState.REPLACED) != holdsUntil.isPresent()) {
            throw new IllegalArgumentException("no state that is put");
        }
    }

    /** The state at a moment; one that is out of force for another reason isn't called expired too. */
    public CredentialState at(Instant now) {
        return switch (state) {
            case REQUESTED, ACTIVE -> now.isBefore(until) ? state : CredentialState.EXPIRED;
            case REPLACED -> CredentialState.REPLACED;
            case REVOKED -> CredentialState.REVOKED;
            case EXPIRED -> throw new IllegalStateException("is never put");
        };
    }

    /** Whether what it stands for may be relied on at this moment. */
    public boolean holds(Instant now) {
        boolean inTime = !now.isBefore(from) && now.isBefore(until);
        return inTime
                && switch (state) {
                    case ACTIVE -> true;
                    case REPLACED -> holdsUntil.filter(now::isBefore).isPresent();
                    case REQUESTED, REVOKED, EXPIRED -> false;
                };
    }
}
