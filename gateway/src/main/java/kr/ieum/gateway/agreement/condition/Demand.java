package kr.ieum.gateway.agreement.condition;

import java.util.EnumSet;
import java.util.Set;

/** What is asked of a situation: that a condition has one of these truths in it. */
public record Demand(Condition condition, Set<Truth> truths) {

    /** Makes it immutable. */
    public Demand {
        truths = Set.copyOf(truths);
    }

    /** It holds: a grant under it applies. */
    public static Demand holds(Condition condition) {
        return new Demand(condition, EnumSet.of(Truth.TRUE));
    }

    /** It doesn't hold, or nobody knows: a grant under it doesn't apply. */
    public static Demand doesNotHold(Condition condition) {
        return new Demand(condition, EnumSet.of(Truth.FALSE, Truth.UNKNOWN));
    }

    /** It is false: a limit under it leaves off. */
    public static Demand isFalse(Condition condition) {
        return new Demand(condition, EnumSet.of(Truth.FALSE));
    }

    /** It isn't false: a limit under it is kept. */
    public static Demand isNotFalse(Condition condition) {
        return new Demand(condition, EnumSet.of(Truth.UNKNOWN, Truth.TRUE));
    }

    boolean isWithin(Truth least, Truth most) {
        return truths.stream().anyMatch(truth -> truth.compareTo(least) >= 0 && truth.compareTo(most) <= 0);
    }
}
