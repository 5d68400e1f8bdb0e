package kr.ieum.gateway.start;

import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.release.Policy;

/** The agreements in force on this node, as the release path uses them. */
record ActivePolicy(ActiveAgreements agreements) implements Policy {

    @Override
    public Decision decide(DecisionRequest request) {
        return agreements.engine().decide(request);
    }

    @Override
    public String record(DecisionRequest request, Decision decision) {
        return new RecordedDecision(request, Engine.Excess.FILTER, decision).json();
    }

    @Override
    public void refresh() {
        agreements.refresh();
    }
}
