package kr.ieum.gateway.release;

import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;

/** The agreements in force, as the release path uses them. */
public interface Policy {

    /** Decides on the present snapshot; the decision carries its epoch. */
    Decision decide(DecisionRequest request);

    /** The decision and its inputs as canonical JSON (RFC 8785), without identity of a subject or any value. */
    String record(DecisionRequest request, Decision decision);

    /** Loads the snapshot again after the epoch was seen to move. */
    void refresh();
}
