package kr.ieum.gateway.web;

import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.identity.Official;

/** Who asks, for a decision: always the official of the session, never what a caller says. */
public final class Requesters {

    private Requesters() {}

    /** The requester that an official is. */
    public static Requester of(Official official) {
        return new Requester(
                official.agency(), official.system(), official.id(), official.roles(), official.assurance());
    }
}
