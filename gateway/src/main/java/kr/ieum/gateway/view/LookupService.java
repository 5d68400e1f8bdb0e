package kr.ieum.gateway.view;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.agreement.engine.ConsentForm;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.cases.CaseAnswer;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.cases.Restrictions;
import kr.ieum.gateway.correction.Corrections;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.release.Accompaniment;
import kr.ieum.gateway.release.Prepared;
import kr.ieum.gateway.release.ReleasePath;
import kr.ieum.gateway.release.ReleaseRequest;
import kr.ieum.gateway.view.ViewDefinition.Panel;

/**
 * Look-ups over the release path: resolves the facts of the case, prepares stage 0 and hands over the running look-up. It
 * never sees a value before the release path has let it out.
 */
public final class LookupService implements Lookups {

    private static final String CASE_SYSTEM = "case-system";

    private final Map<String, ViewDefinition> views;
    private final CaseSystem cases;
    private final Restrictions protections;
    private final ReleasePath releases;
    private final Supervision supervision;
    private final Corrections corrections;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * Joins the parts.
     *
     * @param zone the federation's zone, for the day on which an assignment holds
     */
    public LookupService(
            List<ViewDefinition> views,
            CaseSystem cases,
            Restrictions protections,
            ReleasePath releases,
            Supervision supervision,
            Corrections corrections,
            Clock clock,
            ZoneId zone) {
        this.views = views.stream().collect(Collectors.toUnmodifiableMap(ViewDefinition::id, Function.identity()));
        this.cases = cases;
        this.protections = protections;
        this.releases = releases;
        this.supervision = supervision;
        this.corrections = corrections;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public List<ViewDefinition> views() {
        return views.values().stream()
                .sorted(java.util.Comparator.comparing(ViewDefinition::id))
                .toList();
    }

    @Override
    public Optional<ViewDefinition> viewOf(String task) {
        return views().stream().filter(v -> v.task().equals(task)).findFirst();
    }

    @Override
    public Started start(
            Requester requester,
            String viewId,
            String caseNumber,
            Set<String> panelIds,
            Optional<LocalDate> asOf,
            Optional<BreakGlass> breakGlass,
            Beforehand beforehand) {
        ViewDefinition view = views.get(viewId);
        if (view == null) {
            return new Started.UnknownView();
        }
        List<Panel> panels = view.panels(Recipient.OFFICIAL).stream()
                .filter(p -> panelIds.isEmpty() || panelIds.contains(p.id()))
                .toList();
        Optional<String> unknown = panelIds.stream()
                .filter(id -> panels.stream().noneMatch(p -> p.id().equals(id)))
                .findFirst();
        return unknown.isPresent()
                ? new Started.UnknownPanel(unknown.get())
                : start(
                        requester,
                        view,
                        panels,
                        Recipient.OFFICIAL,
                        caseNumber,
                        asOf,
                        breakGlass,
                        beforehand,
                        Optional.empty(),
                        cases.find(requester.agency(), caseNumber));
    }

    @Override
    public Started query(
            Requester requester, QueryScope scope, String caseNumber, Optional<LocalDate> asOf, Beforehand beforehand) {
        return viewOf(scope.task())
                .map(view -> start(
                        requester,
                        view,
                        scope.panels(view),
                        Recipient.OFFICIAL,
                        caseNumber,
                        asOf,
                        Optional.empty(),
                        beforehand,
                        Optional.of(scope),
                        cases.find(requester.agency(), caseNumber)))
                .orElseGet(Started.UnknownView::new);
    }

    @Override
    public Started startResult(Requester issuer, String viewId, String caseNumber) {
        ViewDefinition view = views.get(viewId);
        return view == null || view.panels(Recipient.APPLICANT_RESULT).isEmpty()
                ? new Started.UnknownView()
                : start(
                        issuer,
                        view,
                        view.panels(Recipient.APPLICANT_RESULT),
                        Recipient.APPLICANT_RESULT,
                        caseNumber,
                        Optional.empty(),
                        Optional.empty(),
                        Beforehand.NOTHING,
                        Optional.empty(),
                        cases.find(issuer.agency(), caseNumber));
    }

    @Override
    public Offer offer(Requester requester, ViewDefinition view) {
        return supervision.offer(view.task(), requester.agency(), clock.instant());
    }

    @Override
    public Optional<Started> shut(Requester requester, OpenCase openCase) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return supervision.refusal(requester, openCase, today).isEmpty()
                ? Optional.empty()
                : viewOf(openCase.task())
                        .map(view -> start(
                                requester,
                                view,
                                view.panels(Recipient.OFFICIAL),
                                Recipient.OFFICIAL,
                                openCase.number(),
                                Optional.empty(),
                                Optional.empty(),
                                Beforehand.NOTHING,
                                Optional.empty(),
                                new CaseAnswer.Found(List.of(openCase))));
    }

