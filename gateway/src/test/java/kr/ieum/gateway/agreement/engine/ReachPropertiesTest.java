package kr.ieum.gateway.agreement.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kr.ieum.gateway.agreement.analysis.Policy;
import kr.ieum.gateway.agreement.analysis.Reach;
import kr.ieum.gateway.agreement.analysis.Sight;
import kr.ieum.gateway.agreement.analysis.Sight.Via;
import kr.ieum.gateway.agreement.condition.Vocabulary;
import kr.ieum.gateway.agreement.engine.Decision.Decided;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;
import org.junit.jupiter.api.Test;

/** What an agency can see, held against what the engine answers, over seeded random worlds. */
class ReachPropertiesTest {

    private static final int WORLDS = 400;
    private static final int REQUESTS = 15;

    private static Policy policy(List<Terms> world, Duration skew) {
        return new Policy(
                Drafts.MODEL, world, NationalRules.NONE, skew, Vocabulary.OPEN, ReachPropertiesTest::impliedBy);
    }

    private static Set<AttributeKey> impliedBy(AttributeKey attribute, Form form) {
        return attribute.equals(Drafts.NUMBER) && order(Drafts.NUMBER).follows(Drafts.form("first6"), form)
                ? Set.of(Drafts.BIRTH)
                : Set.of();
    }

    @Test
    void everySightHasAWitnessThatTheEngineAnswersSo() {
        int sights = 0;
        int implied = 0;
        int derived = 0;
        int cited = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            Policy policy = policy(new RandomWorld(seed).agreements(), skew(seed));
            Engine engine = policy.engine();
            for (Sight sight : Reach.of(policy, Drafts.CONSUMER).sights()) {
                DecisionRequest request = sight.witness().request();
                assertThat(request.requester().agency()).isEqualTo(Drafts.CONSUMER);
                assertThat(sight.times()).as("seed %d", seed).anyMatch(period -> period.contains(request.time()));
                assertThat(sight.witness().answer(engine))
                        .as("seed %d: %s", seed, sight)
                        .isInstanceOf(Outcome.Permitted.class);
                Outcome.Permitted permitted =
                        (Outcome.Permitted) sight.witness().answer(engine);
                Asked asked = request.asked().getFirst();
                assertThat(asked.register()).isEqualTo(sight.register());
                Form seen = sight.via() instanceof Via.Implied told ? told.as() : sight.form();
                assertThat(order(asked.attribute()).follows(seen, permitted.form()))
                        .as("seed %d: %s is answered by %s", seed, sight, permitted)
                        .isTrue();
                sights++;
                implied += sight.via() instanceof Via.Implied ? 1 : 0;
                derived += sight.via() instanceof Via.Derived ? 1 : 0;
                cited += permitted.authority().agreement().equals(sight.agreement())
                                && sight.grants().contains(permitted.authority().grant())
                        ? 1
                        : 0;
            }
        }
        assertThat(sights).isGreaterThan(WORLDS * 10);
        assertThat(implied).isPositive();
        assertThat(derived).isPositive();
        assertThat(cited).as("mostly that very grant is cited").isGreaterThan(sights / 2);
    }

    @Test
    void nothingIsAnsweredThatIsNotInReach() {
        int released = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomWorld random = new RandomWorld(seed);
            Policy policy = policy(random.agreements(), skew(seed));
            Engine engine = policy.engine();
            Map<String, Reach> reaches = new HashMap<>();
            for (int i = 0; i < REQUESTS; i++) {
                DecisionRequest request = random.request();
                Reach reach = reaches.computeIfAbsent(request.requester().agency(), agency -> Reach.of(policy, agency));
                if (engine.decide(request) instanceof Decided decided) {
                    int width = request.asked().size();
                    for (int at = 0; at < decided.outcomes().size(); at++) {
                        if (decided.outcomes().get(at) instanceof Outcome.Permitted permitted) {
                            SubjectFacts subject = request.subjects().get(at / width);
                            Asked asked = request.asked().get(at % width);
                            assertThat(reach.sights())
                                    .as("seed %d, request %d, outcome %d: %s", seed, i, at, permitted)
                                    .anyMatch(sight -> isIn(sight, request, subject, asked, permitted));
                            released++;
                        }
                    }
                }
            }
        }
        assertThat(released).as("the worlds are not all closed").isGreaterThan(WORLDS * REQUESTS / 10);
    }

    private static Duration skew(long seed) {
        return Duration.ofSeconds(seed % 3);
    }

    private static FormOrder order(AttributeKey attribute) {
        return FormOrder.of(Objects.requireNonNull(Drafts.MODEL.get(attribute)).datatype());
    }

    private static boolean isIn(
            Sight sight, DecisionRequest request, SubjectFacts subject, Asked asked, Outcome.Permitted permitted) {
        return sight.attribute().equals(asked.attribute())
                && sight.register().equals(asked.register())
                && sight.relation() == subject.relation()
                && sight.recipient() == request.recipient()
                && sight.kind() == request.kind()
                && sight.uses().containsAll(asked.asKey() ? Set.of(Use.SEARCH) : request.uses())
                && sight.agreement().equals(permitted.authority().agreement())
                && sight.version() == permitted.authority().version()
                && sight.grants().contains(permitted.authority().grant())
                && sight.bases().contains(permitted.authority().basis())
                && order(asked.attribute()).follows(permitted.form(), sight.form())
                && sight.times().stream().anyMatch(period -> period.contains(request.time()));
    }
}
