package kr.ieum.benchmarks.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Variable;

/**
 * A condition of an agreement in the two-valued logic of other engines: whether it is certainly true, or certainly false. Negations are
 * pushed down to the atoms, where a missing fact makes either of the two untrue.
 */
sealed interface Guard {

    /** Always or never. */
    record Constant(boolean value) implements Guard {}

    /** The variable is known and its value is, or isn't, one of the words. */
    record Text(Variable variable, SortedSet<String> words, boolean among) implements Guard {}

    /** It is known whether the subject is restricted towards the applicant, and it is this. */
    record Restricted(boolean restricted) implements Guard {}

    /** The time of the request lies before an instant. */
    record Before(Instant instant) implements Guard {}

    /** The time of the request doesn't lie before an instant. */
    record NotBefore(Instant instant) implements Guard {}

    /** Conjunction. */
    record All(List<Guard> parts) implements Guard {}

    /** Disjunction. */
    record Any(List<Guard> parts) implements Guard {}

    /** When the condition certainly holds, although our clock may be wrong by the skew. */
    static Guard certainlyTrue(Condition condition, Duration skew) {
        return of(condition, true, skew);
    }

    /** When the condition certainly doesn't hold. */
    static Guard certainlyFalse(Condition condition, Duration skew) {
        return of(condition, false, skew);
    }

    private static Guard of(Condition condition, boolean wanted, Duration skew) {
        return switch (condition) {
            case Condition.Constant constant -> new Constant(constant.value() == wanted);
            case Condition.OneOf oneOf -> new Text(oneOf.variable(), oneOf.constants(), wanted);
            case Condition.RestrictedTowardsApplicant pair -> new Restricted(wanted);
            case Condition.Before before ->
                wanted
                        ? new Before(before.instant().minus(skew))
                        : new NotBefore(before.instant().plus(skew));
            case Condition.Not not -> of(not.inner(), !wanted, skew);
            case Condition.All all -> joined(all.parts(), wanted, wanted, skew);
            case Condition.Any any -> joined(any.parts(), wanted, !wanted, skew);
            default -> throw new IllegalArgumentException("outside of the common subset: " + condition);
        };
    }

    private static Guard joined(List<Condition> parts, boolean wanted, boolean conjunction, Duration skew) {
        Stream<Guard> guards = parts.stream().map(part -> of(part, wanted, skew));
        return conjunction ? new All(guards.toList()) : new Any(guards.toList());
    }
}
