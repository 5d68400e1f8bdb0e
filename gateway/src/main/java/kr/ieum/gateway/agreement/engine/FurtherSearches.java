package kr.ieum.gateway.agreement.engine;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import kr.ieum.gateway.agreement.engine.Decision.FurtherSearch;

/** An immutable set of a few distinct further searches: most decisions are never asked for them, so nothing is hashed beforehand. */
final class FurtherSearches extends AbstractSet<FurtherSearch> {

    private final FurtherSearch[] distinct;

    /** Of the first of distinct ones. */
    FurtherSearches(FurtherSearch[] distinct, int count) {
        this.distinct = Arrays.copyOf(distinct, count);
    }

    @Override
    public Iterator<FurtherSearch> iterator() {
        return Arrays.asList(distinct).iterator();
    }

    @Override
    public int size() {
        return distinct.length;
    }
}
