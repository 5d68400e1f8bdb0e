package kr.ieum.gateway.agreement.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.condition.Situation;
import kr.ieum.gateway.agreement.condition.TimeVariable;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;

/** A request with something changed. */
record Variants(DecisionRequest request) {

    private static final String SOURCE = "analysis";

    static Variants of(DecisionRequest request) {
        return new Variants(request);
    }

    private Variants with(
            Requester requester,
            CaseFacts facts,
            List<SubjectFacts> subjects,
            Set<Use> uses,
            List<Asked> asked,
            Set<String> met,
            Instant time) {
        return new Variants(new DecisionRequest(
                requester,
                request.kind(),
                request.task(),
                facts,
                subjects,
                request.recipient(),
                uses,
                asked,
                request.searchBy(),
                request.alsoBy(),
                met,
                time));
    }

    Variants requester(Requester requester) {
        return with(
                requester,
                request.caseFacts(),
                request.subjects(),
                request.uses(),
                request.asked(),
                request.met(),
                request.time());
    }

    Variants uses(Set<Use> uses) {
        return with(
                request.requester(),
                request.caseFacts(),
                request.subjects(),
                uses,
                request.asked(),
                request.met(),
                request.time());
    }

    Variants met(Set<String> met) {
        return with(
                request.requester(),
                request.caseFacts(),
                request.subjects(),
                request.uses(),
                request.asked(),
                met,
                request.time());
    }

    Variants time(Instant time) {
        return with(
                request.requester(),
                request.caseFacts(),
                request.subjects(),
                request.uses(),
                request.asked(),
                request.met(),
                time);
    }

    /** The same register asked for other attributes. */
    Variants asking(List<AttributeKey> attributes) {
        String register = request.asked().getFirst().register();
        return with(
                request.requester(),
                request.caseFacts(),
                request.subjects(),
                request.uses(),
                attributes.stream()
                        .map(attribute -> new Asked(attribute, register, Optional.empty()))
                        .toList(),
                request.met(),
                request.time());
    }

    Variants consents(Map<String, Instant> consents) {
        return subjects(request.subjects().stream()
                .map(subject -> new SubjectFacts(
                        subject.relation(),
                        subject.relationVerified(),
                        subject.alive(),
                        subject.outranked(),
                        subject.livesWithApplicant(),
                        subject.restrictedTowardsApplicant(),
                        subject.adult(),
                        subject.onRoll(),
                        consents))
                .toList());
    }

    /** No register has confirmed a relation. */
    Variants unverified() {
        return subjects(request.subjects().stream()
                .map(subject -> new SubjectFacts(
                        subject.relation(),
                        new Fact.Missing<>(SOURCE),
                        subject.alive(),
                        subject.outranked(),
                        subject.livesWithApplicant(),
                        subject.restrictedTowardsApplicant(),
                        subject.adult(),
                        subject.onRoll(),
                        subject.consents()))
                .toList());
    }

    private Variants subjects(List<SubjectFacts> subjects) {
        return with(
                request.requester(),
                request.caseFacts(),
                subjects,
                request.uses(),
                request.asked(),
                request.met(),
                request.time());
    }

    /** The facts that conditions ask for, at the time of the request; the subject that matters stands last. */
    Variants situation(Situation situation) {
        CaseFacts facts = request.caseFacts();
        List<SubjectFacts> subjects = new ArrayList<>(request.subjects());
        SubjectFacts last = subjects.removeLast();
        subjects.add(new SubjectFacts(
                last.relation(),
                last.relationVerified(),
                last.alive(),
                last.outranked(),
                fact(situation
                        .text(Variable.SUBJECT_LIVES_WITH_APPLICANT)
                        .map(answer -> Answer.valueOf(answer.toUpperCase(Locale.ROOT)))),
                fact(situation.restricted()),
                last.adult(),
                last.onRoll(),
                new HashMap<>(last.consents())));
        return with(
                request.requester(),
                new CaseFacts(
                        facts.task(),
                        fact(situation.text(Variable.CASE_KIND)),
                        fact(situation.text(Variable.CASE_STAGE)),
                        facts.jurisdiction(),
                        facts.assignedToRequester(),
                        fact(situation
                                .moment(TimeVariable.CASE_OPENED)
                                .map(opened -> request.time().minus(Duration.between(opened, situation.now()))))),
                subjects,
                request.uses(),
                request.asked(),
                request.met(),
                request.time());
    }

    private static <T> Fact<T> fact(Optional<T> value) {
        return value.<Fact<T>>map(known -> new Fact.Known<>(known, SOURCE)).orElseGet(() -> new Fact.Missing<>(SOURCE));
    }
}
