package kr.ieum.gateway.agreement.engine;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.TimeVariable;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.Drafts.GrantDraft;
import kr.ieum.gateway.agreement.engine.Drafts.TermsDraft;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.SubjectKey;

/**
 * A seeded world with everything that the language of agreements has, in which each thing is rare, so that requests come through to the
 * next. All its edges lie within seconds of one moment, and so do the requests of {@link RandomRequests}.
 */
final class RandomWorld {

    static final Map<AttributeKey, List<String>> FORMS = Map.of(
            Drafts.NAME, List.of("clear", "masked", "exists"),
            Drafts.NUMBER, List.of("clear", "first7", "first6", "last7", "token", "exists"),
            Drafts.ADDRESS, List.of("clear", "street", "district", "city"),
            Drafts.AMOUNT, List.of("clear", "clear", "band:4000", "band:6000", "over:5000", "at-least:12000", "exists"),
            Drafts.YEAR, List.of("clear", "clear", "year", "decade", "age-over:65"),
            Drafts.BIRTH, List.of("clear", "year-month", "year", "decade", "age-at-least:19"),
            Drafts.TOTAL, List.of("clear", "over:5000", "band:1000", "exists"),
            Drafts.BIRTH_YEAR, List.of("year", "decade"),
            Drafts.DISTRICT, List.of("clear", "parent:1", "parent:2", "exists"),
            Drafts.DISABLED, List.of("clear"));
    static final List<AttributeKey> ATTRIBUTES =
            FORMS.keySet().stream().sorted().toList();
    static final List<String> REGISTERS = List.of(Drafts.REGISTER, "resident");
    static final List<String> TASKS = List.of(Drafts.TASK, "building-permit");
    static final List<String> AGENCIES = List.of(Drafts.CONSUMER, "3780000");

    /** Noon of an ordinary day, midnight in Seoul, and where clocks in Berlin are put forward and back. */
    private static final List<Instant> MOMENTS = List.of(
            Drafts.NOON,
            Instant.parse("2026-03-31T15:00:00Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-10-25T01:00:00Z"));

    final Random random;
    final Instant moment;
    final Duration skew;
    /** The kind of most agreements and requests. */
    final RequestKind kind;

    private final RandomRequests requests;

    RandomWorld(long seed) {
        // the first numbers of neighbouring seeds are alike
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.moment = pick(MOMENTS);
        this.skew = Duration.ofSeconds(random.nextInt(3));
        this.kind = random.nextBoolean() ? RequestKind.CASE : pick(List.of(RequestKind.values()));
        this.requests = new RandomRequests(this);
    }

    /** A world; a later call gives another. */
    PolicyWorld world() {
        List<Terms> suspended = new ArrayList<>();
        if (random.nextInt(5) == 0) {
            TermsDraft draft = agreement(pick(List.of("agr-a", "agr-d", "agr-s")));
            draft.version = 3;
            suspended.add(draft.terms());
        }
        List<Terms> active = seldom() ? List.of() : agreements();
        return new PolicyWorld(7, Drafts.MODEL, active, suspended, national(), skew);
    }

    /** A request near to what this world grants. */
    DecisionRequest request() {
        return requests.request();
    }

