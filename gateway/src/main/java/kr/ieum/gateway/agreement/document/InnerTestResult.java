package kr.ieum.gateway.agreement.document;

import java.util.List;
import kr.ieum.gateway.agreement.document.Agreement.InnerTest;
import kr.ieum.schemas.yaml.Fault;

/**
 * What came of one test inside an agreement.
 *
 * @param faults where what the clauses give differs from what the test expects; none when it holds
 */
public record InnerTestResult(InnerTest test, List<Fault> faults) {

    /** Makes it immutable. */
    public InnerTestResult {
        faults = List.copyOf(faults);
    }

    /** Whether the test holds. */
    public boolean holds() {
        return faults.isEmpty();
    }
}
