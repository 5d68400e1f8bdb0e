package kr.ieum.gateway.agreement.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Truth;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Decided;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.form.FormedValue;
import kr.ieum.schemas.form.Reduction;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Value;
import org.junit.jupiter.api.Test;

/** Properties of the rules over seeded random worlds; a failure names the seed, which shows world and request again. */
class RulePropertiesTest {

    private static final int WORLDS = 3_000;

    /** One world and request of a seed, and the generator for what a property adds. */
    private record Sample(long seed, RandomWorld random, PolicyWorld world, DecisionRequest request) {

        /** What a combination refuses depends on all else that is released, so some properties hold only before it. */
        Sample withoutCombinations() {
            List<Terms> active = world.active().stream()
                    .map(terms -> terms.withCombinations(List.of()))
                    .toList();
            NationalRules national = new NationalRules(world.national().ceilings(), List.of());
            return new Sample(seed, random, world.withActive(active).withNational(national), request);
        }

        Asked asked(int outcome) {
            return request.asked().get(outcome % request.asked().size());
        }

        SubjectFacts subject(int outcome) {
            return request.subjects().get(outcome / request.asked().size());
        }

        FormOrder order(int outcome) {
            return FormOrder.of(world.model().get(asked(outcome).attribute()).datatype());
        }

        boolean isStrictlyBelow(int outcome, Form low, Form high) {
            return !low.equals(high) && order(outcome).follows(low, high);
        }
    }

    private static Stream<Sample> samples() {
        return Stream.iterate(0L, seed -> seed < WORLDS, seed -> seed + 1).map(seed -> {
            RandomWorld random = new RandomWorld(seed);
            return new Sample(seed, random, random.world(), random.request());
        });
    }

    @Test
    void theOrderOfAgreementsGrantsAndLimitsDoesNotMatter() {
        samples().forEach(sample -> {
            Random shuffle = new Random(sample.seed());
            PolicyWorld world = sample.world();
            PolicyWorld shuffled = world.withActive(shuffled(
                            world.active().stream()
                                    .map(terms -> terms.withGrants(shuffled(terms.grants(), shuffle))
                                            .withCeilings(shuffled(terms.ceilings(), shuffle))
                                            .withCombinations(shuffled(terms.combinations(), shuffle))
                                            .withObligations(shuffled(terms.obligations(), shuffle)))
                                    .toList(),
                            shuffle))
                    .withNational(new NationalRules(
                            shuffled(world.national().ceilings(), shuffle),
                            shuffled(world.national().combinations(), shuffle)));
            assertThat(shuffled.decide(sample.request()))
                    .as("seed %d", sample.seed())
                    .isEqualTo(world.decide(sample.request()));
        });
    }

