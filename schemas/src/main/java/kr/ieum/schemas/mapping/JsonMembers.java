package kr.ieum.schemas.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members that an object may have, found by the bytes of a document. Registers write the members of their records in one order, so
 * the one that followed last time is looked at first.
 */
final class JsonMembers {

    private final JsonMember none = JsonMember.none();
    /** Open addressing, at most half full. */
    private final @Nullable JsonMember[] buckets;

    /** @param declared names, numbered in this order */
    JsonMembers(List<String> declared) {
        buckets = new JsonMember[Math.max(4, Integer.highestOneBit(declared.size() + 1) * 4)];
        for (int number = 0; number < declared.size(); number++) {
            JsonMember member = JsonMember.of(declared.get(number), number);
            int bucket = member.hash() & (buckets.length - 1);
            while (buckets[bucket] != null) {
                bucket = (bucket + 1) & (buckets.length - 1);
            }
            buckets[bucket] = member;
        }
    }

    /** What stands before the first member, and instead of one that nobody declared. */
    JsonMember none() {
        return none;
    }

    /** The member whose name these bytes are, or {@link #none}. */
    JsonMember find(byte[] bytes, int from, int to) {
        int bucket = JsonMember.hash(bytes, from, to) & (buckets.length - 1);
        JsonMember member = buckets[bucket];
        while (member != null && !member.is(bytes, from, to)) {
            bucket = (bucket + 1) & (buckets.length - 1);
            member = buckets[bucket];
        }
        return member == null ? none : member;
    }
}
