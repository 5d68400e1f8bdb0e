package kr.ieum.gateway.start;

import java.util.List;
import java.util.UUID;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.oversight.Duties;
import kr.ieum.gateway.oversight.DutyKind;
import kr.ieum.gateway.release.Policy;

/** The agreements in force on this node, as the release path uses them. */
record ActivePolicy(ActiveAgreements agreements, Duties duties) implements Policy {

    @Override
    public Decision decide(DecisionRequest request) {
        return agreements.engine().decide(request);
    }

    @Override
    public String record(DecisionRequest request, Decision decision) {
        return new RecordedDecision(request, Engine.Excess.FILTER, decision).json();
    }

    @Override
    public List<Companion> duties(UUID lookup, DecisionRequest request, Decision.Decided decision) {
        List<Duties.Owed> owed = decision.duties().stream()
                .flatMap(duty -> agreements.obligation(duty).map(found -> owed(duty, found)).stream())
                .toList();
        return owed.isEmpty()
                ? List.of()
                : List.of(duties.arise(
                        new Duties.Occasion(
                                lookup,
                                request.requester().agency(),
                                request.requester().official(),
                                request.time()),
                        owed));
    }

    private static Duties.Owed owed(Decision.Duty duty, Obligation obligation) {
        return new Duties.Owed(
                duty.agreement(),
                duty.version(),
                duty.obligation(),
                DutyKind.valueOf(obligation.type().name()),
                obligation.within());
    }

    @Override
    public void refresh() {
        agreements.refresh();
    }
}
