package kr.ieum.gateway.agreement.engine;

import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.schemas.model.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The gates of the kinds (design P10). What a gate refuses, no grant can open.
 *
 * <ul>
 *   <li>A <b>case</b> request needs a verified case of this agency and official, filed under the task of the request, with a
 *       living applicant, no refuted relation, a deceased who is dead and no heir of prior rank.
 *   <li>An <b>emergency</b> needs the same: what may be checked afterwards is said by its agreement alone, and none of this is.
 *   <li>A <b>screening</b> needs the same but for the official: it is run by a system for a jurisdiction and task, so that nobody
 *       is assigned to it.
 *   <li>An <b>event</b> has no case. Every subject must be known to be on the recipient's roll, which is also what verifies the
 *       relation; one who isn't refuses the whole message, for whatever remained would tell that somebody was left out.
 *   <li>A request for <b>own data</b> has no case either. Its one subject is whoever asks: {@link Relation#SELF}, verified by
 *       the login of the citizen, not known to be dead, and nobody else receives the answer. What holds for one who asks for
 *       itself is the caller's to say: nobody is restricted towards itself.
 * </ul>
 */
final class Gate {

    private Gate() {}

    /** The reason to refuse the whole request, in the fixed order of reasons. */
    static Optional<Reason> refusal(DecisionRequest request) {
        return switch (request.kind()) {
            case CASE, EMERGENCY -> refusalOfCase(request, true);
            case SCREENING -> refusalOfCase(request, false);
            case EVENT ->
                request.subjects().stream().allMatch(Gate::isOnRoll)
                        ? Optional.empty()
                        : Optional.of(Reason.NOT_ON_ROLL);
            case OWN_DATA ->
                request.recipient() == Recipient.SUBJECT
                                && request.subjects().size() == 1
                                && request.subjects().stream().allMatch(Gate::isWhoAsks)
                        ? Optional.empty()
                        : Optional.of(Reason.NOT_OWN);
        };
    }

    private static boolean isOnRoll(SubjectFacts subject) {
        return subject.relation() == Relation.ENROLLED && is(subject.onRoll(), Answer.YES);
    }

    private static boolean isWhoAsks(SubjectFacts subject) {
        return subject.relation() == Relation.SELF
                && is(subject.relationVerified(), Answer.YES)
                && !is(subject.alive(), Answer.NO);
    }

    private static Optional<Reason> refusalOfCase(DecisionRequest request, boolean ofOfficial) {
        CaseFacts facts = request.caseFacts();
        if (isKnownOther(facts.jurisdiction(), request.requester().agency())
                || (ofOfficial && isKnownOther(facts.assignedToRequester(), true))) {
            return Optional.of(Reason.CASE_NOT_ACCESSIBLE);
        }
        if (facts.jurisdiction() instanceof Fact.Missing
                || (ofOfficial && facts.assignedToRequester() instanceof Fact.Missing)
                || facts.task() instanceof Fact.Missing) {
            return Optional.of(Reason.CASE_UNVERIFIED);
        }
        if (isKnownOther(facts.task(), request.task())) {
            return Optional.of(Reason.OTHER_TASK);
        }
        return refusalOfSubjects(request.subjects());
    }

    /** Of what is wrong with any of them, what comes first in the order of reasons. */
    private static Optional<Reason> refusalOfSubjects(List<SubjectFacts> subjects) {
        Reason first = null;
        for (int i = 0; i < subjects.size(); i++) {
            Reason one = refusalOfSubject(subjects.get(i));
            if (one != null && (first == null || one.compareTo(first) < 0)) {
                first = one;
            }
        }
        return Optional.ofNullable(first);
    }

    private static @Nullable Reason refusalOfSubject(SubjectFacts subject) {
        if (is(subject.relationVerified(), Answer.NO)) {
            return Reason.RELATION_REFUTED;
        }
        if (subject.relation() == Relation.APPLICANT && is(subject.alive(), Answer.NO)) {
            return Reason.APPLICANT_DECEASED;
        }
        if (subject.relation() == Relation.DECEASED && is(subject.alive(), Answer.YES)) {
            return Reason.NOT_DECEASED;
        }
        return is(subject.outranked(), Answer.YES) ? Reason.PRIOR_RANK_HEIR : null;
    }

    static <T> boolean is(Fact<T> fact, T value) {
        return fact instanceof Fact.Known<T> known && known.value().equals(value);
    }

    private static <T> boolean isKnownOther(Fact<T> fact, T value) {
        return fact instanceof Fact.Known<T> known && !known.value().equals(value);
    }
}
