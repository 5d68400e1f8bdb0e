package kr.ieum.gateway.disclosure;

import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;

/** What opens the commitments of one intent leaf. */
public record Openings(Opening subject, Opening caseRef, Opening official) {

    /** Whether they open this leaf. */
    public boolean open(Leaf.Intent intent) {
        return subject.opens(intent.subject()) && caseRef.opens(intent.caseRef()) && official.opens(intent.official());
    }
}
