package kr.ieum.gateway.start;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.oversight.Duties;
import kr.ieum.gateway.oversight.DutiesAtTheEnd;
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
        List<Duties.Owed> owed = Stream.concat(
                        decision.duties().stream()
                                .flatMap(duty -> agreements.obligation(duty).map(found -> owed(duty, found)).stream()),
                        releasing(decision)
                                .flatMap(agreement ->
                                        agreement.disposal().stream().map(disposal -> owed(agreement, disposal))))
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

    /** The agreements that release anything, each once. */
    private Stream<Agreement> releasing(Decision.Decided decision) {
        return decision.outcomes().stream()
                .flatMap(outcome -> outcome instanceof Decision.Outcome.Permitted permitted
                        ? Stream.of(permitted.authority())
                        : Stream.empty())
                .map(authority -> new Version(authority.agreement(), authority.version()))
                .distinct()
                .flatMap(version -> agreements.find(version.agreement(), version.version()).stream());
    }

    private record Version(String agreement, int version) {}

    private static Duties.Owed owed(Agreement agreement, Agreement.Disposal disposal) {
        return new Duties.Owed(
                agreement.id(),
                agreement.version(),
                DutiesAtTheEnd.OBLIGATION,
                switch (disposal.onEnd()) {
                    case DELETE -> DutyKind.DELETE_AT_END;
                    case RETURN -> DutyKind.RETURN_AT_END;
                },
                Optional.of(disposal.within()));
    }

    @Override
    public void refresh(long decided) {
        agreements.refreshBeyond(decided);
    }
}
