package kr.ieum.gateway.agreement.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Outcome.Denied;

/** The refusals of cells, made before anybody decides; what stands before {@link Reason#NO_AGREEMENT} refuses whole requests. */
@SuppressWarnings("EnumOrdinal")
final class Refusals {

    private static final Reason[] REASONS = Reason.values();
    private static final int FIRST = Reason.NO_AGREEMENT.ordinal();
    private static final int WIDTH = REASONS.length - FIRST;
    private static final Denied[] WITHOUT_AUTHORITY = of(Optional.empty()).toArray(Denied[]::new);

    private Refusals() {}

    /** For each of the authorities, each refusal that it can explain. */
    static Denied[] of(List<Authority> authorities) {
        List<Denied> all = new ArrayList<>(authorities.size() * WIDTH);
        authorities.forEach(authority -> all.addAll(of(Optional.of(authority))));
        return all.toArray(Denied[]::new);
    }

    private static List<Denied> of(Optional<Authority> authority) {
        List<Denied> denied = new ArrayList<>(WIDTH);
        for (int i = 0; i < WIDTH; i++) {
            denied.add(new Denied(REASONS[FIRST + i], authority));
        }
        return denied;
    }

    /** Where the refusal of an authority stands. */
    static int place(int authority, Reason reason) {
        return authority * WIDTH + reason.ordinal() - FIRST;
    }

    /** The one that no authority explains. */
    static Denied withoutAuthority(Reason reason) {
        return WITHOUT_AUTHORITY[place(0, reason)];
    }
}
