package kr.ieum.gateway.agreement.engine;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Drafts.GrantDraft;
import kr.ieum.gateway.agreement.engine.Drafts.RequestDraft;
import kr.ieum.gateway.agreement.engine.Drafts.SubjectDraft;
import kr.ieum.gateway.agreement.engine.Drafts.TermsDraft;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;

/** A seeded random world: a few agreements over two registers, and requests that touch their edges. */
final class RandomWorld {

    private static final Map<AttributeKey, List<String>> FORMS = Map.of(
            Drafts.NAME, List.of("clear", "masked", "exists"),
            Drafts.NUMBER, List.of("clear", "first7", "first6", "last7", "token", "exists"),
            Drafts.ADDRESS, List.of("clear", "street", "district", "city"),
            Drafts.AMOUNT, List.of("clear", "band:4000", "band:6000", "over:5000", "at-least:12000", "exists"),
            Drafts.YEAR, List.of("clear", "year", "decade", "age-over:65"),
            Drafts.TOTAL, List.of("clear", "over:5000", "band:1000", "exists"));
    private static final List<AttributeKey> ATTRIBUTES =
            FORMS.keySet().stream().sorted().toList();
    static final List<String> REGISTERS = List.of(Drafts.REGISTER, "resident");

    private final Random random;
    private final boolean urgent;

    RandomWorld(long seed) {
        this.random = new Random(seed);
        // the first numbers of neighbouring seeds are alike, so that they would all be urgent or none
        this.urgent = seed % 4 == 0;
    }

