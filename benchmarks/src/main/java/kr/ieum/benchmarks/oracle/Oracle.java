package kr.ieum.benchmarks.oracle;

import java.util.BitSet;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest;

/**
 * Another engine that has been given the same agreements. It knows permit and deny and nothing of forms, reasons or explanations, and
 * decides one subject and attribute at a time.
 */
public interface Oracle extends AutoCloseable {

    /** A request in the engine's own objects. */
    interface Prepared {
        /** Decides each subject and attribute, in the order subject × asked. */
        BitSet permitted();
    }

    /** Its name and version. */
    String name();

    /** Translates a request. */
    Prepared prepare(DecisionRequest request);

    /** Decides each subject and attribute of a request, in the order subject × asked. */
    default BitSet permitted(DecisionRequest request) {
        return prepare(request).permitted();
    }

    @Override
    void close();

    /** What a decision of ours releases, to be compared; a request that is refused whole releases nothing. */
    static BitSet permittedBy(Decision decision) {
        BitSet permitted = new BitSet();
        if (decision instanceof Decision.Decided decided) {
            for (int i = 0; i < decided.outcomes().size(); i++) {
                permitted.set(i, decided.outcomes().get(i) instanceof Outcome.Permitted);
            }
        }
        return permitted;
    }
}
