package kr.ieum.gateway.agreement.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Decides conditions exactly (design §6, Analysis). Every atom compares one variable with constants, so that the values of a variable
 * fall into few groups which no condition at hand tells apart; one value of each group, and the missing fact, are tried, and a
 * combination is left as soon as what is demanded can't come true any more.
 */
public final class Situations {

    private final Vocabulary vocabulary;
    private final Duration skew;

    /**
     * The situations of one federation.
     *
     * @param skew by how much the time of a request may be wrong
     */
    public Situations(Vocabulary vocabulary, Duration skew) {
        this.vocabulary = vocabulary;
        this.skew = skew;
    }

    /**
     * What is settled beforehand.
     *
     * @param texts variables with the only value they have
     * @param now the time of the request, where only one comes into question
     */
    public record Settled(Map<Variable, String> texts, Optional<Instant> now) {

        /** Nothing. */
        public static final Settled NOTHING = new Settled(Map.of(), Optional.empty());

        /** Makes it immutable. */
        public Settled {
            texts = Map.copyOf(texts);
        }
    }

    /** A situation that meets all demands; nothing when there is none. */
    public Optional<Situation> find(List<Demand> demands, Settled settled) {
        SituationSearch search =
                new SituationSearch(demands.stream().map(Demand::condition).toList(), vocabulary, skew, settled);
        return search.first(demands);
    }

    /**
     * Shows one situation for each way in which these conditions can come out together, until the viewer has seen enough.
     *
     * @param viewer tells whether it wants to see more
     */
    public void all(Collection<Condition> conditions, Settled settled, Predicate<Situation> viewer) {
        new SituationSearch(List.copyOf(conditions), vocabulary, skew, settled).all(viewer);
    }

    /** A situation in which the condition holds; nothing when it never does. */
    public Optional<Situation> satisfying(Condition condition) {
        return find(List.of(Demand.holds(condition)), Settled.NOTHING);
    }

    /** A situation in which one holds and the other doesn't, or isn't known to; nothing when the one implies the other. */
    public Optional<Situation> refuting(Condition one, Condition other) {
        return find(List.of(Demand.holds(one), Demand.doesNotHold(other)), Settled.NOTHING);
    }

    /** Whether wherever one holds the other holds. */
    public boolean implies(Condition one, Condition other) {
        return refuting(one, other).isEmpty();
    }

    /** Whether both hold in the same situations, so that a grant may carry either. */
    public boolean areEquivalent(Condition one, Condition other) {
        return implies(one, other) && implies(other, one);
    }

    /** The instants at which the truth of one of the conditions can change while nothing but time passes. */
    public Set<Instant> edges(Collection<Condition> conditions) {
        Set<Instant> edges = new TreeSet<>();
        for (Condition atom : SituationSearch.atoms(conditions)) {
            if (atom instanceof Condition.Before before) {
                edges.add(before.instant().minus(skew));
                edges.add(before.instant().plus(skew));
            }
        }
        return edges;
    }
}
