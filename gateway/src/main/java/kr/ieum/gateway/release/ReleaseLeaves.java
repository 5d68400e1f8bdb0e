package kr.ieum.gateway.release;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;

/**
 * The release leaves of one release, queued before the bytes go to the client (design §9): each at once, or, where all leaves or nothing, as soon as
 * it is known which of the two. Used by one thread.
 */
final class ReleaseLeaves {

    /** What the log says of a value that was fetched and went nowhere, since the whole of which it was a part couldn't leave. */
    static final String NOT_SENT = "NOT_SENT";

    private record Waiting(List<Leaf.Release> leaves, List<ReleasedField> fields) {}

    private final DisclosureLog log;
    private final Accompaniment beside;
    private final SecureRandom random;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean held;

    ReleaseLeaves(DisclosureLog log, Accompaniment beside, SecureRandom random) {
        this.log = log;
        this.beside = beside;
        this.random = random;
    }

    /** From now on nothing is queued before {@link #settle}. */
    void hold() {
        held = true;
    }

    /**
     * Leaves of one register's answer.
     *
     * @param fields what is about to leave
     */
    void queue(List<Leaf.Release> leaves, List<ReleasedField> fields) {
        if (held) {
            waiting.add(new Waiting(leaves, fields));
        } else {
            log.enqueue(leaves, beside.of(fields));
        }
    }

    /** Queues what was held: as it is, or, where nothing leaves, as what was fetched and not sent. */
    void settle(boolean leaves) {
        for (Waiting one : waiting) {
            if (leaves) {
                log.enqueue(one.leaves(), beside.of(one.fields()));
            } else {
                log.enqueue(one.leaves().stream().map(this::unsent).toList(), List.of());
            }
        }
        waiting.clear();
    }

    private Leaf.Release unsent(Leaf.Release leaf) {
        return new Leaf.Release(
                leaf.time(),
                leaf.intent(),
                leaf.register(),
                leaf.outcomes().stream()
                        .map(outcome -> outcome.left() ? Leaf.Outcome.stayed(outcome.attribute(), NOT_SENT) : outcome)
                        .toList(),
                Opening.fresh(Purpose.VALUES, ReleaseLeafContent.canonical(List.of()), random)
                        .commitment());
    }
}
