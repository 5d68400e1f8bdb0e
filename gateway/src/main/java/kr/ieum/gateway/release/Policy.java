package kr.ieum.gateway.release;

import java.util.List;
import java.util.UUID;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.log.Companion;

/** The agreements in force, as the release path uses them. */
public interface Policy {

    /** Decides on the present snapshot; the decision carries its epoch. */
    Decision decide(DecisionRequest request);

    /** The decision and its inputs as canonical JSON (RFC 8785), without identity of a subject or any value. */
    String record(DecisionRequest request, Decision decision);

    /**
     * What must be written because of what a decision obliges to, to stand or fall with the intent; nothing where it
     * obliges to nothing.
     */
    List<Companion> duties(UUID lookup, DecisionRequest request, Decision.Decided decision);

    /**
     * Loads the snapshot again after the epoch was seen to move, unless that was done meanwhile.
     *
     * @param decided the epoch of the decision that is made anew
     */
    void refresh(long decided);
}
