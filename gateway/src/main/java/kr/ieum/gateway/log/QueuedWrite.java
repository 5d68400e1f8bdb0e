package kr.ieum.gateway.log;

import java.util.List;
import java.util.Optional;

/**
 * What is on its way to the log and nobody waits for: a release leaf, or small writes that belong to none.
 *
 * @param companions run in the group's transaction before the leaf is written
 */
record QueuedWrite(Optional<PendingLeaf> leaf, List<Companion> companions) {

    QueuedWrite {
        companions = List.copyOf(companions);
    }
}
