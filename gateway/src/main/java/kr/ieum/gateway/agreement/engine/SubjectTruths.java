package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.util.Arrays;
import kr.ieum.gateway.agreement.condition.Truth;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import org.jspecify.annotations.Nullable;

/** What a task's condition programs say of one subject; each runs when it is first asked and not again. */
final class SubjectTruths {

    private final ConditionProgram[] programs;
    private final FactValues facts;
    private final @Nullable Truth[] known;

    SubjectTruths(ConditionProgram[] programs, DecisionRequest request, Duration skew) {
        this.programs = programs;
        this.facts = new FactValues(request, skew);
        this.known = new Truth[programs.length];
    }

    /** Goes on to another subject of the same request. */
    void about(SubjectFacts subject) {
        facts.of(subject);
        Arrays.fill(known, null);
    }

    Truth of(int program) {
        Truth truth = known[program];
        if (truth == null) {
            truth = programs[program].run(facts);
            known[program] = truth;
        }
        return truth;
    }
}
