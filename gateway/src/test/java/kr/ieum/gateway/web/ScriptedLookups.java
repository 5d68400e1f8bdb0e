package kr.ieum.gateway.web;

import static kr.ieum.gateway.agreement.engine.Relation.APPLICANT;
import static kr.ieum.gateway.agreement.engine.Relation.BENEFIT_UNIT;
import static kr.ieum.gateway.agreement.engine.Relation.OBLIGOR;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.cases.CaseAnswer;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.view.Beforehand;
import kr.ieum.gateway.view.BreakGlass;
import kr.ieum.gateway.view.Conflict;
import kr.ieum.gateway.view.ConflictRule;
import kr.ieum.gateway.view.Lookup;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.Offer;
import kr.ieum.gateway.view.QueryScope;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Localized;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups that stream what a script says, with real delays and in the order in which registers would answer: later
 * panels first.
 */
final class ScriptedLookups implements Lookups {

    static final String VIEW = "basic-livelihood";
    private static final Set<Relation> HOUSEHOLD = Set.of(APPLICANT, BENEFIT_UNIT);
    private static final Set<Relation> ALL = Set.of(APPLICANT, BENEFIT_UNIT, OBLIGOR);

    private final ScriptedCases cases;
    private final Keeper keeper;
    /** How much longer than scripted everything takes, in percent. */
    final int slowness;
    /** Where set, every panel waits for a permit before it is ready. */
    volatile @Nullable Semaphore gate;
    /** What became of each look-up, for tests: an outcome or {@code interrupted}. */
    final List<String> ends = new CopyOnWriteArrayList<>();

    /** Keeps what was told to whom, as the release path does. */
    interface Keeper {
        void told(UUID lookup, OpenCase openCase, Requester official, Recipient recipient, List<ReleasedField> fields);
    }

    ScriptedLookups(ScriptedCases cases, Keeper keeper, int slowness) {
        this.cases = cases;
        this.keeper = keeper;
        this.slowness = slowness;
    }

    private static final ConflictRule CONFLICT = new ConflictRule(
            "insured",
            new Localized("고용 상태", "Employment"),
            List.of(
                    statement("employment-insurance", "Employment/insuredNow"),
                    statement("health-insurance", "HealthInsurance/insuredType")),
            Set.of(new ConflictRule.Pair("no", "WORKPLACE")),
            List.of(
                    statement("employment-insurance", "Employment/since"),
                    statement("health-insurance", "HealthInsurance/monthlyPay")),
            "employment-insurance",
            new Localized(
                    "취업 여부는 고용보험을, 보험료는 건강보험을 따릅니다.",
                    "Employment insurance holds for employment, health insurance for the premium only."));

    private static ConflictRule.Statement statement(String register, String attribute) {
        return new ConflictRule.Statement(register, new AttributeKey(attribute));
    }

    private final ViewDefinition view = new ViewDefinition(
            VIEW,
            1,
            new Localized("기초생활보장 조사 한 화면", "Basic livelihood investigation"),
            "basic-livelihood",
            Set.of(new AttributeKey("Person/residentNumber")),
            Duration.ofSeconds(2),
            new ViewDefinition.Verification(
                    Duration.ofMillis(700),
                    Set.of(),
                    List.of(
                            new ViewDefinition.Check(
                                    ViewDefinition.Proof.RELATION,
                                    new AttributeKey("Family/relationToApplicant"),
                                    "family-register",
                                    Map.of(Relation.BENEFIT_UNIT, Set.of("SPOUSE"))),
                            new ViewDefinition.Check(
                                    ViewDefinition.Proof.ALIVE,
                                    new AttributeKey("Person/residenceStatus"),
                                    "resident-register",
                                    Map.of(Relation.APPLICANT, Set.of("RESIDENT"))))),
            Optional.empty(),
            List.of(
                    panel(
                            "identity",
                            "신원과 거주",
                            "Identity and residence",
                            "resident-register",
                            List.of("주민등록표 등본"),
                            item("Person/name", ALL),
                            item("Person/residentNumber", HOUSEHOLD),
                            item("Person/residenceStatus", HOUSEHOLD),
                            item("Residence/since", HOUSEHOLD),
                            item("Residence/address", Set.of(APPLICANT)),
                            item("Residence/sameAsApplicant", Set.of(BENEFIT_UNIT))),
                    panel(
                            "family",
                            "가족",
                            "Family",
                            "family-register",
                            List.of("가족관계증명서"),
                            item("Family/relationToApplicant", ALL)),
                    panel(
                            "income",
                            "소득",
                            "Income",
                            "tax-income",
                            List.of("소득금액증명"),
                            item("Income/yearTotal", Set.of(OBLIGOR)),
                            item("Income/year", HOUSEHOLD),
                            item("Income/kind", HOUSEHOLD),
                            item("Income/amount", HOUSEHOLD)),
                    panel(
                            "health",
                            "건강보험",
                            "Health insurance",
                            "health-insurance",
                            List.of("건강보험 자격득실확인서"),
                            item("HealthInsurance/insuredType", HOUSEHOLD),
                            item("HealthInsurance/monthlyPay", HOUSEHOLD)),
                    panel(
                            "employment",
                            "일자리",
                            "Employment",
                            "employment-insurance",
                            List.of(),
                            item("Employment/insuredNow", HOUSEHOLD),
                            item("Employment/since", HOUSEHOLD),
                            item("Employment/monthlyPay", HOUSEHOLD)),
                    panel(
                            "welfare",
                            "복지급여",
                            "Welfare payments",
                            "welfare-payments",
                            List.of(),
                            item("Welfare/benefitKind", HOUSEHOLD),
                            item("Welfare/monthlyAmount", HOUSEHOLD))),
            List.of(
                    new ViewDefinition.NotJoined(
                            new Localized("금융정보", "Financial data"),
                            new Localized(
                                    "본인 서면 동의가 필요하며 이 시연에는 연결되지 않았습니다.",
                                    "Needs written consent; not joined in this demo.")),
                    new ViewDefinition.NotJoined(
                            new Localized("차량 가액", "Value of vehicles"),
                            new Localized(
                                    "보험개발원 자료로, 여기에 연결되지 않았습니다.",
                                    "Held by an insurance body that is not joined here."))),
            List.of(CONFLICT));

