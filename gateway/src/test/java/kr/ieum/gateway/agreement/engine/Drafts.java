package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;

/** Terms and requests of these tests: ordinary ones, of which each test changes what it is about. */
final class Drafts {

    static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");
    static final String TASK = "basic-livelihood";
    static final String CONSUMER = "3000000";
    static final String REGISTER = "tax-income";
    static final AttributeKey NAME = new AttributeKey("Person/name");
    static final AttributeKey NUMBER = new AttributeKey("Person/residentNumber");
    static final AttributeKey ADDRESS = new AttributeKey("Residence/address");
    static final AttributeKey AMOUNT = new AttributeKey("Income/amount");
    static final AttributeKey YEAR = new AttributeKey("Income/year");
    static final AttributeKey TOTAL = new AttributeKey("Income/yearTotal");
    static final AttributeKey BIRTH = new AttributeKey("Person/birthDate");
    static final AttributeKey BIRTH_YEAR = new AttributeKey("Person/birthYear");
    static final AttributeKey DISTRICT = new AttributeKey("Residence/districtCode");
    static final AttributeKey DISABLED = new AttributeKey("Person/disabled");

    static final Map<AttributeKey, Snapshot.Attribute> MODEL = Map.of(
            NAME, new Snapshot.Attribute(Datatype.NAME, List.of()),
            NUMBER, new Snapshot.Attribute(Datatype.IDENTIFIER, List.of()),
            ADDRESS, new Snapshot.Attribute(Datatype.ADDRESS, List.of()),
            AMOUNT, new Snapshot.Attribute(Datatype.AMOUNT, List.of()),
            YEAR, new Snapshot.Attribute(Datatype.DATE, List.of()),
            BIRTH, new Snapshot.Attribute(Datatype.DATE, List.of()),
            BIRTH_YEAR, new Snapshot.Attribute(Datatype.DATE, List.of(new Snapshot.Source(BIRTH, form("year")))),
            DISTRICT, new Snapshot.Attribute(Datatype.CODE, List.of()),
            DISABLED, new Snapshot.Attribute(Datatype.INDICATOR, List.of()),
            TOTAL,
                    new Snapshot.Attribute(
                            Datatype.AMOUNT,
                            List.of(new Snapshot.Source(AMOUNT, Form.CLEAR), new Snapshot.Source(YEAR, Form.CLEAR))));

    private Drafts() {}

    static Form form(String text) {
        return Form.parse(text).orElseThrow();
    }

    static <T> Fact<T> known(T value) {
        return new Fact.Known<>(value, "test");
    }

    static <T> Fact<T> missing() {
        return new Fact.Missing<>("test");
    }

    static Engine engine(TermsDraft... drafts) {
        return engine(List.of(drafts), List.of());
    }

    static Engine engine(NationalRules national, Duration skew, TermsDraft... drafts) {
        List<Terms> active = List.of(drafts).stream().map(TermsDraft::terms).toList();
        return new Engine(new Snapshot(7, MODEL, active, List.of(), national, skew));
    }

    /** What becomes of the first thing asked about the first subject, in words. */
    static String outcome(Engine engine, RequestDraft draft) {
        return outcomes(engine, draft).getFirst();
    }

    /** What becomes of each cell of a request, in words; a request refused whole has one. */
    static List<String> outcomes(Engine engine, RequestDraft draft) {
        return switch (engine.decide(draft.request())) {
            case Decision.Refused(long epoch, Reason reason, var about) -> List.of("refused: " + reason);
            case Decision.Decided decided ->
                decided.outcomes().stream()
                        .map(outcome -> switch (outcome) {
                            case Decision.Outcome.Permitted(Form form, Decision.Authority by) ->
                                form + " by " + by.agreement() + "/" + by.grant();
                            case Decision.Outcome.Denied(Reason reason, var authority) -> reason.name();
                        })
                        .toList();
        };
    }

