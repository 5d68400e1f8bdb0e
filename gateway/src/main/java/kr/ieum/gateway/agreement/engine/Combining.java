package kr.ieum.gateway.agreement.engine;

import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;

/**
 * Rule 13, on the final set of one subject: while all attributes of a combination would be released, what stands last in its list is
 * refused. National combinations come first, then those of agreements by id. One of an agreement refuses only what that agreement
 * releases, for no agreement narrows another's grants. A key that is only searched by is released to nobody and counts for nothing.
 */
final class Combining {

    private static final int EVERYBODY = -1;

    private final Scope scope;
    private final List<Asked> asked;
    private final Outcome[] outcomes;
    private final int from;
    private final int[] releasing;

    /**
     * Of one subject.
     *
     * @param outcomes those of the subject begin at {@code from}; what is refused is replaced in it
     * @param releasing by place of what is asked, which agreement of the scope releases it; what is refused is replaced in it
     */
    Combining(Scope scope, List<Asked> asked, Outcome[] outcomes, int from, int[] releasing) {
        this.scope = scope;
        this.asked = asked;
        this.outcomes = outcomes;
        this.from = from;
        this.releasing = releasing;
    }

    void apply() {
        for (Combination combination : scope.nationalCombinations()) {
            apply(combination, EVERYBODY);
        }
        for (int member = 0; member < scope.members(); member++) {
            for (Combination combination : scope.member(member).agreement().combinations()) {
                apply(combination, member);
            }
        }
    }

    private void apply(Combination combination, int refusing) {
        for (int attribute : combination.attributes()) {
            if (!isReleasedWhole(combination)) {
                return;
            }
            for (int i = 0; i < releasing.length; i++) {
                if (isReleased(i, attribute) && (refusing == EVERYBODY || releasing[i] == refusing)) {
                    refuse(i);
                }
            }
        }
    }

    private boolean isReleasedWhole(Combination combination) {
        for (int attribute : combination.attributes()) {
            int i = 0;
            while (i < releasing.length && !isReleased(i, attribute)) {
                i++;
            }
            if (i == releasing.length) {
                return false;
            }
        }
        return true;
    }

    private boolean isReleased(int item, int attribute) {
        return scope.attribute(item) == attribute
                && releasing[item] != Choice.NOBODY
                && !asked.get(item).asKey();
    }

    private void refuse(int item) {
        if (outcomes[from + item] instanceof Outcome.Permitted permitted) {
            outcomes[from + item] = new Outcome.Denied(Reason.COMBINATION, Optional.of(permitted.authority()));
            releasing[item] = Choice.NOBODY;
        }
    }
}