    private static ViewDefinition.Panel panel(
            String id, String ko, String en, String register, List<String> documents, ViewDefinition.Item... items) {
        return new ViewDefinition.Panel(
                id, new Localized(ko, en), register, Recipient.OFFICIAL, List.of(items), documents, Optional.empty());
    }

    private static ViewDefinition.Item item(String key, Set<Relation> relations) {
        return new ViewDefinition.Item(new AttributeKey(key), relations, Optional.empty());
    }

    @Override
    public List<ViewDefinition> views() {
        return List.of(view);
    }

    @Override
    public Optional<ViewDefinition> viewOf(String task) {
        return task.equals(view.task()) ? Optional.of(view) : Optional.empty();
    }

    @Override
    public Optional<Started> shut(Requester requester, OpenCase openCase) {
        return openCase.number().equals(ScriptedCases.NEAR)
                        && requester.official().equals(ScriptedCases.NEARS_OFFICIAL)
                ? Optional.of(start(requester, VIEW, openCase.number(), Set.of()))
                : Optional.empty();
    }

    @Override
    public Offer offer(Requester requester, ViewDefinition asked) {
        return Offer.ORDINARY;
    }

    @Override
    public Started query(
            Requester requester, QueryScope scope, String caseNumber, Optional<LocalDate> asOf, Beforehand beforehand) {
        throw new IllegalStateException("no system asks here");
    }

    @Override
    public Started startResult(Requester issuer, String wanted, String caseNumber) {
        return start(issuer, wanted, caseNumber, Set.of(), Recipient.APPLICANT_RESULT, Optional.empty());
    }

    @Override
    public Started start(
            Requester requester,
            String wanted,
            String caseNumber,
            Set<String> panels,
            Optional<LocalDate> asOf,
            Optional<BreakGlass> breakGlass,
            Beforehand beforehand) {
        return start(requester, wanted, caseNumber, panels, Recipient.OFFICIAL, breakGlass);
    }

    private Started start(
            Requester requester,
            String wanted,
            String caseNumber,
            Set<String> panels,
            Recipient recipient,
            Optional<BreakGlass> breakGlass) {
        if (!wanted.equals(VIEW)) {
            return new Started.UnknownView();
        }
        for (String panel : panels) {
            if (view.panels().stream().noneMatch(known -> known.id().equals(panel))) {
                return new Started.UnknownPanel(panel);
            }
        }
        String id = UUID.randomUUID().toString();
        if (breakGlass.isPresent()) {
            return new Started.Refused(id, Reason.NO_EMERGENCY_AGREEMENT);
        }
        if (caseNumber.equals(ScriptedCases.NEAR) && requester.official().equals(ScriptedCases.NEARS_OFFICIAL)) {
            return new Started.Refused(id, Reason.CONFLICT_OF_INTEREST);
        }
        if (!(cases.assignedTo(requester.agency(), requester.official())
                instanceof CaseAnswer.Found(var mine, var faulty))) {
            return new Started.Refused(id, Reason.CASE_UNVERIFIED);
        }
        if (faulty.stream().anyMatch(one -> one.number().equals(caseNumber))) {
            return new Started.Refused(id, Reason.CASE_UNVERIFIED);
        }
        Optional<OpenCase> found =
                mine.stream().filter(one -> one.number().equals(caseNumber)).findFirst();
        if (found.isEmpty()) {
            return new Started.Refused(id, Reason.CASE_NOT_ACCESSIBLE);
        }
        if (caseNumber.equals(ScriptedCases.REFUSED_AT_START) || caseNumber.equals(ScriptedCases.OTHER_TASK)) {
            return new Started.Refused(id, Reason.OTHER_TASK);
        }
        if (caseNumber.equals(ScriptedCases.VOLUME)) {
            return new Started.Refused(id, Reason.VOLUME);
        }
        if (caseNumber.equals(ScriptedCases.LOG_LOST_AT_START)) {
            return new Started.LogUnavailable(cases.unvouched);
        }
        List<ViewDefinition.Panel> asked = view.panels().stream()
                .filter(panel -> panels.isEmpty() || panels.contains(panel.id()))
                .toList();
        return new Started.Running(new Scripted(id, found.get(), requester, recipient, asked));
    }