    List<Terms> agreements() {
        List<Terms> agreements = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            agreements.add(agreement("agr-" + (char) ('d' - i)).terms());
        }
        return agreements;
    }

    NationalRules national() {
        List<Terms.Ceiling> ceilings = new ArrayList<>();
        List<Terms.Combination> combinations = new ArrayList<>();
        if (rarely()) {
            ceilings.add(ceiling("N1"));
        }
        for (int i = 0; i < 2 && random.nextInt(6) == 0; i++) {
            combinations.add(combination("N" + (9 - i)));
        }
        return new NationalRules(ceilings, combinations);
    }

    TermsDraft agreement(String id) {
        TermsDraft terms = TermsDraft.named(id);
        terms.version = 1 + random.nextInt(2);
        terms.kind = rarely() ? pick(List.of(RequestKind.values())) : kind;
        terms.task = seldom() ? TASKS.get(1) : TASKS.get(0);
        terms.agencies = new HashMap<>();
        for (String agency : AGENCIES) {
            if (!rarely()) {
                terms.agencies.put(agency, rarely() ? List.of(period(), period()) : List.of(Period.ALWAYS));
            }
        }
        terms.term = rarely() ? period() : terms.term;
        terms.systems = rarely() ? Set.of() : Set.of("welfare-case");
        terms.role = rarely() ? Optional.of("team-head") : Optional.of("investigator");
        terms.registers = rarely() ? Set.of(pick(REGISTERS)) : Set.copyOf(REGISTERS);
        terms.hours = rarely() ? Optional.of(hours()) : Optional.empty();
        searches(terms);
        int grants = 1 + random.nextInt(5);
        for (int i = 0; i < grants; i++) {
            terms.grants.add(grant(id, "G" + i));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            terms.ceilings.add(ceiling("P" + i));
        }
        for (int i = 0; i < 2 && random.nextInt(6) == 0; i++) {
            terms.combinations.add(combination("K" + (9 - i)));
        }
        for (int i = 0; i < 2 && random.nextInt(4) == 0; i++) {
            boolean before = random.nextInt(3) == 0;
            terms.obligations.add(new Obligation(
                    "O" + (9 - i),
                    pick(List.of(Obligation.Type.values()).stream()
                            .filter(type -> (type.phase() == Obligation.Phase.BEFORE) == before)
                            .toList()),
                    Optional.empty()));
        }
        terms.volume = new Terms.Volume(
                random.nextBoolean() ? Optional.of(100) : Optional.empty(),
                random.nextBoolean() ? Optional.of(10) : Optional.empty());
        if (terms.kind == RequestKind.EMERGENCY) {
            terms.forEmergencies(pick(List.of(
                    new AfterCheck.Deferred[] {AfterCheck.Deferred.RELATION},
                    new AfterCheck.Deferred[] {AfterCheck.Deferred.CONSENT},
                    AfterCheck.Deferred.values())));
        }
        return terms;
    }

    private void searches(TermsDraft terms) {
        if (rarely()) {
            terms.searchBy.put(Drafts.NUMBER, List.of(new Terms.Basis("L1", period())));
        }
        if (random.nextInt(3) == 0) {
            terms.searchBy.put(SubjectKey.PARCEL, List.of(new Terms.Basis("L1", Period.ALWAYS)));
        }
        if (random.nextInt(3) == 0) {
            terms.searchBy.put(SubjectKey.FORMER_PERSON, List.of(new Terms.Basis("L1", period())));
            if (random.nextBoolean()) {
                terms.searchNarrowed.put(SubjectKey.FORMER_PERSON, Set.of(pick(REGISTERS)));
            }
        }
    }

    GrantDraft grant(String agreement, String id) {
        GrantDraft grant = new GrantDraft(id);
        Set<AttributeKey> attributes = new TreeSet<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            attributes.add(pick(ATTRIBUTES));
        }
        attributes.forEach(attribute -> grant.of(attribute, form(attribute)));
        grant.uses = pick(List.of(Set.of(Use.DISPLAY), Set.of(Use.DECIDE), Set.of(Use.DISPLAY, Use.DECIDE)));
        if (rarely()) {
            grant.uses = Set.of(Use.SEARCH);
        }
        grant.recipient = rarely() ? Recipient.APPLICANT_RESULT : RandomRequests.recipient(kind);
        grant.relations = random.nextInt(3) > 0
                ? EnumSet.allOf(Relation.class)
                : EnumSet.of(Relation.APPLICANT, pick(List.of(Relation.values())));
        grant.declared = rarely();
        grant.registers = rarely() ? Set.of(pick(REGISTERS)) : Set.copyOf(REGISTERS);
        grant.when = random.nextInt(5) == 0 ? condition(2) : Condition.always();
        grant.bases = rarely()
                ? List.of(new Terms.Basis("L1", period()), new Terms.Basis("L2", period()))
                : List.of(new Terms.Basis("L1", Period.ALWAYS));
        if (rarely()) {
            String key = random.nextBoolean() ? ConsentForm.JOINT_USE.key() : agreement + "/" + id;
            grant.consent = Optional.of(
                    new Terms.Consent(key, RandomRequests.CONSENT_AGE, pick(List.of(Terms.Consent.Of.values()))));
        }
        return grant;
    }

    private String form(AttributeKey attribute) {
        List<String> predicates = FORMS.get(attribute).stream()
                .filter(form -> FormOrder.isPredicate(Drafts.form(form)) || form.equals("exists"))
                .toList();
        return kind == RequestKind.SCREENING && !predicates.isEmpty() && !rarely()
                ? pick(predicates)
                : pick(FORMS.get(attribute));
    }

    Terms.Ceiling ceiling(String id) {
        AttributeKey attribute = pick(ATTRIBUTES);
        boolean protection = random.nextBoolean();
        boolean none = protection || rarely() || Drafts.MODEL.get(attribute).datatype() == Datatype.INDICATOR;
        Form max = none ? Form.ABSENT : Drafts.form(pick(FORMS.get(attribute)));
        Condition restricted = new Condition.RestrictedTowardsApplicant();
        Condition pair = rarely() ? new Condition.Any(List.of(restricted, condition(0))) : restricted;
        return new Terms.Ceiling(id, Set.of(attribute), max, protection ? pair : condition(1));
    }

    private Terms.Combination combination(String id) {
        Set<AttributeKey> attributes = new HashSet<>();
        while (attributes.size() < 2) {
            attributes.add(pick(ATTRIBUTES));
        }
        List<AttributeKey> order = new ArrayList<>(attributes);
        Collections.shuffle(order, random);
        return new Terms.Combination(id, order);
    }

    private Condition condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> new Condition.OneOf(Variable.CASE_STAGE, new TreeSet<>(Set.of("INVESTIGATION")));
            case 1 -> new Condition.OneOf(Variable.CASE_KIND, new TreeSet<>(Set.of("APPLICATION", "APPEAL")));
            case 2 ->
                new Condition.OneOf(
                        Variable.SUBJECT_LIVES_WITH_APPLICANT, new TreeSet<>(Set.of(pick(List.of("yes", "no")))));
            case 3 ->
                new Condition.OneOf(Variable.SUBJECT_RELATION, new TreeSet<>(Set.of("applicant", "benefit-unit")));
            case 4 -> new Condition.Before(near());
            case 5 -> new Condition.Within(TimeVariable.CASE_OPENED, RandomRequests.CASE_AGE);
            case 6 -> new Condition.Not(condition(depth - 1));
            case 7 -> new Condition.All(List.of(condition(depth - 1), condition(depth - 1)));
            default -> new Condition.Any(List.of(condition(depth - 1), condition(depth - 1)));
        };
    }

    private Hours hours() {
        ZoneId zone = ZoneId.of(pick(List.of("Asia/Seoul", "Europe/Berlin")));
        ZonedDateTime here = moment.atZone(zone);
        int minute = here.getHour() * 60 + here.getMinute();
        int from = pick(List.of(0, minute, Math.max(0, minute - 60)));
        int until = pick(List.of(1440, minute, Math.min(1440, minute + 60)));
        Set<DayOfWeek> days = EnumSet.of(here.getDayOfWeek());
        if (random.nextBoolean()) {
            days.add(here.minusDays(1).getDayOfWeek());
        }
        return new Hours(days, from, until, zone);
    }

    private Period period() {
        Instant edge = near();
        return random.nextBoolean() ? new Period(Instant.MIN, edge) : new Period(edge, Instant.MAX);
    }

    /** An instant before, after or within the skew of which a request may come. */
    Instant near() {
        return moment.plusSeconds(random.nextInt(9) - 4);
    }

    boolean rarely() {
        return random.nextInt(10) == 0;
    }

    boolean seldom() {
        return random.nextInt(40) == 0;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
