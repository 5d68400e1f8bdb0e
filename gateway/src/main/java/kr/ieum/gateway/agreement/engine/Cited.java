package kr.ieum.gateway.agreement.engine;

import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;

/**
 * An authority with its place in the order of authorities and every refusal that can name it, made once when a snapshot is
 * compiled. Ranks compare as authorities do: by agreement, version and grant.
 */
final class Cited {

    /** The rank of a refusal that names no authority: behind every other. */
    static final long NOBODY = Long.MAX_VALUE;

    private static final Reason[] REASONS = Reason.values();
    /** What stands before it refuses whole requests. */
    private static final int FIRST = Reason.NO_AGREEMENT.ordinal();

    private static final Outcome.Denied[] WITHOUT_AUTHORITY = denied(Optional.empty());

    private final Authority authority;
    private final long rank;
    private final Outcome.Denied[] denied;

    Cited(Authority authority, long rank) {
        this.authority = authority;
        this.rank = rank;
        this.denied = denied(Optional.of(authority));
    }

    private static Outcome.Denied[] denied(Optional<Authority> authority) {
        Outcome.Denied[] denied = new Outcome.Denied[REASONS.length - FIRST];
        for (int i = 0; i < denied.length; i++) {
            denied[i] = new Outcome.Denied(REASONS[FIRST + i], authority);
        }
        return denied;
    }

    Authority authority() {
        return authority;
    }

    long rank() {
        return rank;
    }

    Outcome.Denied denied(Reason reason) {
        return denied[reason.ordinal() - FIRST];
    }

    /** The refusal that names no authority. */
    static Outcome.Denied deniedWithoutAuthority(Reason reason) {
        return WITHOUT_AUTHORITY[reason.ordinal() - FIRST];
    }
}
