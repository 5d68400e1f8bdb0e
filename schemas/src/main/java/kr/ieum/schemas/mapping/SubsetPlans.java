package kr.ieum.schemas.mapping;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was compiled for subsets of a mapping's fields or attributes. Agreements and views ask for few of them, again and again;
 * should somebody ask for many, older ones are forgotten. Thread-safe.
 */
final class SubsetPlans<E, P> {

    private static final int MOST = 128;

    private final Function<Set<E>, P> compiler;
    private final Map<Set<E>, P> plans = new ConcurrentHashMap<>();
    private volatile @Nullable Latest<E, P> latest;

    /** The subset asked for last, so that one that can't change is known again without looking into it. */
    private record Latest<E, P>(Set<E> subset, P plan) {}

    SubsetPlans(Function<Set<E>, P> compiler) {
        this.compiler = compiler;
    }

    @SuppressWarnings(
            "ReferenceEquality") // the very set that was asked for last can't have changed; any other is looked up
    P of(Set<E> subset) {
        Latest<E, P> last = latest;
        if (last != null && last.subset == subset) {
            return last.plan;
        }
        Set<E> unchanging = Set.copyOf(subset);
        P plan = plans.get(unchanging);
        if (plan == null) {
            plan = compiler.apply(unchanging);
            if (plans.size() >= MOST) {
                plans.clear();
            }
            plans.put(unchanging, plan);
        }
        latest = new Latest<>(unchanging, plan);
        return plan;
    }
}
