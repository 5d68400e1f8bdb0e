package kr.ieum.gateway.agreement.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kr.ieum.gateway.agreement.engine.Decision.Decided;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.Decision.Refused;
import kr.ieum.schemas.form.Form;
import org.junit.jupiter.api.Test;

/**
 * The engine decides as the executable specification does, in everything that a decision says. A failure shows the smallest world and
 * request that differ.
 */
class SpecificationTest {

    private static final int REQUESTS_OF_A_WORLD = 5;

    /** Reasons that are found outside of the engine. */
    private static final Set<Reason> ELSEWHERE =
            EnumSet.of(Reason.CONFLICT_OF_INTEREST, Reason.CONFLICT_UNVERIFIED, Reason.AS_OF, Reason.VOLUME);

    /** What the random worlds reached. */
    static final class Reached {
        final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
        final Map<Reason, Integer> denied = new EnumMap<>(Reason.class);
        final Map<String, Integer> rules = new TreeMap<>();

        void count(PolicyWorld world, DecisionRequest request, Decision decision) {
            switch (decision) {
                case Refused refused -> this.refused.merge(refused.reason(), 1, Integer::sum);
                case Decided decided -> {
                    for (int i = 0; i < decided.outcomes().size(); i++) {
                        DecisionRequest.Asked asked =
                                request.asked().get(i % request.asked().size());
                        switch (decided.outcomes().get(i)) {
                            case Outcome.Denied refusal -> denied.merge(refusal.reason(), 1, Integer::sum);
                            case Outcome.Permitted permitted -> count(world, request, asked, permitted);
                        }
                    }
                    count("volume to reserve", !decided.volumes().isEmpty());
                    count("further search", !decided.further().isEmpty());
                    count("duty afterwards", !decided.duties().isEmpty());
                }
            }
        }

        private void count(
                PolicyWorld world, DecisionRequest request, DecisionRequest.Asked asked, Outcome.Permitted permitted) {
            count("released to a request of kind " + request.kind(), true);
            count("released as key", asked.asKey());
            count("released in the named form", asked.form().stream().anyMatch(permitted.form()::equals));
            Terms.Grant grant = world.active().stream()
                    .filter(terms ->
                            terms.agreement().equals(permitted.authority().agreement()))
                    .flatMap(terms -> terms.grants().stream())
                    .filter(one -> one.id().equals(permitted.authority().grant()))
                    .findFirst()
                    .orElseThrow();
            List<Form> granted = grant.attributes().stream()
                    .filter(one -> one.attribute().equals(asked.attribute()))
                    .map(Terms.GrantedAttribute::form)
                    .toList();
            count("derived from its sources", granted.isEmpty());
            count("lowered by a ceiling", !granted.isEmpty() && !granted.contains(permitted.form()));
            count("released with consent", grant.consent().isPresent());
            count("released on a declared relation", grant.declaredRelationSuffices());
            count("released on a later basis", permitted.authority().basis().equals("L2"));
            count(
                    "released within agreed hours",
                    world.active().stream()
                            .filter(terms -> terms.agreement()
                                    .equals(permitted.authority().agreement()))
                            .anyMatch(terms -> terms.hours().isPresent()));
        }

        private void count(String rule, boolean reached) {
            rules.merge(rule, reached ? 1 : 0, Integer::sum);
        }
    }

    @Test
    void theEngineDecidesTenThousandRequestsAsTheSpecificationDoesAndEachReasonAndRuleIsReachedOften() {
        Reached reached = compare(0, 10_000);
        for (Reason reason : EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE))) {
            assertThat(reached.refused.getOrDefault(reason, 0) + reached.denied.getOrDefault(reason, 0))
                    .as("%s in %s and %s", reason, reached.refused, reached.denied)
                    .isGreaterThanOrEqualTo(20);
        }
        assertThat(reached.rules)
                .allSatisfy((rule, times) -> assertThat(times).as(rule).isGreaterThanOrEqualTo(20));
    }

    /** Compares as many requests, and tells what they reached. */
    static Reached compare(long firstSeed, int requests) {
        Reached reached = new Reached();
        for (int done = 0; done < requests; done += REQUESTS_OF_A_WORLD) {
            long seed = firstSeed + done;
            RandomWorld random = new RandomWorld(seed);
            PolicyWorld world = random.world();
            Engine engine = new Engine(world.snapshot());
            for (int i = 0; i < REQUESTS_OF_A_WORLD; i++) {
                DecisionRequest request = random.request();
                for (Engine.Excess excess : Engine.Excess.values()) {
                    Decision expected = ReferenceInterpreter.decide(world, request, excess);
                    if (!engine.decide(request, excess).equals(expected)) {
                        throw new AssertionError("seed " + seed + ", request " + i + "\n"
                                + difference(new Counterexample(world, request, excess)));
                    }
                    if (excess == Engine.Excess.FILTER) {
                        reached.count(world, request, expected);
                    }
                }
            }
        }
        return reached;
    }

    private static String difference(Counterexample found) {
        Counterexample smallest = found.smallest(SpecificationTest::differs);
        return smallest
                + "specification: "
                + ReferenceInterpreter.decide(smallest.world(), smallest.request(), smallest.excess())
                + "\nengine:        "
                + smallest.world().decide(smallest.request(), smallest.excess());
    }

    private static boolean differs(Counterexample one) {
        return !ReferenceInterpreter.decide(one.world(), one.request(), one.excess())
                .equals(one.world().decide(one.request(), one.excess()));
    }
}
