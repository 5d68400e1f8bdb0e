package kr.ieum.gateway.journey;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same as {@link SystemsEdgeJourneyTest} has in short, for as long as issue and operator ask for. */
@OnTheDemoNode
@Tag("slow")
class TenThousandExchangesTest {

    private final DemoNode node;

    TenThousandExchangesTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void noneIsRefusedWhileEverythingIsReplaced() throws Exception {
        new Rotation(node).during(10_000);
    }
}
