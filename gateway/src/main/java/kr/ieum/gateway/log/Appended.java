package kr.ieum.gateway.log;

import java.time.Instant;
import kr.ieum.gateway.log.leaf.Position;

/**
 * Proof to the caller that its leaves are durable: they stand at {@code firstIndex} and the following indexes, without a
 * gap and in the given order.
 *
 * @param shard name of the shard
 * @param firstIndex 0-based index of the first leaf
 * @param count number of leaves, 1 or more
 * @param time when their group was written
 */
public record Appended(String shard, long firstIndex, int count, Instant time) {
    /**
     * Where the n-th leaf of the append stands.
     *
     * @param n 0 to {@code count - 1}
     */
    public Position position(int n) {
        if (n < 0 || n >= count) {
            throw new IndexOutOfBoundsException("this append has " + count + " leaves, there is no number " + n);
        }
        return new Position(shard, firstIndex + n);
    }
}
