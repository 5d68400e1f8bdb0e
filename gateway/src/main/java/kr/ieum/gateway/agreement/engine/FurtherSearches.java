package kr.ieum.gateway.agreement.engine;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import kr.ieum.gateway.agreement.engine.Decision.FurtherSearch;

/**
 * An immutable set of a few distinct further searches, in groups as agreements permit them: most decisions are never asked for them, so nothing is
 * hashed or copied beforehand.
 */
final class FurtherSearches extends AbstractSet<FurtherSearch> {

    private final FurtherSearch[][] groups;

    /** Of groups that nobody changes, all of distinct ones. */
    FurtherSearches(FurtherSearch[][] groups) {
        this.groups = groups;
    }

    @Override
    public Iterator<FurtherSearch> iterator() {
        return Arrays.stream(groups).flatMap(Arrays::stream).iterator();
    }

    @Override
    public boolean contains(Object one) {
        for (FurtherSearch[] group : groups) {
            for (FurtherSearch each : group) {
                if (each.equals(one)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public int size() {
        int size = 0;
        for (FurtherSearch[] group : groups) {
            size += group.length;
        }
        return size;
    }
}
