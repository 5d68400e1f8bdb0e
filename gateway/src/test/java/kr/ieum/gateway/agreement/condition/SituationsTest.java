package kr.ieum.gateway.agreement.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What conditions can come to: decided by groups of values, and held against every single situation of a small world. */
class SituationsTest {

    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");
    private static final List<String> STAGES = List.of("RECEIVED", "INVESTIGATION", "DECISION", "APPEAL");
    private static final List<String> KINDS = List.of("APPLICATION", "RECHECK", "APPEAL");
    private static final Vocabulary WORDS = new Vocabulary(Map.of(
            Variable.CASE_STAGE,
            STAGES,
            Variable.CASE_KIND,
            KINDS,
            Variable.SUBJECT_RELATION,
            List.of("applicant", "obligor"),
            Variable.SUBJECT_LIVES_WITH_APPLICANT,
            List.of("yes", "no")));
    private static final Duration SKEW = Duration.ofSeconds(2);
    private static final Situations SITUATIONS = new Situations(WORDS, SKEW);
    private static final int SEEDS = 1_500;

    private static Condition stage(String... stages) {
        return new Condition.OneOf(Variable.CASE_STAGE, new TreeSet<>(Set.of(stages)));
    }

    private static Condition not(Condition inner) {
        return new Condition.Not(inner);
    }

    private static Condition all(Condition... parts) {
        return new Condition.All(List.of(parts));
    }

    private static Condition any(Condition... parts) {
        return new Condition.Any(List.of(parts));
    }

    @Test
    void aWitnessMakesTheConditionTrue() {
        Condition condition = all(not(stage("RECEIVED", "DECISION")), not(new Condition.Before(NOON)));
        Situation witness = SITUATIONS.satisfying(condition).orElseThrow();
        assertThat(condition.evaluate(witness)).isEqualTo(Truth.TRUE);
        assertThat(witness.text(Variable.CASE_STAGE)).contains("INVESTIGATION");
    }

    @Test
    void whatContradictsItselfHasNoWitness() {
        assertThat(SITUATIONS.satisfying(all(stage("APPEAL"), not(stage("APPEAL", "DECISION")))))
                .isEmpty();
        assertThat(SITUATIONS.satisfying(not(stage(STAGES.toArray(String[]::new)))))
                .as("no other stage exists")
                .isEmpty();
        assertThat(SITUATIONS.satisfying(all(new Condition.Before(NOON), not(new Condition.Before(NOON)))))
                .isEmpty();
    }

    @Test
    void whereNoListExistsAnyOtherWordMayCome() {
        Condition other = not(stage(STAGES.toArray(String[]::new)));
        assertThat(new Situations(Vocabulary.OPEN, SKEW).satisfying(other)).isPresent();
        Condition named = not(new Condition.OneOf(Variable.CASE_STAGE, new TreeSet<>(Set.of("OTHER", "OTHER-"))));
        assertThat(new Situations(Vocabulary.OPEN, SKEW).satisfying(named)).isPresent();
    }

    @Test
    void aMissingFactMakesNothingTrueAndIsAWitnessOfItsOwn() {
        Condition either = any(stage("APPEAL"), not(stage("APPEAL")));
        assertThat(SITUATIONS.implies(new Condition.Constant(true), either))
                .as("without a stage neither is known")
                .isFalse();
        assertThat(SITUATIONS
                        .refuting(new Condition.Constant(true), either)
                        .orElseThrow()
                        .text(Variable.CASE_STAGE))
                .isEmpty();
    }

    @Test
    void implicationAndEquivalenceSeeThroughTheSpelling() {
        assertThat(SITUATIONS.implies(stage("APPEAL"), stage("APPEAL", "DECISION")))
                .isTrue();
        assertThat(SITUATIONS.implies(stage("APPEAL", "DECISION"), stage("APPEAL")))
                .isFalse();
        assertThat(SITUATIONS.areEquivalent(
                        not(any(stage("APPEAL"), stage("DECISION"))), stage("RECEIVED", "INVESTIGATION")))
                .isTrue();
        assertThat(SITUATIONS.implies(new Condition.Before(NOON), new Condition.Before(NOON.plusSeconds(1))))
                .isTrue();
        assertThat(SITUATIONS.implies(
                        new Condition.Within(TimeVariable.CASE_OPENED, Duration.ofDays(30)),
                        new Condition.Within(TimeVariable.CASE_OPENED, Duration.ofDays(60))))
                .isTrue();
    }

    @Test
    void manyCodesAreNoProductOfCodes() {
        List<String> many = IntStream.range(0, 5_000).mapToObj(i -> "C" + i).toList();
        Situations wide = new Situations(
                new Vocabulary(Map.of(
                        Variable.CASE_STAGE, many,
                        Variable.CASE_KIND, many,
                        Variable.SUBJECT_RELATION, many)),
                SKEW);
        Condition last = all(
                stage("C4999"),
                new Condition.OneOf(Variable.CASE_KIND, new TreeSet<>(Set.of("C4998"))),
                new Condition.OneOf(Variable.SUBJECT_RELATION, new TreeSet<>(Set.of("C4997"))));
        List<Situation> seen = new ArrayList<>();
        wide.all(List.of(last), Situations.Settled.NOTHING, situation -> seen.add(situation));
        assertThat(seen)
                .as("in, out or missing, and a relation is never missing")
                .hasSize(3 * 3 * 2);
        assertThat(wide.satisfying(last)).isPresent();
    }