    static Engine engine(List<TermsDraft> active, List<TermsDraft> suspended) {
        return new Engine(new Snapshot(
                7,
                MODEL,
                active.stream().map(TermsDraft::terms).toList(),
                suspended.stream().map(TermsDraft::terms).toList(),
                NationalRules.NONE,
                Duration.ZERO));
    }

    /** An agreement that grants nothing yet. */
    static final class TermsDraft {
        String id = "agr-test";
        int version = 1;
        RequestKind kind = RequestKind.CASE;
        String task = TASK;
        Map<String, List<Period>> agencies = new HashMap<>(Map.of(CONSUMER, List.of(Period.ALWAYS)));
        Set<String> systems = Set.of("welfare-case");
        Optional<String> role = Optional.of("investigator");
        int minAssurance = 2;
        Set<String> registers = Set.of(REGISTER);
        Period term = new Period(Instant.parse("2025-12-31T15:00:00Z"), Instant.parse("2027-12-31T15:00:00Z"));
        Optional<Hours> hours = Optional.empty();
        Map<AttributeKey, List<Terms.Basis>> searchBy = new HashMap<>();
        /** Searches of some registers only. */
        final Map<AttributeKey, Set<String>> searchNarrowed = new HashMap<>();

        List<GrantDraft> grants = new ArrayList<>();
        List<Terms.Ceiling> ceilings = new ArrayList<>();
        List<Terms.Combination> combinations = new ArrayList<>();
        List<Obligation> obligations = new ArrayList<>();
        Terms.Volume volume = new Terms.Volume(Optional.empty(), Optional.empty());
        Optional<AfterCheck> afterCheck = Optional.empty();

        TermsDraft() {
            searchBy.put(NUMBER, List.of(new Terms.Basis("L1", Period.ALWAYS)));
        }

        static TermsDraft named(String id) {
            TermsDraft draft = new TermsDraft();
            draft.id = id;
            return draft;
        }

        GrantDraft grant(String id, AttributeKey attribute, String form) {
            GrantDraft grant = new GrantDraft(id).of(attribute, form);
            grants.add(grant);
            return grant;
        }

        TermsDraft ceiling(String id, AttributeKey attribute, String max, Condition when) {
            ceilings.add(new Terms.Ceiling(id, Set.of(attribute), form(max), when));
            return this;
        }

        /** For emergencies: these may be checked within three days. */
        TermsDraft forEmergencies(AfterCheck.Deferred... deferred) {
            kind = RequestKind.EMERGENCY;
            afterCheck = Optional.of(new AfterCheck(Set.of(deferred), Duration.ofDays(3), AfterCheck.By.TEAM_HEAD));
            return this;
        }

        private Map<AttributeKey, Terms.Search> searches() {
            Map<AttributeKey, Terms.Search> searches = new HashMap<>();
            searchBy.forEach((attribute, bases) -> searches.put(
                    attribute, new Terms.Search(bases, searchNarrowed.getOrDefault(attribute, registers))));
            return searches;
        }

        Terms terms() {
            return new Terms(
                    id,
                    version,
                    kind,
                    task,
                    List.of(new Terms.Consumer(Map.copyOf(agencies), systems, role, minAssurance)),
                    registers,
                    term,
                    hours,
                    searches(),
                    grants.stream().map(GrantDraft::grant).toList(),
                    ceilings,
                    combinations,
                    obligations,
                    volume,
                    afterCheck);
        }
    }

    /** A grant for display and decision to the official about everybody, always. */
    static final class GrantDraft {
        final String id;
        Set<Use> uses = EnumSet.of(Use.DISPLAY, Use.DECIDE);
        Recipient recipient = Recipient.OFFICIAL;
        Set<Relation> relations = EnumSet.allOf(Relation.class);
        boolean declared;
        Set<String> registers = Set.of(REGISTER);
        Condition when = Condition.always();
        Optional<Terms.Consent> consent = Optional.empty();
        List<Terms.Basis> bases = List.of(new Terms.Basis("L1", Period.ALWAYS));
        final List<Map.Entry<AttributeKey, Form>> attributes = new ArrayList<>();

        GrantDraft(String id) {
            this.id = id;
        }