    private Started start(
            Requester requester,
            ViewDefinition view,
            List<Panel> panels,
            Recipient recipient,
            String caseNumber,
            Optional<LocalDate> asOf,
            Optional<BreakGlass> breakGlass,
            Beforehand beforehand,
            Optional<QueryScope> query,
            CaseAnswer answer) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        UUID id = LookupId.at(now);
        Optional<OpenCase> found = answer instanceof CaseAnswer.Found(List<OpenCase> all, var faulty)
                ? Optional.of(all.getFirst())
                : Optional.empty();
        List<CaseSubject> all = found.map(OpenCase::subjects).orElse(List.of());
        List<CaseSubject> subjects = query.map(scope -> scope.subjects(all)).orElse(all);
        Offer offer = supervision.offer(view.task(), requester.agency(), now);
        Set<String> met = beforehand.met(offer.beforehand(), breakGlass);
        LookupPlan plan = new LookupPlan(
                id,
                view,
                panels,
                recipient,
                requester,
                caseNumber,
                caseFacts(answer, requester, today),
                subjects,
                restrictions(subjects),
                found.map(open -> consents(open, subjects)).orElse(List.of()),
                found.map(open -> open.receivedAt().toLocalDate()).orElse(today),
                breakGlass,
                beforehand.reason(),
                met,
                query,
                asOf,
                today,
                now);
        Optional<AfterCheck> check = breakGlass.flatMap(word -> offer.emergency());
        ReleaseRequest first = plan.first();
        // what the applicant receives is no look-up of the official's own
        List<Companion> record =
                recipient == Recipient.OFFICIAL ? supervision.begun(plan, found, today, check) : List.of();
        Optional<OpenCase> about = found.map(open -> open.about(subjects));
        Accompaniment told = told(id, about, requester, recipient);
        // the word of an official opens nothing: without an agreement for emergencies there would be no check
        // afterwards
        Optional<Reason> groundless =
                breakGlass.filter(word -> check.isEmpty()).map(word -> Reason.NO_EMERGENCY_AGREEMENT);
        Prepared prepared = groundless
                .or(() -> found.flatMap(open -> supervision
                        .refusal(requester, open, today)
                        .or(() -> asOf.isEmpty() || asOf.equals(open.contested())
                                ? Optional.empty()
                                : Optional.of(anotherDay(requester, open, today)))
                        .or(() -> query.isEmpty() || query.get().isOf(all)
                                ? Optional.empty()
                                : Optional.of(unrelated(requester, open, today)))
                        .or(() -> unmet(requester, open, today, recipient, offer, met))))
                .map(reason -> releases.refuse(first, reason, record))
                .orElseGet(() -> releases.prepare(
                        first, plan.firstStage(), record, plan.verifies() ? Accompaniment.NONE : told));
        return switch (prepared) {
            case Prepared.Refused(var reason, var excess) -> {
                supervision.refused(id, reason);
                yield new Started.Refused(id.toString(), reason, excess);
            }
            case Prepared.LogUnavailable(var unvouched) -> new Started.LogUnavailable(unvouched);
            case Prepared.Ready(var release) ->
                new Started.Running(supervision.watched(new RunningLookup(
                        plan,
                        about.orElseThrow(),
                        check.map(agreed -> agreed.due(now)),
                        release,
                        releases,
                        told,
                        clock)));
        };
    }

    /** Whether a case contests a decision is told to its own official only. */
    private static Reason anotherDay(Requester requester, OpenCase open, LocalDate today) {
        return open.jurisdiction().equals(requester.agency()) && open.isAssignedTo(requester.official(), today)
                ? Reason.AS_OF
                : Reason.CASE_NOT_ACCESSIBLE;
    }

    /** Whom a case names is told to its own official only. */
    private static Reason unrelated(Requester requester, OpenCase open, LocalDate today) {
        return open.jurisdiction().equals(requester.agency()) && open.isAssignedTo(requester.official(), today)
                ? Reason.OTHER_RELATION
                : Reason.CASE_NOT_ACCESSIBLE;
    }

    /**
     * What an agreement asks of the official beforehand is told before anything is asked, to the case's own official only. What the
     * applicant receives is nobody's look-up: there the duty closes the agreement's grants and nothing else.
     */
    private static Optional<Reason> unmet(
            Requester requester, OpenCase open, LocalDate today, Recipient recipient, Offer offer, Set<String> met) {
        boolean own = open.jurisdiction().equals(requester.agency()) && open.isAssignedTo(requester.official(), today);
        return recipient == Recipient.OFFICIAL
                        && own
                        && met.size() < offer.beforehand().size()
                ? Optional.of(Reason.OBLIGATION)
                : Optional.empty();
    }

    /** Keeps what the panels tell whom, so that a correction reaches everybody who was told. */
    private Accompaniment told(UUID lookup, Optional<OpenCase> found, Requester requester, Recipient recipient) {
        return fields -> found.flatMap(open -> corrections.told(lookup, open, requester, recipient, fields)).stream()
                .toList();
    }

    private List<Fact<Boolean>> restrictions(List<CaseSubject> subjects) {
        return subjects.stream()
                .map(s -> protections.isRestricted(s.key(), subjects.getFirst().key()))
                .toList();
    }

    /** What was handed in with the application was consented to when it was received. */
    private List<Map<String, Instant>> consents(OpenCase open, List<CaseSubject> subjects) {
        Instant received = open.receivedAt().atZone(zone).toInstant();
        return subjects.stream()
                .map(subject -> subject.consents().stream()
                        .collect(Collectors.toUnmodifiableMap(ConsentForm::key, form -> received)))
                .toList();
    }

    /** The case's facts; a case that doesn't exist is as inaccessible as another agency's. */
    private CaseFacts caseFacts(CaseAnswer answer, Requester requester, LocalDate today) {
        return switch (answer) {
            case CaseAnswer.Found(List<OpenCase> found, var faulty) -> {
                OpenCase open = found.getFirst();
                yield new CaseFacts(
                        known(open.task()),
                        known(open.kind()),
                        known(open.stage()),
                        known(open.jurisdiction()),
                        assignment(open, requester.official(), today),
                        known(open.receivedAt().atZone(zone).toInstant()));
            }
            case CaseAnswer.None() ->
                new CaseFacts(
                        new Fact.Missing<>("no-such-case"),
                        new Fact.Missing<>("no-such-case"),
                        new Fact.Missing<>("no-such-case"),
                        known(""),
                        known(false),
                        new Fact.Missing<>("no-such-case"));
            case CaseAnswer.Unavailable(String cause) ->
                new CaseFacts(
                        new Fact.Missing<>(cause),
                        new Fact.Missing<>(cause),
                        new Fact.Missing<>(cause),
                        new Fact.Missing<>(cause),
                        new Fact.Missing<>(cause),
                        new Fact.Missing<>(cause));
        };
    }

    /** A deputy's look-up says so in the decision record, by the source of the fact. */
    private static Fact<Boolean> assignment(OpenCase open, String official, LocalDate today) {
        return open.deputyship(official, today).isPresent()
                ? new Fact.Known<>(true, CASE_SYSTEM + ":deputy")
                : known(open.isAssignedTo(official, today));
    }

    private static <T> Fact<T> known(T value) {
        return new Fact.Known<>(value, CASE_SYSTEM);
    }
}
