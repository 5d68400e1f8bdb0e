package kr.ieum.gateway.agreement.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.condition.Situation;
import kr.ieum.gateway.agreement.condition.TimeVariable;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Makes requests that pass their gate and meet the terms of an agreement with as little as it asks for, so that nothing but the
 * situation decides.
 */
final class Requests {

    private static final String SOURCE = "analysis";

    private final Moments moments;

    Requests(Moments moments) {
        this.moments = moments;
    }

    /** What is asked, under which agreement, by whom. */
    record Question(
            Terms terms,
            Terms.Consumer consumer,
            String agency,
            AttributeKey attribute,
            Form form,
            String register,
            Relation relation,
            Recipient recipient,
            Set<Use> uses,
            List<Terms.Consent> consents) {}

    /** The request in a situation. */
    Witness in(Situation situation, Question question) {
        Instant time = situation.now();
        Terms terms = question.terms();
        List<SubjectFacts> subjects = new ArrayList<>();
        boolean applicantConsents =
                question.consents().stream().anyMatch(consent -> consent.of() == Terms.Consent.Of.APPLICANT);
        if (applicantConsents && question.relation() != Relation.APPLICANT) {
            subjects.add(subject(
                    Relation.APPLICANT,
                    new Situation(Map.of(), Optional.of(false), Map.of(), time, situation.skew()),
                    question));
        }
        subjects.add(subject(question.relation(), situation, question));
        Asked asked = new Asked(question.attribute(), question.register(), Optional.of(question.form()));
        DecisionRequest request = new DecisionRequest(
                new Requester(
                        question.agency(),
                        question.consumer().systems().stream()
                                .sorted()
                                .findFirst()
                                .orElse("any"),
                        "",
                        question.consumer().role().map(Set::of).orElse(Set.of()),
                        question.consumer().minAssurance()),
                terms.kind(),
                terms.task(),
                caseFacts(situation, question),
                subjects,
                question.recipient(),
                question.uses(),
                List.of(asked),
                Map.of(question.register(), searchBy(terms, question.register(), time)),
                Set.of(),
                terms.obligations().stream()
                        .filter(duty -> duty.type().phase() == Obligation.Phase.BEFORE)
                        .map(duty -> duty.key(terms.agreement()))
                        .collect(Collectors.toSet()),
                time);
        return new Witness(request, subjects.size() - 1);
    }

    private Set<AttributeKey> searchBy(Terms terms, String register, Instant time) {
        return terms.searchBy().entrySet().stream()
                .filter(search -> search.getValue().registers().contains(register)
                        && search.getValue().bases().stream().anyMatch(basis -> moments.holds(basis.inForce(), time)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static CaseFacts caseFacts(Situation situation, Question question) {
        return new CaseFacts(
                known(question.terms().task()),
                fact(situation.text(Variable.CASE_KIND)),
                fact(situation.text(Variable.CASE_STAGE)),
                known(question.agency()),
                known(true),
                fact(situation.moment(TimeVariable.CASE_OPENED)));
    }

    private static SubjectFacts subject(Relation relation, Situation situation, Question question) {
        Map<String, Instant> consents = new HashMap<>();
        question.consents()
                .forEach(consent -> consents.put(consent.key(), situation.now().minus(situation.skew())));
        return new SubjectFacts(
                relation,
                known(Answer.YES),
                known(relation == Relation.DECEASED ? Answer.NO : Answer.YES),
                known(Answer.NO),
                fact(situation
                        .text(Variable.SUBJECT_LIVES_WITH_APPLICANT)
                        .map(answer -> Answer.valueOf(answer.toUpperCase(Locale.ROOT)))),
                fact(situation.restricted()),
                missing(),
                known(Answer.YES),
                consents);
    }

    private static <T> Fact<T> known(T value) {
        return new Fact.Known<>(value, SOURCE);
    }

    private static <T> Fact<T> missing() {
        return new Fact.Missing<>(SOURCE);
    }

    private static <T> Fact<T> fact(Optional<T> value) {
        return value.<Fact<T>>map(Requests::known).orElseGet(Requests::missing);
    }
}
