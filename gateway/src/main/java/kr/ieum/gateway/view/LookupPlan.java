package kr.ieum.gateway.view;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.release.ReleaseRequest;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.view.ViewDefinition.Check;
import kr.ieum.gateway.view.ViewDefinition.Panel;
import kr.ieum.gateway.view.ViewDefinition.Verification;
import kr.ieum.schemas.model.Answer;

/** What a look-up will ask, in its two stages: first the verification, then with its facts the panels. */
record LookupPlan(
        UUID id,
        ViewDefinition view,
        List<Panel> panels,
        Requester requester,
        String caseNumber,
        CaseFacts caseFacts,
        List<CaseSubject> subjects,
        Instant startedAt) {

    /** Stage number of the verification in the decision record. */
    static final int VERIFYING = 0;

    /** Stage number of the panels in the decision record. */
    static final int SHOWING = 1;

    Instant finalAt() {
        return startedAt.plus(view.deadline());
    }

    /** Stage 0: only what verifies status, relation and household, on the relations that the case declares. */
    ReleaseRequest verification(List<Fact<Boolean>> restrictions) {
        Map<Asked, Set<Relation>> asked = new LinkedHashMap<>();
        checks().forEach(check -> asked.put(
                new Asked(check.attribute(), check.register(), Optional.empty()),
                check.confirming().keySet()));
        List<SubjectFacts> facts = IntStream.range(0, subjects.size())
                .mapToObj(i -> new SubjectFacts(
                        subjects.get(i).relation(),
                        new Fact.Missing<>("not-yet-verified"),
                        new Fact.Missing<>("not-yet-verified"),
                        new Fact.Missing<>("not-yet-verified"),
                        restrictions.get(i),
                        Map.of()))
                .toList();
        Instant until = startedAt.plus(view.verification().deadline());
        return request(asked, facts, Set.of(Use.DECIDE), until.isBefore(finalAt()) ? until : finalAt());
    }

    /** Stage 1: the items of the panels, on the facts that stage 0 found. */
    ReleaseRequest showing(List<ReleasedField> verified, List<Fact<Boolean>> restrictions) {
        Facts facts = new Facts(verified);
        Verification checks = view.verification();
        List<SubjectFacts> subjectFacts = IntStream.range(0, subjects.size())
                .mapToObj(i -> subjectFacts(facts, checks, i, restrictions.get(i)))
                .toList();
        Map<Asked, Set<Relation>> asked = new LinkedHashMap<>();
        for (Panel panel : panels) {
            panel.items()
                    .forEach(item -> asked.computeIfAbsent(
                                    new Asked(item.attribute(), panel.register(), item.form()),
                                    a -> new LinkedHashSet<>())
                            .addAll(item.relations()));
        }
        return request(asked, subjectFacts, Set.of(Use.DISPLAY), finalAt());
    }

    private SubjectFacts subjectFacts(Facts facts, Verification checks, int subject, Fact<Boolean> restricted) {
        Relation relation = subjects.get(subject).relation();
        Fact<Answer> alive = facts.answer(checks.lifeStatus(), subject, relation);
        Fact<Answer> related =
                relation == Relation.APPLICANT ? applicant(alive) : facts.answer(checks.relation(), subject, relation);
        Fact<Answer> household = checks.livesWithApplicant()
                .map(check -> facts.answer(check, subject, relation))
                .orElse(new Fact.Missing<>("not-asked"));
        return new SubjectFacts(relation, related, alive, household, restricted, Map.of());
    }

    /** Who the applicant is says the case; it counts once his life is known. His death refutes no relation. */
    private static Fact<Answer> applicant(Fact<Answer> alive) {
        return alive instanceof Fact.Known<Answer>(Answer answer, String source) && answer == Answer.NO
                ? new Fact.Known<>(Answer.YES, source)
                : alive;
    }

    private ReleaseRequest request(
            Map<Asked, Set<Relation>> asked, List<SubjectFacts> facts, Set<Use> uses, Instant until) {
        DecisionRequest decision = new DecisionRequest(
                requester,
                RequestKind.CASE,
                view.task(),
                caseFacts,
                facts,
                Recipient.OFFICIAL,
                uses,
                List.copyOf(asked.keySet()),
                view.searchBy(),
                startedAt);
        return new ReleaseRequest(
                id,
                decision,
                caseNumber,
                subjects.stream().map(CaseSubject::key).toList(),
                (subject, item) -> asked.getOrDefault(item, Set.of())
                        .contains(subjects.get(subject).relation()),
                until);
    }

    private List<Check> checks() {
        Verification v = view.verification();
        return Stream.concat(Stream.of(v.lifeStatus(), v.relation()), v.livesWithApplicant().stream())
                .toList();
    }
}
