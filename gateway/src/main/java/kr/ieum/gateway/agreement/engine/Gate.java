package kr.ieum.gateway.agreement.engine;

import java.util.Optional;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.schemas.model.Answer;

/**
 * The gates of the kinds (design P10). A case request needs a verified case of this agency and official, filed under the task of
 * the request, with a living applicant, no refuted relation, a deceased who is dead and no heir of prior rank. An emergency needs
 * the same: what may be checked afterwards is said by its agreement alone, and none of this is. What a gate refuses, no grant can
 * open.
 */
final class Gate {

    private Gate() {}

    /** The reason to refuse the whole request, in the fixed order of reasons. */
    static Optional<Reason> refusal(DecisionRequest request) {
        return switch (request.kind()) {
            case CASE, EMERGENCY -> refusalOfCase(request);
            // no agreement can declare these kinds yet, so none covers them
            case EVENT, SCREENING, OWN_DATA -> Optional.of(Reason.NO_AGREEMENT);
        };
    }

    private static Optional<Reason> refusalOfCase(DecisionRequest request) {
        CaseFacts facts = request.caseFacts();
        if (isKnownOther(facts.jurisdiction(), request.requester().agency())
                || isKnownOther(facts.assignedToRequester(), true)) {
            return Optional.of(Reason.CASE_NOT_ACCESSIBLE);
        }
        if (facts.jurisdiction() instanceof Fact.Missing
                || facts.assignedToRequester() instanceof Fact.Missing
                || facts.task() instanceof Fact.Missing) {
            return Optional.of(Reason.CASE_UNVERIFIED);
        }
        if (isKnownOther(facts.task(), request.task())) {
            return Optional.of(Reason.OTHER_TASK);
        }
        if (request.subjects().stream().anyMatch(subject -> is(subject.relationVerified(), Answer.NO))) {
            return Optional.of(Reason.RELATION_REFUTED);
        }
        if (request.subjects().stream()
                .anyMatch(subject -> subject.relation() == Relation.APPLICANT && is(subject.alive(), Answer.NO))) {
            return Optional.of(Reason.APPLICANT_DECEASED);
        }
        if (request.subjects().stream()
                .anyMatch(subject -> subject.relation() == Relation.DECEASED && is(subject.alive(), Answer.YES))) {
            return Optional.of(Reason.NOT_DECEASED);
        }
        if (request.subjects().stream().anyMatch(subject -> is(subject.outranked(), Answer.YES))) {
            return Optional.of(Reason.PRIOR_RANK_HEIR);
        }
        return Optional.empty();
    }

    static <T> boolean is(Fact<T> fact, T value) {
        return fact instanceof Fact.Known<T> known && known.value().equals(value);
    }

    private static <T> boolean isKnownOther(Fact<T> fact, T value) {
        return fact instanceof Fact.Known<T> known && !known.value().equals(value);
    }
}