        GrantDraft of(AttributeKey attribute, String form) {
            attributes.add(Map.entry(attribute, form(form)));
            return this;
        }

        GrantDraft to(Relation... to) {
            relations = Set.of(to);
            return this;
        }

        GrantDraft when(Condition condition) {
            when = condition;
            return this;
        }

        GrantDraft withConsent(String key, int days) {
            consent = Optional.of(new Terms.Consent(key, Duration.ofDays(days), Terms.Consent.Of.EACH));
            return this;
        }

        Terms.Grant grant() {
            return new Terms.Grant(
                    id,
                    "C3",
                    uses,
                    recipient,
                    relations,
                    declared,
                    registers,
                    when,
                    consent,
                    attributes.stream()
                            .map(item -> new Terms.GrantedAttribute(item.getKey(), item.getValue(), bases))
                            .toList());
        }
    }

    /** An investigator asks for display about one verified applicant of an own case. */
    static final class RequestDraft {
        String agency = CONSUMER;
        String system = "welfare-case";
        Set<String> roles = Set.of("investigator");
        int assurance = 3;
        RequestKind kind = RequestKind.CASE;
        String task = TASK;
        Fact<String> caseTask = known(TASK);
        Fact<String> caseKind = known("APPLICATION");
        Fact<String> stage = known("INVESTIGATION");
        Fact<String> jurisdiction = known(CONSUMER);
        Fact<Boolean> assigned = known(true);
        Fact<Instant> opened = missing();
        final List<SubjectDraft> subjects = new ArrayList<>();
        Recipient recipient = Recipient.OFFICIAL;
        Set<Use> uses = Set.of(Use.DISPLAY);
        final List<Asked> asked = new ArrayList<>();
        Set<AttributeKey> searchBy = new HashSet<>(Set.of(NUMBER));
        /** Registers that are searched by something else. */
        final Map<String, Set<AttributeKey>> otherSearches = new HashMap<>();

        Set<AttributeKey> alsoBy = Set.of();
        Set<String> met = Set.of();
        Instant time = NOON;

        static RequestDraft asking(AttributeKey... attributes) {
            RequestDraft draft = new RequestDraft();
            for (AttributeKey attribute : attributes) {
                draft.asked.add(new Asked(attribute, REGISTER, Optional.empty()));
            }
            return draft;
        }

        SubjectDraft about(Relation relation) {
            SubjectDraft subject = new SubjectDraft(relation);
            subjects.add(subject);
            return subject;
        }

        private Map<String, Set<AttributeKey>> searches() {
            Map<String, Set<AttributeKey>> searches = new HashMap<>(DecisionRequest.searching(asked, searchBy));
            searches.putAll(otherSearches);
            return searches;
        }

        DecisionRequest request() {
            if (subjects.isEmpty()) {
                about(Relation.APPLICANT);
            }
            return new DecisionRequest(
                    new DecisionRequest.Requester(agency, system, "kim", roles, assurance),
                    kind,
                    task,
                    new DecisionRequest.CaseFacts(caseTask, caseKind, stage, jurisdiction, assigned, opened),
                    subjects.stream().map(SubjectDraft::facts).toList(),
                    recipient,
                    uses,
                    asked,
                    searches(),
                    alsoBy,
                    met,
                    time);
        }
    }

    /** A verified, living, unrestricted subject that nobody outranks. */
    static final class SubjectDraft {
        final Relation relation;
        Fact<Answer> verified = known(Answer.YES);
        Fact<Answer> alive = known(Answer.YES);
        Fact<Answer> outranked = missing();
        Fact<Answer> livesWithApplicant = missing();
        Fact<Boolean> restricted = known(false);
        Fact<Answer> adult = missing();
        Fact<Answer> onRoll = missing();
        Map<String, Instant> consents = Map.of();

        SubjectDraft(Relation relation) {
            this.relation = relation;
        }

        SubjectFacts facts() {
            return new SubjectFacts(
                    relation, verified, alive, outranked, livesWithApplicant, restricted, adult, onRoll, consents);
        }
    }
}
