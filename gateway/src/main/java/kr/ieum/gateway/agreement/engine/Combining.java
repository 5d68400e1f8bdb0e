package kr.ieum.gateway.agreement.engine;

import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;

/**
 * Rule 13, on the final set of one subject: while all attributes of a combination would be released, what stands last in its list is
 * refused. National combinations come first, then those of agreements by id. One of an agreement refuses only what that agreement
 * releases, for no agreement narrows another's grants. A key that is only searched by is released to nobody and counts for nothing.
 */
final class Combining {

    private static final int EVERYBODY = -1;

    private final Scope scope;
    private final Outcomes outcomes;
    private final int from;
    private final int[] releasing;

    /**
     * Of one subject.
     *
     * @param outcomes those of the subject begin at {@code from}; what is refused is replaced in it
     * @param releasing by place of what is asked, which agreement of the scope releases it; what is refused is replaced in it
     */
    Combining(Scope scope, Outcomes outcomes, int from, int[] releasing) {
        this.scope = scope;
        this.outcomes = outcomes;
        this.from = from;
        this.releasing = releasing;
    }

    void apply() {
        for (int[][] combination : scope.list().national()) {
            apply(combination, EVERYBODY);
        }
        for (int member = 0; member < scope.members(); member++) {
            for (int[][] combination : scope.extract(member).combinations()) {
                apply(combination, member);
            }
        }
    }

    /** @param combination for each attribute, the one first that is refused first, its places in what is asked */
    private void apply(int[][] combination, int refusing) {
        for (int[] places : combination) {
            if (!isReleasedWhole(combination)) {
                return;
            }
            for (int item : places) {
                if (releasing[item] != Choices.NOBODY && (refusing == EVERYBODY || releasing[item] == refusing)) {
                    refuse(item);
                }
            }
        }
    }

    private boolean isReleasedWhole(int[][] combination) {
        for (int[] places : combination) {
            if (!isReleased(places)) {
                return false;
            }
        }
        return true;
    }

    private boolean isReleased(int[] places) {
        for (int item : places) {
            if (releasing[item] != Choices.NOBODY) {
                return true;
            }
        }
        return false;
    }

    private void refuse(int item) {
        if (outcomes.get(from + item) instanceof Outcome.Permitted permitted) {
            outcomes.set(from + item, new Outcome.Denied(Reason.COMBINATION, Optional.of(permitted.authority())));
            releasing[item] = Choices.NOBODY;
        }
    }
}
