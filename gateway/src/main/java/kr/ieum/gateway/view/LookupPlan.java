package kr.ieum.gateway.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
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
import kr.ieum.gateway.cases.ComingOfAge;
import kr.ieum.gateway.release.ReleaseRequest;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.release.SentKeys;
import kr.ieum.gateway.view.ViewDefinition.FormerNumbers;
import kr.ieum.gateway.view.ViewDefinition.Panel;
import kr.ieum.gateway.view.ViewDefinition.Through;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;

/**
 * What a look-up will ask, in its two stages: first the verification, then with its facts the panels.
 *
 * @param recipient whose page the panels stand on; what is verified is for the agency's decision in either case
 * @param restrictions for each subject whether a list restricts disclosure about it towards the applicant
 * @param consents for each subject the forms on which it consented, with the instant of consent
 * @param breakGlass the official's word that it is an emergency, and why
 * @param stated why the official looks up, where that was stated
 * @param met the duties that were met before the look-up
 * @param query what a system asks for instead of the view's panels, where one asks
 * @param asOf the past day as of which the panels are wanted; what is verified is always as of today
 * @param today the federation's day, on which ages are counted
 * @param applied the day on which the case's application was received
 */
record LookupPlan(
        UUID id,
        ViewDefinition view,
        List<Panel> panels,
        Recipient recipient,
        Requester requester,
        String caseNumber,
        CaseFacts caseFacts,
        List<CaseSubject> subjects,
        List<Fact<Boolean>> restrictions,
        List<Map<String, Instant>> consents,
        LocalDate applied,
        Optional<BreakGlass> breakGlass,
        Optional<StatedReason> stated,
        Set<String> met,
        Optional<QueryScope> query,
        Optional<LocalDate> asOf,
        LocalDate today,
        Instant startedAt) {

    /** Stage number of the verification in the decision record. */
    static final int VERIFYING = 0;

    /** Stage number of the panels in the decision record. */
    static final int SHOWING = 1;

    private static final Fact<Answer> NOT_YET = new Fact.Missing<>("not-yet-verified");
    private static final Fact<Answer> NO_EVENT = new Fact.Missing<>("no-event");

    /** Makes it immutable; as of a past day no panel replaces a paper. */
    LookupPlan {
        panels = asOf.isPresent() ? panels.stream().map(Panel::withoutDocuments).toList() : List.copyOf(panels);
    }

    Instant finalAt() {
        return startedAt.plus(view.deadline());
    }

    /** Whether the task has anything to verify; where the case system's word suffices, no register is asked for it. */
    boolean verifies() {
        return !view.verification().checks().isEmpty();
    }

    /** What is asked first: the verification, where there is one. */
    ReleaseRequest first() {
        return verifies() ? verification() : showing(List.of());
    }

    /** The stage of {@link #first}. */
    int firstStage() {
        return verifies() ? VERIFYING : SHOWING;
    }

    /** Stage 0: only what verifies, on the relations that the case declares. */
    ReleaseRequest verification() {
        Map<Asked, Set<Relation>> asked = new LinkedHashMap<>();
        view.verification()
                .checks()
                .forEach(check -> asked.computeIfAbsent(
                                new Asked(check.attribute(), check.register(), Optional.empty()),
                                a -> new LinkedHashSet<>())
                        .addAll(check.confirming().keySet()));
        List<SubjectFacts> facts = IntStream.range(0, subjects.size())
                .mapToObj(i -> new SubjectFacts(
                        subjects.get(i).relation(),
                        NOT_YET,
                        NOT_YET,
                        NOT_YET,
                        NOT_YET,
                        restrictions.get(i),
                        adult(i),
                        NO_EVENT,
                        consents.get(i)))
                .toList();
        Instant until = startedAt.plus(view.verification().deadline());
        return request(
                asked,
                Map.of(),
                facts,
                Recipient.OFFICIAL,
                VERIFYING,
                Set.of(Use.DECIDE),
                Optional.empty(),
                until.isBefore(finalAt()) ? until : finalAt());
    }

    /** Stage 1: the items of the panels, and by which numbers those were known before who are verified, on the facts that stage 0 found. */
    ReleaseRequest showing(List<ReleasedField> verified) {
        Facts facts = new Facts(verified, view.verification());
        List<SubjectFacts> subjectFacts = IntStream.range(0, subjects.size())
                .mapToObj(i -> subjectFacts(facts, i))
                .toList();
        Map<Asked, Set<Relation>> asked = new LinkedHashMap<>();
        Map<Asked, Through> through = new LinkedHashMap<>();
        for (Panel panel : panels) {
            panel.items().forEach(item -> {
                Asked one = new Asked(item.attribute(), panel.register(), item.form());
                asked.computeIfAbsent(one, a -> new LinkedHashSet<>()).addAll(item.relations());
                item.through().ifPresent(way -> through.put(one, way));
            });
        }
        view.formerNumbers()
                .ifPresent(former ->
                        asked.put(Asked.key(former.attribute(), former.register()), Set.copyOf(former.relations())));
        return request(asked, through, subjectFacts, recipient, SHOWING, Set.of(use()), asOf, finalAt());
    }

    /** What the values are for; as of a past day a grant has to say so, whoever asks. */
    private Use use() {
        return asOf.isPresent() ? Use.DISPLAY_AS_OF : query.map(QueryScope::use).orElse(Use.DISPLAY);
    }

    private boolean isAbout(CaseSubject subject) {
        return query.map(scope -> scope.isAbout(subject)).orElse(true);
    }

    private SubjectFacts subjectFacts(Facts facts, int subject) {
        Relation relation = subjects.get(subject).relation();
        return new SubjectFacts(
                relation,
                facts.related(subject, relation),
                facts.alive(subject, relation),
                facts.outranked(subject, relation),
                facts.livesWithApplicant(subject, relation),
                restrictions.get(subject),
                adult(subject),
                NO_EVENT,
                consents.get(subject));
    }

    private Fact<Answer> adult(int subject) {
        return ComingOfAge.of(subjects.get(subject).key(), today);
    }

    private ReleaseRequest request(
            Map<Asked, Set<Relation>> asked,
            Map<Asked, Through> through,
            List<SubjectFacts> facts,
            Recipient to,
            int stage,
            Set<Use> uses,
            Optional<LocalDate> day,
            Instant until) {
        boolean showing = stage == SHOWING;
        return new ReleaseRequest(
                id,
                decision(
                        asked.keySet(),
                        facts,
                        to,
                        uses,
                        searches(asked, through, showing),
                        showing ? alsoBy() : Set.of()),
                caseNumber,
                subjects.stream().map(CaseSubject::key).toList(),
                (subject, item) -> asked.getOrDefault(item, Set.of())
                                .contains(subjects.get(subject).relation())
                        && (!showing || item.asKey() || isAbout(subjects.get(subject))),
                view.formerNumbers().map(FormerNumbers::within).orElse(Duration.ZERO),
                sentKeys(asked, through, facts, to),
                applied,
                day,
                showing && query.map(QueryScope::whole).orElse(false),
                until);
    }

    private DecisionRequest decision(
            Collection<Asked> asked,
            List<SubjectFacts> facts,
            Recipient to,
            Set<Use> uses,
            Map<String, Set<AttributeKey>> searches,
            Set<AttributeKey> alsoBy) {
        return new DecisionRequest(
                requester,
                breakGlass.isPresent() ? RequestKind.EMERGENCY : RequestKind.CASE,
                view.task(),
                caseFacts,
                facts,
                to,
                uses,
                List.copyOf(asked),
                searches,
                alsoBy,
                met,
                startedAt);
    }

    /** What is fetched only to ask another register by it, with a decision of its own; no register tells of a past day so. */
    private Optional<SentKeys> sentKeys(
            Map<Asked, Set<Relation>> asked, Map<Asked, Through> through, List<SubjectFacts> facts, Recipient to) {
        if (through.isEmpty() || asOf.isPresent()) {
            return Optional.empty();
        }
        List<SentKeys.Link> links = new ArrayList<>();
        Map<Asked, Set<Relation>> keys = new LinkedHashMap<>();
        through.forEach((item, way) -> {
            Asked key = new Asked(way.attribute(), way.register(), Optional.empty());
            links.add(new SentKeys.Link(item, key));
            keys.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(asked.getOrDefault(item, Set.of()));
        });
        return Optional.of(new SentKeys(
                decision(
                        links.stream().map(SentKeys.Link::key).toList(),
                        facts,
                        to,
                        Set.of(Use.SEARCH),
                        searches(keys, Map.of(), true),
                        Set.of()),
                links));
    }

    /** What is shown is searched by former numbers too, of everybody alike: who has one shows in nothing that is recorded. */
    private Set<AttributeKey> alsoBy() {
        return view.formerNumbers().map(former -> Set.of(former.attribute())).orElse(Set.of());
    }

    /**
     * By what each register will be searched: the kinds of the keys of those about whom it is asked, or of the keys that are sent on to it. What the view says it
     * searches by stands for a case whose subjects nobody knows.
     */
    private Map<String, Set<AttributeKey>> searches(
            Map<Asked, Set<Relation>> asked, Map<Asked, Through> through, boolean showing) {
        Map<String, Set<AttributeKey>> searches = new TreeMap<>();
        asked.forEach((item, relations) -> {
            Set<AttributeKey> by = searches.computeIfAbsent(item.register(), r -> new TreeSet<>());
            if (subjects.isEmpty()) {
                by.addAll(view.searchBy());
            }
            Optional<AttributeKey> sentOn =
                    Optional.ofNullable(through.get(item)).map(Through::as);
            subjects.stream()
                    .filter(subject -> relations.contains(subject.relation()) && (!showing || isAbout(subject)))
                    .forEach(subject -> by.add(sentOn.orElse(subject.key().attribute())));
        });
        return searches;
    }
}
