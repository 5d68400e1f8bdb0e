package kr.ieum.gateway.agreement.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledEngineTest {

    private static final int WORLDS = Integer.getInteger("worlds", 10_000);

    @Test
    void theCompiledEngineDecidesAsTheInterpretiveOneDoes() {
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomWorld random = new RandomWorld(seed);
            List<Terms> active = new ArrayList<>(random.agreements());
            List<Terms> suspended = new ArrayList<>();
            if (seed % 3 == 0) {
                suspended.add(active.removeLast());
            }
            Snapshot snapshot = new Snapshot(
                    1,
                    Drafts.MODEL,
                    active,
                    suspended,
                    new NationalRules(
                            seed % 5 == 0 ? List.of(random.ceiling("N1")) : List.of(),
                            seed % 7 == 0
                                    ? List.of(new Terms.Combination("N2", List.of(Drafts.NAME, Drafts.AMOUNT)))
                                    : List.of()),
                    Duration.ofSeconds(seed % 3));
            InterpretiveEngine interpretive = new InterpretiveEngine(snapshot);
            Engine compiled = new Engine(snapshot);
            for (int i = 0; i < 5; i++) {
                DecisionRequest request = random.request();
                for (Engine.Excess excess : Engine.Excess.values()) {
                    assertThat(compiled.decide(request, excess))
                            .as("seed %d, request %d", seed, i)
                            .isEqualTo(interpretive.decide(request, excess));
                }
                String agency = request.requester().agency();
                assertThat(compiled.kinds(request.task(), agency, request.time()))
                        .isEqualTo(interpretive.kinds(request.task(), agency, request.time()));
                assertThat(compiled.afterCheck(request.task(), agency, request.time()))
                        .isEqualTo(interpretive.afterCheck(request.task(), agency, request.time()));
            }
        }
    }
}
