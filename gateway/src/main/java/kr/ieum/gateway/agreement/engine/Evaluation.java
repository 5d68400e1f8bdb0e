package kr.ieum.gateway.agreement.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Duty;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.Decision.VolumeLimit;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.schemas.model.AttributeKey;

/** Decides one request over a compiled policy. */
final class Evaluation {

    private final CompiledPolicy policy;
    private final DecisionRequest request;

    Evaluation(CompiledPolicy policy, DecisionRequest request) {
        this.policy = policy;
        this.request = request;
    }

    Decision decide(Engine.Excess excess) {
        Optional<Reason> gate = Gate.refusal(request);
        if (gate.isPresent()) {
            return refused(gate.get(), Optional.empty());
        }
        Scope scope = new Scope(policy, request);
        Reason otherKind = scope.enter();
        if (otherKind != null) {
            return refused(otherKind, Optional.empty());
        }
        AttributeKey search = scope.openRegisters();
        if (search != null) {
            return refused(Reason.SEARCH_NOT_PERMITTED, Optional.of(search));
        }
        List<SubjectFacts> subjects = request.subjects();
        int width = request.asked().size();
        Outcomes outcomes = new Outcomes(subjects.size() * width);
        List<VolumeLimit> volumes = List.of();
        List<Duty> duties = List.of();
        if (!subjects.isEmpty()) {
            SubjectCells cells = new SubjectCells(request, scope, policy.skew());
            for (int i = 0; i < subjects.size(); i++) {
                cells.decide(subjects.get(i), outcomes, i * width);
            }
            volumes = volumes(scope, cells);
            duties = duties(scope, cells);
        }
        return excess == Engine.Excess.REJECT && firstDenied(outcomes) >= 0
                ? rejected(outcomes, firstDenied(outcomes))
                : new Decision.Decided(policy.policyEpoch(), outcomes.list(), volumes, scope.furtherSearches(), duties);
    }

    private Decision refused(Reason reason, Optional<AttributeKey> about) {
        return new Decision.Refused(policy.policyEpoch(), reason, about);
    }

    /** Rule 14: the first reason in the fixed order, of the first attribute that has it; -1 when nothing is denied. */
    private static int firstDenied(Outcomes outcomes) {
        int first = -1;
        Reason lowest = Reason.VOLUME;
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Denied denied
                    && (first < 0 || denied.reason().compareTo(lowest) < 0)) {
                first = i;
                lowest = denied.reason();
            }
        }
        return first;
    }

    private Decision rejected(Outcomes outcomes, int first) {
        return switch (outcomes.get(first)) {
            case Outcome.Denied denied ->
                refused(
                        denied.reason(),
                        Optional.of(request.asked()
                                .get(first % request.asked().size())
                                .attribute()));
            case Outcome.Permitted permitted -> throw new IllegalStateException("what is permitted isn't refused");
        };
    }

    /** Rule 9: what the agreements oblige to that release anything. */
    private static List<Duty> duties(Scope scope, SubjectCells cells) {
        List<Duty> duties = List.of();
        for (int member = 0; member < scope.members(); member++) {
            Duty[] brought = scope.agreement(member).duties();
            if (brought.length > 0 && cells.released(member) > 0) {
                duties = duties.isEmpty() ? new ArrayList<>() : duties;
                Collections.addAll(duties, brought);
            }
        }
        return duties;
    }

    /** Rule 8: a unit of volume is one subject about whom an agreement releases anything. */
    private static List<VolumeLimit> volumes(Scope scope, SubjectCells cells) {
        List<VolumeLimit> limits = new ArrayList<>(2);
        for (int member = 0; member < scope.members(); member++) {
            int amount = cells.released(member);
            if (amount > 0) {
                for (VolumeLimit one : scope.agreement(member).volumes()) {
                    limits.add(amount == 1 ? one : one.times(amount));
                }
            }
        }
        return limits;
    }
}
