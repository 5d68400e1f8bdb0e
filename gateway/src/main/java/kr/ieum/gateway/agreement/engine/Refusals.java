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
    private static final Denied[] WITHOUT_AUTHORITY = denied(List.of(Optional.empty()));

    private Refusals() {}

    /** For each reason, the refusal that each of the authorities explains: those of one request mostly have few reasons. */
    static Denied[] of(List<Authority> authorities) {
        return denied(authorities.stream().map(Optional::of).toList());
    }

    private static Denied[] denied(List<Optional<Authority>> authorities) {
        List<Denied> all = new ArrayList<>(authorities.size() * WIDTH);
        for (int i = 0; i < WIDTH; i++) {
            for (Optional<Authority> authority : authorities) {
                all.add(new Denied(REASONS[FIRST + i], authority));
            }
        }
        return all.toArray(Denied[]::new);
    }

    /** The one of an authority. */
    static Denied of(Denied[] refusals, int authority, Reason reason) {
        return refusals[(reason.ordinal() - FIRST) * (refusals.length / WIDTH) + authority];
    }

    /** The one that no authority explains. */
    static Denied withoutAuthority(Reason reason) {
        return of(WITHOUT_AUTHORITY, 0, reason);
    }
}
