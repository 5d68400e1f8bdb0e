package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Drafts.RequestDraft;
import kr.ieum.gateway.agreement.engine.Drafts.SubjectDraft;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;

/** Requests of a random world: most would be granted what they ask, and each thing that may be amiss is so now and then. */
final class RandomRequests {

    static final Duration CONSENT_AGE = Duration.ofDays(30);
    static final Duration CASE_AGE = Duration.ofDays(5);

    private static final List<Relation> OF_CASES = List.of(
            Relation.APPLICANT,
            Relation.APPLICANT,
            Relation.BENEFIT_UNIT,
            Relation.OBLIGOR,
            Relation.DECEASED,
            Relation.HEIR,
            Relation.SITE);

    private final RandomWorld world;

    RandomRequests(RandomWorld world) {
        this.world = world;
    }

    static Recipient recipient(RequestKind kind) {
        return kind == RequestKind.OWN_DATA ? Recipient.SUBJECT : Recipient.OFFICIAL;
    }

    DecisionRequest request() {
        RequestDraft draft = new RequestDraft();
        draft.kind = seldom() ? pick(List.of(RequestKind.values())) : world.kind;
        draft.agency = rarely() ? pick(RandomWorld.AGENCIES) : Drafts.CONSUMER;
        draft.task = seldom() ? RandomWorld.TASKS.get(1) : Drafts.TASK;
        int count = draft.kind == RequestKind.OWN_DATA ? (seldom() ? 2 : 1) : 1 + world.random.nextInt(3);
        for (int i = 0; i < count; i++) {
            subject(draft);
        }
        ask(draft);
        ofCase(draft);
        draft.system = rarely() ? "other" : draft.system;
        draft.roles = pick(List.of(Set.of("investigator"), Set.of("investigator", "team-head")));
        draft.assurance = seldom() ? 1 : 3;
        draft.uses = pick(List.of(Set.of(Use.DISPLAY), Set.of(Use.DECIDE), Set.of(Use.DISPLAY, Use.DECIDE)));
        draft.uses = seldom() ? Set.of() : draft.uses;
        draft.recipient = seldom() ? pick(List.of(Recipient.values())) : recipient(draft.kind);
        draft.met = met();
        draft.time = world.moment.plusSeconds(world.random.nextInt(7) - 3);
        return draft.request();
    }

    private void ask(RequestDraft draft) {
        int count = 1 + world.random.nextInt(5);
        for (int i = 0; i < count; i++) {
            AttributeKey attribute = pick(RandomWorld.ATTRIBUTES);
            Optional<Form> named = world.random.nextInt(4) == 0
                    ? Optional.of(Drafts.form(pick(RandomWorld.FORMS.get(attribute))))
                    : Optional.empty();
            draft.asked.add(new Asked(attribute, pick(RandomWorld.REGISTERS), named, world.random.nextInt(15) == 0));
        }
        if (rarely()) {
            draft.searchBy = new HashSet<>();
        }
        if (seldom()) {
            draft.searchBy.add(Drafts.NAME);
        }
        if (seldom()) {
            draft.otherSearches.put(pick(RandomWorld.REGISTERS), Set.of(SubjectKey.PARCEL));
        }
        if (world.random.nextBoolean()) {
            draft.alsoBy = Set.of(SubjectKey.FORMER_PERSON);
        }
    }

    private void ofCase(RequestDraft draft) {
        draft.caseTask = seldom() ? fact(RandomWorld.TASKS.get(1)) : Drafts.known(draft.task);
        draft.caseKind = fact(pick(List.of("APPLICATION", "RECHECK")));
        draft.stage = rarely() ? fact("CLOSED") : draft.stage;
        draft.jurisdiction = seldom() ? fact("9999999") : Drafts.known(draft.agency);
        draft.assigned = seldom() ? fact(world.random.nextBoolean()) : draft.assigned;
        draft.opened = fact(world.near().minus(CASE_AGE));
    }

    private void subject(RequestDraft draft) {
        Relation relation = switch (draft.kind) {
            case EVENT -> Relation.ENROLLED;
            case OWN_DATA -> Relation.SELF;
            case CASE, SCREENING, EMERGENCY -> pick(OF_CASES);
        };
        SubjectDraft subject = draft.about(seldom() ? pick(List.of(Relation.values())) : relation);
        subject.verified = rarely() ? fact(answer()) : subject.verified;
        subject.alive = rarely() ? fact(answer()) : subject.alive;
        if (subject.relation == Relation.DECEASED && !seldom()) {
            subject.alive = Drafts.known(Answer.NO);
        }
        subject.outranked = seldom() ? fact(answer()) : subject.outranked;
        subject.livesWithApplicant = fact(answer());
        subject.restricted = rarely() ? fact(true) : subject.restricted;
        subject.adult = fact(answer());
        subject.onRoll = draft.kind == RequestKind.EVENT && !seldom() ? Drafts.known(Answer.YES) : fact(answer());
        subject.consents = consents();
    }

    private Map<String, Instant> consents() {
        Map<String, Instant> consents = new HashMap<>();
        if (world.random.nextBoolean()) {
            consents.put(ConsentForm.JOINT_USE.key(), given());
            for (String agreement : List.of("agr-a", "agr-b", "agr-c", "agr-d")) {
                consents.put(agreement + "/G" + world.random.nextInt(3), given());
            }
        }
        return consents;
    }

    /** Consent of just now, of days ago, or that is about to be too old. */
    private Instant given() {
        return switch (world.random.nextInt(3)) {
            case 0 -> world.near();
            case 1 -> world.near().minus(CONSENT_AGE);
            default -> world.moment.minus(Duration.ofDays(1 + world.random.nextInt(28)));
        };
    }

    private Set<String> met() {
        Set<String> met = new HashSet<>();
        for (String agreement : List.of("agr-a", "agr-b", "agr-c", "agr-d")) {
            for (String duty : List.of("O9", "O8")) {
                if (world.random.nextBoolean()) {
                    met.add(agreement + "/" + duty);
                }
            }
        }
        return met;
    }

    private Answer answer() {
        return pick(List.of(Answer.values()));
    }

    private <T> Fact<T> fact(T value) {
        return world.random.nextInt(4) == 0 ? Drafts.missing() : Drafts.known(value);
    }

    private boolean rarely() {
        return world.rarely();
    }

    private boolean seldom() {
        return world.seldom();
    }

    private <T> T pick(List<T> from) {
        return world.pick(from);
    }
}