    @Test
    void groupsOfValuesTellWhatEverySingleSituationTells() {
        int satisfiable = 0;
        int implied = 0;
        List<Situation> every = every();
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed * 7919);
            Condition one = condition(random, 3);
            Condition other = random.nextInt(3) == 0 ? any(one, condition(random, 2)) : condition(random, 3);
            for (Truth truth : Truth.values()) {
                Optional<Situation> found =
                        SITUATIONS.find(List.of(new Demand(one, Set.of(truth))), Situations.Settled.NOTHING);
                assertThat(found.isPresent())
                        .as("seed %d: %s is %s somewhere", seed, one, truth)
                        .isEqualTo(every.stream().anyMatch(each -> one.evaluate(each) == truth));
                found.ifPresent(situation -> assertThat(one.evaluate(situation)).isEqualTo(truth));
            }
            boolean implies = every.stream()
                    .allMatch(each -> one.evaluate(each) != Truth.TRUE || other.evaluate(each) == Truth.TRUE);
            assertThat(SITUATIONS.implies(one, other))
                    .as("seed %d: %s implies %s", seed, one, other)
                    .isEqualTo(implies);
            satisfiable += SITUATIONS.satisfying(one).isPresent() ? 1 : 0;
            implied += implies ? 1 : 0;
        }
        assertThat(satisfiable).isBetween(SEEDS / 4, SEEDS - 5);
        assertThat(implied).isBetween(SEEDS / 20, SEEDS - SEEDS / 20);
    }

    @Test
    void impliesIsReflexiveAndTransitiveAndAWitnessRefutes() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed * 104729);
            Condition a = condition(random, 2);
            Condition b = condition(random, 2);
            Condition c = condition(random, 2);
            assertThat(SITUATIONS.implies(a, a)).isTrue();
            if (SITUATIONS.implies(a, b) && SITUATIONS.implies(b, c)) {
                assertThat(SITUATIONS.implies(a, c)).as("seed %d", seed).isTrue();
            }
            SITUATIONS.refuting(a, b).ifPresent(witness -> {
                assertThat(a.evaluate(witness)).isEqualTo(Truth.TRUE);
                assertThat(b.evaluate(witness)).isNotEqualTo(Truth.TRUE);
            });
        }
    }

    private static Condition stages(Random random) {
        Set<String> some = new TreeSet<>(List.of(STAGES.get(random.nextInt(4)), STAGES.get(random.nextInt(4))));
        return stage(some.toArray(String[]::new));
    }

    private static Condition condition(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> stages(random);
            case 1 -> new Condition.OneOf(Variable.CASE_KIND, new TreeSet<>(Set.of(KINDS.get(random.nextInt(3)))));
            case 2 -> new Condition.RestrictedTowardsApplicant();
            case 3 -> new Condition.Before(NOON.plusSeconds(random.nextInt(3)));
            case 4 -> new Condition.Within(TimeVariable.CASE_OPENED, Duration.ofSeconds(30 + random.nextInt(3)));
            case 5, 6 -> not(condition(random, depth - 1));
            case 7 -> all(condition(random, depth - 1), condition(random, depth - 1));
            default -> any(condition(random, depth - 1), condition(random, depth - 1));
        };
    }

    /** Every combination of facts, by the second where time is concerned. */
    private static List<Situation> every() {
        List<Situation> every = new ArrayList<>();
        for (int second = -5; second <= 6; second++) {
            Instant now = NOON.plusSeconds(second);
            for (int elapsed = 26; elapsed <= 36; elapsed++) {
                Map<TimeVariable, Instant> moments =
                        elapsed == 36 ? Map.of() : Map.of(TimeVariable.CASE_OPENED, now.minusSeconds(elapsed));
                for (int stage = 0; stage <= STAGES.size(); stage++) {
                    for (int kind = 0; kind <= KINDS.size(); kind++) {
                        Map<Variable, String> texts = new EnumMap<>(Variable.class);
                        if (stage < STAGES.size()) {
                            texts.put(Variable.CASE_STAGE, STAGES.get(stage));
                        }
                        if (kind < KINDS.size()) {
                            texts.put(Variable.CASE_KIND, KINDS.get(kind));
                        }
                        for (Optional<Boolean> restricted :
                                List.of(Optional.of(false), Optional.of(true), Optional.<Boolean>empty())) {
                            every.add(new Situation(texts, restricted, moments, now, SKEW));
                        }
                    }
                }
            }
        }
        return every;
    }
}