    List<Terms> agreements() {
        List<Terms> agreements = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            agreements.add(agreement("agr-" + (char) ('d' - i)).terms());
        }
        return agreements;
    }

    TermsDraft agreement(String id) {
        TermsDraft terms = TermsDraft.named(id);
        terms.version = 1 + random.nextInt(2);
        if (rarely()) {
            terms.task = "building-permit";
        }
        if (rarely()) {
            terms.agencies = Map.of(Drafts.CONSUMER, List.of(period()));
        }
        if (rarely()) {
            terms.term = period();
        }
        if (rarely()) {
            terms.role = Optional.of("team-head");
        }
        terms.registers = random.nextBoolean() ? Set.copyOf(REGISTERS) : Set.of(pick(REGISTERS));
        if (rarely()) {
            terms.hours = Optional.of(new Hours(
                    EnumSet.of(pick(List.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY))),
                    480,
                    1140,
                    ZoneId.of("Asia/Seoul")));
        }
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
        int grants = 1 + random.nextInt(5);
        for (int i = 0; i < grants; i++) {
            terms.grants.add(grant(id, "G" + i));
        }
        int ceilings = random.nextInt(3);
        for (int i = 0; i < ceilings; i++) {
            terms.ceilings.add(ceiling("P" + i));
        }
        terms.volume = new Terms.Volume(
                random.nextBoolean() ? Optional.of(100) : Optional.empty(),
                random.nextBoolean() ? Optional.of(10) : Optional.empty());
        if (urgent != (random.nextInt(8) == 0)) {
            terms.forEmergencies(pick(List.of(
                    new AfterCheck.Deferred[] {AfterCheck.Deferred.RELATION},
                    new AfterCheck.Deferred[] {AfterCheck.Deferred.CONSENT},
                    AfterCheck.Deferred.values())));
        }
        return terms;
    }

    GrantDraft grant(String agreement, String id) {
        GrantDraft grant = new GrantDraft(id);
        Set<AttributeKey> attributes = new HashSet<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            attributes.add(pick(ATTRIBUTES));
        }
        attributes.stream().sorted().forEach(attribute -> grant.of(attribute, pick(FORMS.get(attribute))));
        grant.uses = pick(List.of(Set.of(Use.DISPLAY), Set.of(Use.DECIDE), Set.of(Use.DISPLAY, Use.DECIDE)));
        if (random.nextInt(40) == 0) {
            grant.uses = Set.of(Use.SEARCH);
        }
        grant.recipient = rarely() ? Recipient.APPLICANT_RESULT : Recipient.OFFICIAL;
        grant.relations = pick(List.of(
                Set.of(Relation.APPLICANT),
                Set.of(Relation.APPLICANT, Relation.BENEFIT_UNIT),
                EnumSet.allOf(Relation.class)));
        grant.declared = rarely();
        grant.registers = random.nextBoolean() ? Set.copyOf(REGISTERS) : Set.of(pick(REGISTERS));
        grant.when = rarely() ? condition(2) : Condition.always();
        grant.bases = rarely()
                ? List.of(new Terms.Basis("L1", period()), new Terms.Basis("L2", period()))
                : List.of(new Terms.Basis("L1", Period.ALWAYS));
        if (rarely()) {
            String key = random.nextBoolean() ? ConsentForm.JOINT_USE.key() : agreement + "/" + id;
            grant.consent = Optional.of(new Terms.Consent(key, Duration.ofDays(30), Terms.Consent.Of.EACH));
        }
        return grant;
    }

    Terms.Ceiling ceiling(String id) {
        AttributeKey attribute = pick(ATTRIBUTES);
        boolean protection = random.nextBoolean();
        Form max = protection ? Form.ABSENT : Drafts.form(pick(FORMS.get(attribute)));
        Condition when = protection ? new Condition.RestrictedTowardsApplicant() : condition(1);
        return new Terms.Ceiling(id, Set.of(attribute), max, when);
    }

    private Condition condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> new Condition.OneOf(Variable.CASE_STAGE, new TreeSet<>(Set.of("INVESTIGATION")));
            case 1 ->
                new Condition.OneOf(
                        Variable.SUBJECT_LIVES_WITH_APPLICANT, new TreeSet<>(Set.of(pick(List.of("yes", "no")))));
            case 2 -> new Condition.Before(Drafts.NOON.plusSeconds(random.nextInt(3) - 1));
            case 3 -> new Condition.Not(condition(depth - 1));
            case 4 -> new Condition.All(List.of(condition(depth - 1), condition(depth - 1)));
            default -> new Condition.Any(List.of(condition(depth - 1), condition(depth - 1)));
        };
    }

    DecisionRequest request() {
        RequestDraft draft = new RequestDraft();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            AttributeKey attribute = pick(ATTRIBUTES);
            Optional<Form> named = rarely() ? Optional.of(Drafts.form(pick(FORMS.get(attribute)))) : Optional.empty();
            draft.asked.add(new Asked(attribute, pick(REGISTERS), named, random.nextInt(40) == 0));
        }
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            SubjectDraft subject = draft.about(pick(List.of(
                    Relation.APPLICANT, Relation.BENEFIT_UNIT, Relation.OBLIGOR, Relation.DECEASED, Relation.SITE)));
            subject.verified = rarely() ? fact(pick(List.of(Answer.values()))) : subject.verified;
            subject.alive = rarely() ? fact(pick(List.of(Answer.values()))) : subject.alive;
            subject.alive = subject.relation == Relation.DECEASED && random.nextInt(40) != 0
                    ? Drafts.known(Answer.NO)
                    : subject.alive;
            subject.outranked = random.nextInt(40) == 0 ? fact(pick(List.of(Answer.values()))) : subject.outranked;
            subject.livesWithApplicant = fact(pick(List.of(Answer.values())));
            subject.restricted = rarely() ? fact(true) : subject.restricted;
            if (random.nextBoolean()) {
                subject.consents = Map.of(
                        ConsentForm.JOINT_USE.key(),
                        Drafts.NOON.minus(Duration.ofDays(random.nextInt(60))),
                        "agr-c/G0",
                        Drafts.NOON.minus(Duration.ofDays(random.nextInt(60))),
                        "agr-b/G1",
                        Drafts.NOON);
            }
        }
        draft.stage = rarely() ? fact("CLOSED") : draft.stage;
        draft.jurisdiction = random.nextInt(40) == 0 ? fact("3780000") : draft.jurisdiction;
        draft.assigned = random.nextInt(40) == 0 ? fact(random.nextBoolean()) : draft.assigned;
        draft.caseTask = random.nextInt(40) == 0 ? fact("building-permit") : draft.caseTask;
        draft.roles = pick(List.of(Set.of("investigator"), Set.of("investigator", "team-head")));
        draft.assurance = rarely() ? 1 : 3;
        draft.uses = pick(List.of(Set.of(Use.DISPLAY), Set.of(Use.DECIDE), Set.of(Use.DISPLAY, Use.DECIDE)));
        draft.recipient = rarely() ? Recipient.APPLICANT_RESULT : Recipient.OFFICIAL;
        if (rarely()) {
            draft.searchBy = new HashSet<>();
        }
        if (random.nextInt(20) == 0) {
            draft.searchBy.add(Drafts.NAME);
        }
        if (random.nextInt(20) == 0) {
            draft.otherSearches.put(pick(REGISTERS), Set.of(SubjectKey.PARCEL));
        }
        if (random.nextBoolean()) {
            draft.alsoBy = Set.of(SubjectKey.FORMER_PERSON);
        }
        draft.time = Drafts.NOON.plusSeconds(random.nextInt(5) - 2);
        draft.kind = urgent ? RequestKind.EMERGENCY : RequestKind.CASE;
        return draft.request();
    }

    private Period period() {
        Instant edge = Drafts.NOON.plusSeconds(random.nextInt(3) - 1);
        return random.nextBoolean() ? new Period(Instant.MIN, edge) : new Period(edge, Instant.MAX);
    }

    private <T> Fact<T> fact(T value) {
        return random.nextInt(4) == 0 ? Drafts.missing() : Drafts.known(value);
    }

    private boolean rarely() {
        return random.nextInt(10) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