    private static <T> List<T> shuffled(List<T> items, Random random) {
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    @Test
    void addingAGrantNeverLowers() {
        samples()
                .map(Sample::withoutCombinations)
                .filter(sample -> !sample.world().active().isEmpty())
                .forEach(sample -> {
                    List<Terms> widened = new ArrayList<>(sample.world().active());
                    Terms first = widened.getFirst();
                    List<Terms.Grant> grants = new ArrayList<>(first.grants());
                    grants.add(sample.random().grant(first.agreement(), "G9").grant());
                    widened.set(0, first.withGrants(grants));
                    assertNoneIsLess(sample, sample.world().withActive(widened), sample.world(), sample.request());
                });
    }

    @Test
    void addingALimitNeverRaises() {
        samples()
                .map(Sample::withoutCombinations)
                .filter(sample -> !sample.world().active().isEmpty())
                .forEach(sample -> {
                    List<Terms> limited = new ArrayList<>(sample.world().active());
                    Terms first = limited.getFirst();
                    List<Terms.Ceiling> ceilings = new ArrayList<>(first.ceilings());
                    ceilings.add(sample.random().ceiling("P9"));
                    limited.set(0, first.withCeilings(ceilings));
                    assertNoneIsLess(sample, sample.world(), sample.world().withActive(limited), sample.request());
                });
    }

    @Test
    void addingACombinationReleasesNothingAndLowersNoForm() {
        samples()
                .forEach(sample -> assertNoneIsLess(
                        sample, sample.withoutCombinations().world(), sample.world(), sample.request()));
    }

    @Test
    void nobodyIsReleasedMoreBecauseClocksMayDifferMore() {
        samples()
                .map(Sample::withoutCombinations)
                .forEach(sample -> assertNoneIsLess(
                        sample,
                        sample.world(),
                        sample.world().withSkew(sample.world().skew().plus(Duration.ofSeconds(1))),
                        sample.request()));
    }

    /** Of incomparable forms another may be chosen; nothing may be released that wasn't, and no form strictly above the one before. */
    private static void assertNoneIsLess(Sample sample, PolicyWorld more, PolicyWorld less, DecisionRequest request) {
        if (!(less.decide(request) instanceof Decided narrow)) {
            return;
        }
        Decision wide = more.decide(request);
        for (int i = 0; i < narrow.outcomes().size(); i++) {
            Optional<Form> low = form(narrow.outcomes().get(i));
            // where more agreements cover a register, its search may be refused, and nothing is released
            Optional<Form> high =
                    wide instanceof Decided decided ? form(decided.outcomes().get(i)) : Optional.empty();
            int outcome = i;
            assertThat(low.stream()
                            .anyMatch(form -> high.isEmpty() || sample.isStrictlyBelow(outcome, high.get(), form)))
                    .as(
                            "seed %d, outcome %d: %s where there is more, %s where there is less",
                            sample.seed(), i, high, low)
                    .isFalse();
        }
    }

    private static Optional<Form> form(Outcome outcome) {
        return outcome instanceof Outcome.Permitted permitted ? Optional.of(permitted.form()) : Optional.empty();
    }

    @Test
    void whatIsReleasedLiesBelowEveryCeiling() {
        samples()
                .forEach(sample -> permitted(sample).forEach((i, permitted) -> {
                    PolicyWorld world = sample.world();
                    Stream<Terms.Ceiling> own = world.active().stream()
                            .flatMap(terms -> terms.ceilings().stream()
                                    .filter(ceiling -> ceiling.isProtection()
                                            || terms.agreement()
                                                    .equals(permitted
                                                            .authority()
                                                            .agreement())));
                    Stream.concat(own, world.national().ceilings().stream())
                            .filter(ceiling -> ceiling.attributes()
                                    .contains(sample.asked(i).attribute()))
                            .filter(ceiling -> truth(sample, i, ceiling.when()) != Truth.FALSE)
                            .forEach(ceiling -> assertThat(sample.order(i).follows(permitted.form(), ceiling.max()))
                                    .as("seed %d, outcome %d: %s under %s", sample.seed(), i, permitted, ceiling)
                                    .isTrue());
                }));
    }

    private static Truth truth(Sample sample, int outcome, Condition condition) {
        return condition.evaluate(new SubjectConditionFacts(
                sample.request(), sample.subject(outcome), sample.world().skew()));
    }

    @Test
    void everyReleasedValueCitesOneGrantThatGrantsItOrASourceOfIt() {
        samples()
                .forEach(sample -> permitted(sample).forEach((i, permitted) -> {
                    Authority cited = permitted.authority();
                    AttributeKey attribute = sample.asked(i).attribute();
                    Set<AttributeKey> itOrSource = new HashSet<>(Set.of(attribute));
                    sample.world()
                            .model()
                            .get(attribute)
                            .derivedFrom()
                            .forEach(source -> itOrSource.add(source.attribute()));
                    assertThat(sample.world().active())
                            .as("seed %d, outcome %d", sample.seed(), i)
                            .filteredOn(terms -> terms.agreement().equals(cited.agreement()))
                            .singleElement()
                            .satisfies(terms -> assertThat(terms.version()).isEqualTo(cited.version()))
                            .satisfies(terms -> assertThat(terms.grants())
                                    .filteredOn(grant -> grant.id().equals(cited.grant()))
                                    .flatExtracting(Terms.Grant::attributes)
                                    .anySatisfy(granted -> {
                                        assertThat(itOrSource).contains(granted.attribute());
                                        assertThat(granted.bases())
                                                .filteredOn(basis -> basis.id().equals(cited.basis()))
                                                .singleElement()
                                                .satisfies(basis -> assertThat(basis.inForce()
                                                                .contains(sample.request()
                                                                        .time()))
                                                        .isTrue());
                                    }));
                }));
    }

    private static Map<Integer, Outcome.Permitted> permitted(Sample sample) {
        Map<Integer, Outcome.Permitted> permitted = new TreeMap<>();
        if (sample.world().decide(sample.request()) instanceof Decided decided) {
            for (int i = 0; i < decided.outcomes().size(); i++) {
                if (decided.outcomes().get(i) instanceof Outcome.Permitted one) {
                    permitted.put(i, one);
                }
            }
        }
        return permitted;
    }

    @Test
    void aSystemThatRejectsExcessIsAnsweredAllOrNothing() {
        samples().forEach(sample -> {
            Decision filtered = sample.world().decide(sample.request(), Engine.Excess.FILTER);
            Decision whole = sample.world().decide(sample.request(), Engine.Excess.REJECT);
            boolean excess = filtered instanceof Decided decided
                    && decided.outcomes().stream().anyMatch(Outcome.Denied.class::isInstance);
            if (excess) {
                assertThat(whole).as("seed %d", sample.seed()).isInstanceOf(Decision.Refused.class);
            } else {
                assertThat(whole).as("seed %d", sample.seed()).isEqualTo(filtered);
            }
        });
    }

    @Test
    void nobodyIsReleasedMoreBecauseAFactIsMissing() {
        samples().map(Sample::withoutCombinations).forEach(sample -> {
            DecisionRequest blind = withFacts(sample.request(), RulePropertiesTest::untold, RulePropertiesTest::untold);
            if (!(sample.world().decide(blind) instanceof Decided after)) {
                return;
            }
            Decided before = (Decided) sample.world().decide(sample.request());
            for (int i = 0; i < before.outcomes().size(); i++) {
                if (after.outcomes().get(i) instanceof Outcome.Permitted) {
                    assertThat(before.outcomes().get(i))
                            .as("seed %d, outcome %d", sample.seed(), i)
                            .isInstanceOf(Outcome.Permitted.class);
                }
            }
        });
    }

    private static CaseFacts untold(CaseFacts facts) {
        return new CaseFacts(
                facts.task(),
                Drafts.missing(),
                Drafts.missing(),
                facts.jurisdiction(),
                facts.assignedToRequester(),
                Drafts.missing());
    }

    private static SubjectFacts untold(SubjectFacts subject) {
        return new SubjectFacts(
                subject.relation(),
                subject.relationVerified(),
                subject.alive(),
                subject.outranked(),
                Drafts.missing(),
                Drafts.missing(),
                Drafts.missing(),
                subject.onRoll(),
                Map.of());
    }

    /** Whoever is told nothing of an attribute learns nothing of the case or the subject from how it is told. */
    @Test
    void anOutcomeDependsOnNoFactThatNoGrantOrLimitOfItsAttributeNames() {
        int[] compared = new int[1];
        samples().map(Sample::withoutCombinations).forEach(sample -> {
            if (!(sample.world().decide(sample.request()) instanceof Decided before)) {
                return;
            }
            for (int i = 0; i < before.outcomes().size(); i++) {
                Named named = Named.of(sample.world(), sample.asked(i).attribute());
                DecisionRequest other = withFacts(sample.request(), named::otherCase, named::otherSubject);
                Decided after = (Decided) sample.world().decide(other);
                assertThat(after.outcomes().get(i))
                        .as("seed %d, outcome %d", sample.seed(), i)
                        .isEqualTo(before.outcomes().get(i));
                compared[0]++;
            }
        });
        assertThat(compared[0]).isGreaterThan(WORLDS);
    }

    /** What the grants and limits of an attribute and its sources ask for. */
    private record Named(Set<Variable> variables, boolean restriction, boolean opened, boolean consent) {

        static Named of(PolicyWorld world, AttributeKey attribute) {
            Set<AttributeKey> attributes = new HashSet<>(Set.of(attribute));
            world.model().get(attribute).derivedFrom().forEach(source -> attributes.add(source.attribute()));
            List<Condition> conditions = new ArrayList<>();
            boolean consent = false;
            for (Terms terms : world.active()) {
                for (Terms.Grant grant : terms.grants()) {
                    if (grant.attributes().stream()
                            .map(Terms.GrantedAttribute::attribute)
                            .anyMatch(attributes::contains)) {
                        conditions.add(grant.when());
                        consent |= grant.consent().isPresent();
                    }
                }
            }
            Stream.concat(
                            world.active().stream().flatMap(terms -> terms.ceilings().stream()),
                            world.national().ceilings().stream())
                    .filter(ceiling -> ceiling.attributes().stream().anyMatch(attributes::contains))
                    .forEach(ceiling -> conditions.add(ceiling.when()));
            Condition all = new Condition.All(conditions);
            return new Named(
                    all.variables(), all.speaksOfRestriction(), all.toString().contains("Within["), consent);
        }

        CaseFacts otherCase(CaseFacts facts) {
            return new CaseFacts(
                    facts.task(),
                    variables.contains(Variable.CASE_KIND) ? facts.kind() : other(facts.kind(), "RECHECK"),
                    variables.contains(Variable.CASE_STAGE) ? facts.stage() : other(facts.stage(), "CLOSED"),
                    facts.jurisdiction(),
                    facts.assignedToRequester(),
                    opened ? facts.opened() : other(facts.opened(), Instant.EPOCH));
        }

        SubjectFacts otherSubject(SubjectFacts subject) {
            boolean living = variables.contains(Variable.SUBJECT_LIVES_WITH_APPLICANT);
            return new SubjectFacts(
                    subject.relation(),
                    subject.relationVerified(),
                    subject.alive(),
                    subject.outranked(),
                    living ? subject.livesWithApplicant() : other(subject.livesWithApplicant(), Answer.NO),
                    restriction
                            ? subject.restrictedTowardsApplicant()
                            : other(subject.restrictedTowardsApplicant(), true),
                    consent ? subject.adult() : other(subject.adult(), Answer.YES),
                    subject.onRoll(),
                    consent ? subject.consents() : Map.of(ConsentForm.JOINT_USE.key(), Drafts.NOON));
        }

        private static <T> Fact<T> other(Fact<T> fact, T value) {
            return fact.equals(Drafts.known(value)) ? Drafts.missing() : Drafts.known(value);
        }
    }

    private static DecisionRequest withFacts(
            DecisionRequest request, UnaryOperator<CaseFacts> ofCase, UnaryOperator<SubjectFacts> ofSubject) {
        return new DecisionRequest(
                request.requester(),
                request.kind(),
                request.task(),
                ofCase.apply(request.caseFacts()),
                request.subjects().stream().map(ofSubject).toList(),
                request.recipient(),
                request.uses(),
                request.asked(),
                request.searchBy(),
                request.alsoBy(),
                request.met(),
                request.time());
    }

    /** Neither a decision nor its explanation can depend on a value: the engine has none, and couldn't hold one. */
    @Test
    void theEngineKnowsNoValueOfARecord() {
        noClasses()
                .that()
                .resideInAPackage("kr.ieum.gateway.agreement.engine")
                .and()
                .haveSimpleNameNotEndingWith("Test")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Value.class, FormedValue.class, Reduction.class)
                .check(new ClassFileImporter().importPackages("kr.ieum.gateway.agreement.engine"));
    }

    @Test
    void aRecordedDecisionIsReproducedFromItsRecord() {
        samples().forEach(sample -> {
            Engine engine = new Engine(sample.world().snapshot());
            for (Engine.Excess excess : Engine.Excess.values()) {
                Decision decision = engine.decide(sample.request(), excess);
                RecordedDecision read =
                        RecordedDecision.read(new RecordedDecision(sample.request(), excess, decision).json());
                assertThat(read.decision()).as("seed %d", sample.seed()).isEqualTo(decision);
                assertThat(read.replay(engine)).as("seed %d", sample.seed()).isEqualTo(decision);
            }
        });
    }
}
