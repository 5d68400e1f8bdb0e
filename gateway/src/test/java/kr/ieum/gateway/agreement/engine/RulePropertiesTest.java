package kr.ieum.gateway.agreement.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Decided;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.Test;

/** Properties of the rules over seeded random worlds; a failure names the seed, which shows world and request again. */
class RulePropertiesTest {

    private static final int WORLDS = 4_000;

    private static Decision decide(List<Terms> world, DecisionRequest request) {
        return new Engine(new Snapshot(1, Drafts.MODEL, world, List.of(), NationalRules.NONE, Duration.ZERO))
                .decide(request);
    }

    @Test
    void theEngineAgreesWithTheReferenceInterpreter() {
        int released = 0;
        int releasedUrgently = 0;
        int searchedFurther = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomWorld random = new RandomWorld(seed);
            List<Terms> world = random.agreements();
            DecisionRequest request = random.request();
            ReferenceInterpreter reference = new ReferenceInterpreter(world, request);
            Decision decision = decide(world, request);
            assertThat(decision instanceof Decided)
                    .as("seed %d passes its gates", seed)
                    .isEqualTo(reference.passesGate() && reference.isOfItsKind() && reference.mayBeSearched());
            if (decision instanceof Decided decided) {
                for (Terms terms : world) {
                    for (String register : RandomWorld.REGISTERS) {
                        boolean asked = request.asked().stream()
                                .anyMatch(a -> a.register().equals(register));
                        boolean expected = asked
                                && reference.mayAlsoBeSearchedBy(terms.agreement(), register, SubjectKey.FORMER_PERSON);
                        assertThat(decided.further()
                                        .contains(new Decision.FurtherSearch(
                                                terms.agreement(), register, SubjectKey.FORMER_PERSON)))
                                .as("seed %d, %s searching %s further", seed, terms.agreement(), register)
                                .isEqualTo(expected);
                        searchedFurther += expected ? 1 : 0;
                    }
                }
                for (int i = 0; i < decided.outcomes().size(); i++) {
                    int width = request.asked().size();
                    Optional<ReferenceInterpreter.Released> expected = reference.released(
                            request.subjects().get(i / width), request.asked().get(i % width));
                    Optional<ReferenceInterpreter.Released> actual =
                            decided.outcomes().get(i) instanceof Outcome.Permitted permitted
                                    ? Optional.of(
                                            new ReferenceInterpreter.Released(permitted.form(), permitted.authority()))
                                    : Optional.empty();
                    assertThat(actual).as("seed %d, outcome %d", seed, i).isEqualTo(expected);
                    released += actual.isPresent() ? 1 : 0;
                    releasedUrgently += actual.isPresent() && request.kind() == RequestKind.EMERGENCY ? 1 : 0;
                }
            }
        }
        assertThat(released).as("the worlds are not all closed").isGreaterThan(WORLDS / 3);
        assertThat(releasedUrgently).isGreaterThan(WORLDS / 20);
        assertThat(searchedFurther).isGreaterThan(WORLDS / 20);
    }

    @Test
    void theOrderOfAgreementsGrantsAndLimitsDoesNotMatter() {
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomWorld random = new RandomWorld(seed);
            List<Terms> world = random.agreements();
            DecisionRequest request = random.request();
            Random shuffle = new Random(seed);
            List<Terms> shuffled = new ArrayList<>();
            for (Terms terms : world) {
                List<Terms.Grant> grants = new ArrayList<>(terms.grants());
                Collections.shuffle(grants, shuffle);
                shuffled.add(terms.withGrants(grants));
            }
            Collections.shuffle(shuffled, shuffle);
            assertThat(decide(shuffled, request)).as("seed %d", seed).isEqualTo(decide(world, request));
        }
    }

    @Test
    void addingAGrantNeverLowers() {
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomWorld random = new RandomWorld(seed);
            List<Terms> world = random.agreements();
            DecisionRequest request = random.request();
            if (world.isEmpty() || !(decide(world, request) instanceof Decided before)) {
                continue;
            }
            List<Terms.Grant> grants = new ArrayList<>(world.getFirst().grants());
            grants.add(random.grant(world.getFirst().agreement(), "G9").grant());
            List<Terms> widened = new ArrayList<>(world);
            widened.set(0, world.getFirst().withGrants(grants));
            Decided after = (Decided) decide(widened, request);
            for (int i = 0; i < before.outcomes().size(); i++) {
                Optional<Form> then = form(before.outcomes().get(i));
                Optional<Form> now = form(after.outcomes().get(i));
                // an incomparable form may come first in the fixed order; nothing strictly lower may
                assertThat(then.isPresent() && (now.isEmpty() || isStrictlyBelow(request, i, now.get(), then.get())))
                        .as("seed %d, outcome %d lowered from %s to %s", seed, i, then, now)
                        .isFalse();
            }
        }
    }

    @Test
    void addingALimitNeverRaises() {
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomWorld random = new RandomWorld(seed);
            List<Terms> world = random.agreements();
            DecisionRequest request = random.request();
            if (world.isEmpty() || !(decide(world, request) instanceof Decided before)) {
                continue;
            }
            List<Terms> limited = new ArrayList<>(world);
            limited.set(0, limitedBy(random.ceiling("P9"), world.getFirst()));
            Decided after = (Decided) decide(limited, request);
            for (int i = 0; i < before.outcomes().size(); i++) {
                Optional<Form> now = form(after.outcomes().get(i));
                Optional<Form> then = form(before.outcomes().get(i));
                // an incomparable form may take the place of one that the limit has lowered; nothing strictly higher
                // may
                assertThat(now.isPresent() && (then.isEmpty() || isStrictlyBelow(request, i, then.get(), now.get())))
                        .as("seed %d, outcome %d raised from %s to %s", seed, i, then, now)
                        .isFalse();
            }
        }
    }

    @Test
    void everyReleasedValueCitesOneGrantOfOneAgreement() {
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomWorld random = new RandomWorld(seed);
            List<Terms> world = random.agreements();
            DecisionRequest request = random.request();
            if (!(decide(world, request) instanceof Decided decided)) {
                continue;
            }
            for (int i = 0; i < decided.outcomes().size(); i++) {
                if (decided.outcomes().get(i) instanceof Outcome.Permitted permitted) {
                    Authority cited = permitted.authority();
                    assertThat(world)
                            .as("seed %d, outcome %d", seed, i)
                            .filteredOn(terms -> terms.agreement().equals(cited.agreement()))
                            .singleElement()
                            .satisfies(terms -> {
                                assertThat(terms.version()).isEqualTo(cited.version());
                                assertThat(terms.grants())
                                        .extracting(Terms.Grant::id)
                                        .contains(cited.grant());
                            });
                }
            }
        }
    }

    @Test
    void nobodyIsReleasedMoreBecauseAFactIsMissing() {
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomWorld random = new RandomWorld(seed);
            List<Terms> world = random.agreements();
            DecisionRequest request = random.request();
            DecisionRequest blind = withoutFacts(request);
            if (!(decide(world, request) instanceof Decided before)
                    || !(decide(world, blind) instanceof Decided after)) {
                continue;
            }
            for (int i = 0; i < before.outcomes().size(); i++) {
                if (after.outcomes().get(i) instanceof Outcome.Permitted) {
                    assertThat(before.outcomes().get(i))
                            .as("seed %d, outcome %d", seed, i)
                            .isInstanceOf(Outcome.Permitted.class);
                }
            }
        }
    }

    private static DecisionRequest withoutFacts(DecisionRequest request) {
        return new DecisionRequest(
                request.requester(),
                request.kind(),
                request.task(),
                new DecisionRequest.CaseFacts(
                        request.caseFacts().task(),
                        Drafts.missing(),
                        Drafts.missing(),
                        request.caseFacts().jurisdiction(),
                        request.caseFacts().assignedToRequester(),
                        Drafts.missing()),
                request.subjects().stream()
                        .map(s -> new DecisionRequest.SubjectFacts(
                                s.relation(),
                                s.relationVerified(),
                                s.alive(),
                                s.outranked(),
                                Drafts.missing(),
                                Drafts.missing(),
                                Drafts.missing(),
                                s.onRoll(),
                                s.consents()))
                        .toList(),
                request.recipient(),
                request.uses(),
                request.asked(),
                request.searchBy(),
                request.alsoBy(),
                request.met(),
                request.time());
    }

    private static boolean isStrictlyBelow(DecisionRequest request, int outcome, Form low, Form high) {
        Asked asked = request.asked().get(outcome % request.asked().size());
        FormOrder order = FormOrder.of(Drafts.MODEL.get(asked.attribute()).datatype());
        return order.follows(low, high) && !order.follows(high, low);
    }

    private static Optional<Form> form(Outcome outcome) {
        return outcome instanceof Outcome.Permitted permitted ? Optional.of(permitted.form()) : Optional.empty();
    }

    private static Terms limitedBy(Terms.Ceiling ceiling, Terms terms) {
        List<Terms.Ceiling> ceilings = new ArrayList<>(terms.ceilings());
        ceilings.add(ceiling);
        return terms.withCeilings(ceilings);
    }
}
