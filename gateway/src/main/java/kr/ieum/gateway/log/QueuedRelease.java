package kr.ieum.gateway.log;

import java.util.List;

/**
 * A release leaf on its way to the log; nobody waits for it.
 *
 * @param companions run in the group's transaction before the leaf is written
 */
record QueuedRelease(PendingLeaf leaf, List<Companion> companions) {

    QueuedRelease {
        companions = List.copyOf(companions);
    }
}