    /** One look-up of the script. */
    private final class Scripted implements Lookup {

        private final String id;
        private final OpenCase openCase;
        private final Requester official;
        private final Recipient recipient;
        private final List<ViewDefinition.Panel> panels;

        Scripted(
                String id,
                OpenCase openCase,
                Requester official,
                Recipient recipient,
                List<ViewDefinition.Panel> panels) {
            this.id = id;
            this.openCase = openCase;
            this.official = official;
            this.recipient = recipient;
            this.panels = panels;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Shell shell() {
            return new Shell(
                    view,
                    openCase,
                    panels,
                    Optional.empty(),
                    Optional.empty(),
                    Instant.now().plusSeconds(2));
        }

        @Override
        public void run(Consumer<Event> events) throws InterruptedException {
            try {
                play(events);
            } catch (InterruptedException e) {
                ends.add(id + " interrupted");
                throw e;
            }
        }

        private void play(Consumer<Event> events) throws InterruptedException {
            String number = openCase.number();
            pause(80);
            if (number.equals(ScriptedCases.REFUTED)) {
                events.accept(new Event.Refused(Reason.RELATION_REFUTED));
                return;
            }
            if (number.equals(ScriptedCases.DECEASED)) {
                pause(120);
                events.accept(new Event.Refused(Reason.APPLICANT_DECEASED));
                return;
            }
            if (number.equals(ScriptedCases.LOG_LOST)) {
                events.accept(new Event.LogUnavailable(cases.unvouched));
                return;
            }
            boolean partial = number.equals(ScriptedCases.PARTIAL);
            ScriptedResults results = new ScriptedResults(
                    openCase, partial, number.equals(ScriptedCases.HOSTILE), number.equals(ScriptedCases.CONFLICT));
            List<ReleasedField> released = new ArrayList<>();
            long elapsed = 80;
            for (String panel : List.of("welfare", "family", "income", "identity", "health", "employment")) {
                if (panels.stream().noneMatch(asked -> asked.id().equals(panel))) {
                    continue;
                }
                long step = partial && panel.equals("employment") ? 900 : 110;
                elapsed += step;
                pause(step);
                Semaphore closed = gate;
                if (closed != null) {
                    closed.acquire();
                }
                if (number.equals(ScriptedCases.BREAKS) && panel.equals("identity")) {
                    throw new IllegalStateException("scripted bug");
                }
                if (number.equals(ScriptedCases.SILENT_PANELS) && panel.equals("health")) {
                    continue;
                }
                ViewDefinition.Panel asked = panels.stream()
                        .filter(known -> known.id().equals(panel))
                        .findFirst()
                        .orElseThrow();
                RegisterResult result = results.of(asked, Duration.ofMillis(elapsed));
                released.addAll(result.fields());
                keeper.told(UUID.fromString(id), openCase, official, recipient, result.fields());
                boolean contradicts = number.equals(ScriptedCases.CONFLICT) && panel.equals("employment");
                events.accept(new Event.PanelReady(
                        panel, result, contradicts ? List.of(contradiction(released)) : List.of()));
            }
            events.accept(new Event.Ended(new Completeness(
                    47,
                    partial ? 33 : 47,
                    partial ? Set.of("employment-insurance", "health-insurance", "tax-income") : Set.of(),
                    Duration.ofMillis(elapsed))));
            ends.add(id + " ended");
        }

        private static Conflict contradiction(List<ReleasedField> released) {
            return new Conflict(
                    CONFLICT,
                    0,
                    CONFLICT.between().stream()
                            .map(statement -> new Conflict.Side(
                                    statement.register(),
                                    of(statement, released),
                                    CONFLICT.beside().stream()
                                            .filter(beside -> beside.register().equals(statement.register()))
                                            .flatMap(beside -> of(beside, released).stream())
                                            .toList()))
                            .toList());
        }

        private static List<ReleasedField> of(ConflictRule.Statement statement, List<ReleasedField> released) {
            return released.stream()
                    .filter(field -> field.subject() == 0
                            && field.register().equals(statement.register())
                            && field.attribute().equals(statement.attribute()))
                    .toList();
        }

        private void pause(long millis) throws InterruptedException {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis * slowness / 100);
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
