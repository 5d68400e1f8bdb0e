package kr.ieum.gateway.agreement.engine;

import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Outcome.Denied;

/** Every refusal of a cell, by reason, made before anybody decides. */
@SuppressWarnings("EnumOrdinal")
final class Refusals {

    private static final Denied[] WITHOUT_AUTHORITY = of(Optional.empty());

    private Refusals() {}

    /** Those that an authority explains, by the reason's ordinal. */
    static Denied[] of(Authority authority) {
        return of(Optional.of(authority));
    }

    private static Denied[] of(Optional<Authority> authority) {
        Reason[] reasons = Reason.values();
        Denied[] denied = new Denied[reasons.length];
        for (Reason reason : reasons) {
            denied[reason.ordinal()] = new Denied(reason, authority);
        }
        return denied;
    }

    /** The one that no authority explains. */
    static Denied withoutAuthority(Reason reason) {
        return WITHOUT_AUTHORITY[reason.ordinal()];
    }
}
