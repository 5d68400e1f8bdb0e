package kr.ieum.gateway.agreement.analysis;

import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;

/**
 * A request as it could come, which shows what an analysis says; whoever doubts it has the engine decide it.
 *
 * @param outcome the place of the outcome that matters
 */
public record Witness(DecisionRequest request, int outcome) {

    /** What an engine answers at that place. */
    public Outcome answer(Engine engine) {
        return switch (engine.decide(request)) {
            case Decision.Refused refused -> new Outcome.Denied(refused.reason(), Optional.empty());
            case Decision.Decided decided -> decided.outcomes().get(outcome);
        };
    }
}
