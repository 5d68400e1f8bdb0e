package kr.ieum.gateway.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the writer makes durable together.
 *
 * @param appends claimed appends, whose callers wait
 * @param queued release leaves and small writes, whose callers don't
 */
record Group(List<PendingAppend> appends, List<QueuedWrite> queued) {
    Group {
        appends = List.copyOf(appends);
        queued = List.copyOf(queued);
    }

    /** Appends but those that were refused. */
    List<PendingAppend> accepted(Set<PendingAppend> refused) {
        return refused.isEmpty()
                ? appends
                : appends.stream().filter(append -> !refused.contains(append)).toList();
    }

    /** What goes into the tree, in order: the leaves of appends but those that were refused, then all queued ones. */
    List<PendingLeaf> leaves(Set<PendingAppend> refused) {
        List<PendingLeaf> leaves = new ArrayList<>();
        accepted(refused).forEach(append -> leaves.addAll(append.leaves()));
        queued.forEach(write -> write.leaf().ifPresent(leaves::add));
        return leaves;
    }

    /** Number of leaves. */
    int size() {
        int size = 0;
        for (PendingAppend append : appends) {
            size += append.leaves().size();
        }
        for (QueuedWrite write : queued) {
            size += write.leaf().isPresent() ? 1 : 0;
        }
        return size;
    }

    void failed(LogUnavailable reason) {
        appends.forEach(append -> append.failed(reason));
    }
}
