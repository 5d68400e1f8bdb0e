package kr.ieum.gateway.agreement.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A checked condition as a small tree. The language is finite on purpose: every atom compares one declared variable with
 * constants, so that satisfiability and implication can be decided exactly (design §6, Analysis).
 */
public sealed interface Condition {

    /** The condition that holds for everybody. */
    static Condition always() {
        return new Constant(true);
    }

    /** Whether now is before an instant; nobody knows within the skew of it. */
    private static Truth isBefore(ConditionFacts facts, Instant instant) {
        if (facts.now().plus(facts.skew()).isBefore(instant)) {
            return Truth.TRUE;
        }
        return facts.now().minus(facts.skew()).isBefore(instant) ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** Its truth for these facts. */
    Truth evaluate(ConditionFacts facts);

    /** {@code true} or {@code false}. */
    record Constant(boolean value) implements Condition {
        @Override
        public Truth evaluate(ConditionFacts facts) {
            return Truth.of(value);
        }
    }

    /** A text variable equals one of the constants. */
    record OneOf(Variable variable, SortedSet<String> constants) implements Condition {

        /** Makes it immutable. */
        public OneOf {
            constants = Collections.unmodifiableSortedSet(new TreeSet<>(constants));
        }

        @Override
        public Truth evaluate(ConditionFacts facts) {
            return facts.text(variable)
                    .map(text -> Truth.of(constants.contains(text)))
                    .orElse(Truth.UNKNOWN);
        }
    }

    /** The time of the request lies before an instant. */
    record Before(Instant instant) implements Condition {
        @Override
        public Truth evaluate(ConditionFacts facts) {
            return isBefore(facts, instant);
        }
    }

    /**
     * Less than a span of time has passed since an instant of the case.
     *
     * @param span not negative
     */
    record Within(TimeVariable since, Duration span) implements Condition {
        @Override
        public Truth evaluate(ConditionFacts facts) {
            return facts.moment(since)
                    .map(instant -> isBefore(facts, instant.plus(span)))
                    .orElse(Truth.UNKNOWN);
        }
    }

    /** {@code subject.restrictedTowards(case.applicant)}: a pair, not a flag. */
    record RestrictedTowardsApplicant() implements Condition {
        @Override
        public Truth evaluate(ConditionFacts facts) {
            return facts.restrictedTowardsApplicant().map(Truth::of).orElse(Truth.UNKNOWN);
        }
    }

    /** Negation. */
    record Not(Condition inner) implements Condition {
        @Override
        public Truth evaluate(ConditionFacts facts) {
            return inner.evaluate(facts).not();
        }
    }

    /** Conjunction. */
    record All(List<Condition> parts) implements Condition {

        /** Makes it immutable. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth evaluate(ConditionFacts facts) {
            Truth truth = Truth.TRUE;
            for (Condition part : parts) {
                truth = truth.and(part.evaluate(facts));
            }
            return truth;
        }
    }

    /** Disjunction. */
    record Any(List<Condition> parts) implements Condition {

        /** Makes it immutable. */
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth evaluate(ConditionFacts facts) {
            Truth truth = Truth.FALSE;
            for (Condition part : parts) {
                truth = truth.or(part.evaluate(facts));
            }
            return truth;
        }
    }

    /** Whether the condition speaks of a restriction pair, which makes a limit a protection. */
    default boolean speaksOfRestriction() {
        return switch (this) {
            case RestrictedTowardsApplicant pair -> true;
            case Not not -> not.inner().speaksOfRestriction();
            case All all -> all.parts().stream().anyMatch(Condition::speaksOfRestriction);
            case Any any -> any.parts().stream().anyMatch(Condition::speaksOfRestriction);
            case Constant constant -> false;
            case OneOf oneOf -> false;
            case Before before -> false;
            case Within within -> false;
        };
    }

    /** Whether it asks for a fact of a case, its applicant among them; such a condition is never known to hold without one. */
    default boolean speaksOfCase() {
        return switch (this) {
            case RestrictedTowardsApplicant pair -> true;
            case Within within -> true;
            case OneOf oneOf -> oneOf.variable() != Variable.SUBJECT_RELATION;
            case Not not -> not.inner().speaksOfCase();
            case All all -> all.parts().stream().anyMatch(Condition::speaksOfCase);
            case Any any -> any.parts().stream().anyMatch(Condition::speaksOfCase);
            case Constant constant -> false;
            case Before before -> false;
        };
    }

    /** The instants beside now that it names. */
    default Set<TimeVariable> timeVariables() {
        Set<TimeVariable> named = EnumSet.noneOf(TimeVariable.class);
        switch (this) {
            case Within within -> named.add(within.since());
            case Not not -> named.addAll(not.inner().timeVariables());
            case All all -> all.parts().forEach(part -> named.addAll(part.timeVariables()));
            case Any any -> any.parts().forEach(part -> named.addAll(part.timeVariables()));
            case OneOf oneOf -> {}
            case Constant constant -> {}
            case Before before -> {}
            case RestrictedTowardsApplicant pair -> {}
        }
        return named;
    }

    /** The text variables it names. */
    default Set<Variable> variables() {
        Set<Variable> named = EnumSet.noneOf(Variable.class);
        switch (this) {
            case OneOf oneOf -> named.add(oneOf.variable());
            case Not not -> named.addAll(not.inner().variables());
            case All all -> all.parts().forEach(part -> named.addAll(part.variables()));
            case Any any -> any.parts().forEach(part -> named.addAll(part.variables()));
            case Constant constant -> {}
            case Before before -> {}
            case Within within -> {}
            case RestrictedTowardsApplicant pair -> {}
        }
        return named;
    }
}
