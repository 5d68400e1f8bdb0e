package kr.ieum.gateway.agreement.engine;

import static org.assertj.core.api.Assertions.assertThat;

import kr.ieum.gateway.agreement.engine.SpecificationTest.Reached;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link SpecificationTest} on a hundred times as many requests: {@code mvn -Pslow}. */
@Tag("slow")
class MillionDecisionsTest {

    @Test
    void theEngineDecidesAMillionRequestsAsTheSpecificationDoes() {
        Reached reached = SpecificationTest.compare(1_000_000, 1_000_000);
        System.out.println("refused whole: " + reached.refused);
        System.out.println("denied: " + reached.denied);
        System.out.println("rules: " + reached.rules);
        assertThat(reached.rules)
                .allSatisfy((rule, times) -> assertThat(times).as(rule).isPositive());
    }
}
