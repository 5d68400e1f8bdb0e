package kr.ieum.gateway.log.leaf;

import java.util.Comparator;

/**
 * Where a leaf stands: a release may land in the shard after its intent's, so an index alone doesn't name a leaf.
 *
 * @param shard name of the shard, such as {@code 2026h1}
 * @param index 0-based index in the shard
 */
public record Position(String shard, long index) {
    /** As the leaves were written: by shard, then by index. */
    public static final Comparator<Position> ORDER =
            Comparator.comparing(Position::shard).thenComparingLong(Position::index);

    public Position {
        ClearText.require("shard", shard);
        if (index < 0) {
            throw new IllegalArgumentException("an index is 0 or more, not " + index);
        }
    }
}
