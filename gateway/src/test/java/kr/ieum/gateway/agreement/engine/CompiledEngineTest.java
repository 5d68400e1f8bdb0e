package kr.ieum.gateway.agreement.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
            Snapshot snapshot = new Snapshot(1, Drafts.MODEL, active, suspended, seed % 5 == 0 ? List.of(random.ceiling("N1")) : List.of());
            Engine interpretive = new Engine(snapshot);
            CompiledPolicy compiled = PolicyCompiler.compile(snapshot);
            for (int i = 0; i < 5; i++) {
                DecisionRequest request = random.request();
                for (Engine.Excess excess : Engine.Excess.values()) {
                    assertThat(new Evaluation(1, compiled, request).decide(excess))
                            .as("seed %d, request %d", seed, i)
                            .isEqualTo(interpretive.decide(request, excess));
                }
            }
        }
    }
}
