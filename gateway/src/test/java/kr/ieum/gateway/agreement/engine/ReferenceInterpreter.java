package kr.ieum.gateway.agreement.engine;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.condition.Truth;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Decided;
import kr.ieum.gateway.agreement.engine.Decision.Duty;
import kr.ieum.gateway.agreement.engine.Decision.FurtherSearch;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.Decision.Refused;
import kr.ieum.gateway.agreement.engine.Decision.VolumeLimit;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Terms.Grant;
import kr.ieum.gateway.agreement.engine.Terms.GrantedAttribute;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;

/**
 * The rules of design §6 written down one by one, slow and obvious: the executable specification. It yields the whole decision, and shares
 * with the engine only words: terms, facts, forms and the truth of a condition. What it says is right, unless design §6 says otherwise.
 */
final class ReferenceInterpreter {

    /** What came of one grant, or of one agreement as a whole: a form under an authority, or the first thing that stood in its way. */
    private record Attempt(Optional<Form> form, Reason obstacle, Optional<Authority> authority) {

        static Attempt failed(Reason obstacle, Optional<Authority> authority) {
            return new Attempt(Optional.empty(), obstacle, authority);
        }
    }

    private final PolicyWorld world;
    private final DecisionRequest request;
    /** The agreements that are for this task, agency, time and kind of request, in the order in which authorities are compared. */
    private final List<Terms> party;

    private ReferenceInterpreter(PolicyWorld world, DecisionRequest request) {
        this.world = world;
        this.request = request;
        this.party = ofAnyKind(world.active())
                .filter(terms -> terms.kind() == request.kind())
                .sorted(Comparator.comparing(Terms::agreement).thenComparing(Terms::version))
                .toList();
    }

    /** Decides. */
    static Decision decide(PolicyWorld world, DecisionRequest request, Engine.Excess excess) {
        return new ReferenceInterpreter(world, request).decide(excess);
    }

    private Decision decide(Engine.Excess excess) {
        Optional<Reason> closed = gate().or(this::otherKind);
        if (closed.isPresent()) {
            return new Refused(world.epoch(), closed.get(), Optional.empty());
        }
        Optional<AttributeKey> search = searchNotPermitted();
        if (search.isPresent()) {
            return new Refused(world.epoch(), Reason.SEARCH_NOT_PERMITTED, search);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (SubjectFacts subject : request.subjects()) {
            List<Outcome> row = new ArrayList<>();
            request.asked().forEach(asked -> row.add(outcome(subject, asked)));
            separate(row);
            outcomes.addAll(row);
        }
        return excess == Engine.Excess.REJECT && outcomes.stream().anyMatch(Outcome.Denied.class::isInstance)
                ? rejected(outcomes)
                : new Decided(world.epoch(), outcomes, volumes(outcomes), further(), duties(outcomes));
    }

    // ---- P10: each kind of request has its gate; the first reason of a gate that holds refuses the whole request

    private Optional<Reason> gate() {
        Map<Reason, Boolean> closes = new TreeMap<>();
        switch (request.kind()) {
            case CASE, EMERGENCY -> gateOfCase(closes, true);
            case SCREENING -> gateOfCase(closes, false);
            case EVENT ->
                closes.put(
                        Reason.NOT_ON_ROLL,
                        anySubject(s -> s.relation() != Relation.ENROLLED || !isKnown(s.onRoll(), Answer.YES)));
            case OWN_DATA ->
                closes.put(
                        Reason.NOT_OWN,
                        request.subjects().size() != 1
                                || request.recipient() != Recipient.SUBJECT
                                || anySubject(s -> s.relation() != Relation.SELF
                                        || !isKnown(s.relationVerified(), Answer.YES)
                                        || isKnown(s.alive(), Answer.NO)));
        }
        return closes.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void gateOfCase(Map<Reason, Boolean> closes, boolean needsOfficial) {
        CaseFacts facts = request.caseFacts();
        boolean elsewhere =
                isKnownOther(facts.jurisdiction(), request.requester().agency());
        boolean anothers = needsOfficial && isKnownOther(facts.assignedToRequester(), true);
        boolean untold = isMissing(facts.jurisdiction())
                || isMissing(facts.task())
                || (needsOfficial && isMissing(facts.assignedToRequester()));
        closes.put(Reason.CASE_NOT_ACCESSIBLE, elsewhere || anothers);
        closes.put(Reason.CASE_UNVERIFIED, untold);
        closes.put(Reason.OTHER_TASK, isKnownOther(facts.task(), request.task()));
        closes.put(Reason.RELATION_REFUTED, anySubject(s -> isKnown(s.relationVerified(), Answer.NO)));
        closes.put(
                Reason.APPLICANT_DECEASED,
                anySubject(s -> s.relation() == Relation.APPLICANT && isKnown(s.alive(), Answer.NO)));
        closes.put(
                Reason.NOT_DECEASED,
                anySubject(s -> s.relation() == Relation.DECEASED && isKnown(s.alive(), Answer.YES)));
        closes.put(Reason.PRIOR_RANK_HEIR, anySubject(s -> isKnown(s.outranked(), Answer.YES)));
    }

    /** P10: an agreement answers one kind of requests; where all are for another kind, suspended ones counted, that is what is told. */
    private Optional<Reason> otherKind() {
        Set<RequestKind> active = kinds(world.active());
        Set<RequestKind> known = new HashSet<>(kinds(world.suspended()));
        known.addAll(active);
        if (known.contains(request.kind())) {
            return Optional.empty();
        }
        if (request.kind() == RequestKind.EMERGENCY) {
            return Optional.of(Reason.NO_EMERGENCY_AGREEMENT);
        }
        if (active.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(active.equals(Set.of(RequestKind.EMERGENCY)) ? Reason.EMERGENCY_ONLY : Reason.OTHER_KIND);
    }

    private Set<RequestKind> kinds(List<Terms> all) {
        return new HashSet<>(ofAnyKind(all).map(Terms::kind).toList());
    }

    private Stream<Terms> ofAnyKind(List<Terms> all) {
        return all.stream()
                .filter(terms -> terms.task().equals(request.task()))
                .filter(terms -> holds(terms.term()))
                .filter(terms -> terms.consumers().stream().anyMatch(this::isMember));
    }

    // ---- Rule 3: search attributes are decided first; one that isn't permitted refuses the whole request

    private Optional<AttributeKey> searchNotPermitted() {
        Set<String> registers =
                new TreeSet<>(request.asked().stream().map(Asked::register).toList());
        for (String register : registers) {
            List<Terms> covering = party.stream()
                    .filter(terms -> terms.registers().contains(register))
                    .toList();
            Set<AttributeKey> by = new TreeSet<>(request.searchBy(register));
            if (!covering.isEmpty() && covering.stream().noneMatch(terms -> maySearch(terms, register, by))) {
                return by.stream()
                        .filter(one -> covering.stream().noneMatch(terms -> maySearch(terms, register, Set.of(one))))
                        .findFirst()
                        .or(() -> by.stream().findFirst());
            }
        }
        return Optional.empty();
    }

    private boolean maySearch(Terms terms, String register, Set<AttributeKey> by) {
        return by.stream()
                .allMatch(attribute -> Stream.ofNullable(terms.searchBy().get(attribute))
                        .filter(search -> search.registers().contains(register))
                        .flatMap(search -> search.bases().stream())
                        .anyMatch(basis -> holds(basis.inForce())));
    }

    /** By what an agreement lets its registers be searched as well. */
    private Set<FurtherSearch> further() {
        Set<FurtherSearch> further = new HashSet<>();
        for (Terms terms : party) {
            for (Asked asked : request.asked()) {
                for (AttributeKey attribute : request.alsoBy()) {
                    if (terms.registers().contains(asked.register())
                            && maySearch(terms, asked.register(), Set.of(attribute))) {
                        further.add(new FurtherSearch(terms.agreement(), asked.register(), attribute));
                    }
                }
            }
        }
        return further;
    }

    // ---- Rules 1, 5, 6, 7: one outcome for each subject and attribute, denied by default

    private Outcome outcome(SubjectFacts subject, Asked asked) {
        List<Attempt> attempts = new ArrayList<>(List.of(Attempt.failed(Reason.NO_AGREEMENT, Optional.empty())));
        for (Terms terms : party) {
            // rule 5: grants and searches of different agreements never combine
            if (terms.registers().contains(asked.register())
                    && maySearch(terms, asked.register(), request.searchBy(asked.register()))) {
                attempts.add(Attempt.failed(Reason.NO_GRANT, Optional.empty()));
                attempts.addAll(ownGrants(terms, subject, asked.attribute(), asked));
                attempts.addAll(derivations(terms, subject, asked));
            }
        }
        attempts.addAll(suspended(subject, asked));
        List<Attempt> released =
                attempts.stream().filter(one -> one.form().isPresent()).toList();
        return released.isEmpty() ? nearest(attempts) : best(released, asked);
    }

    /** Rule 6: of the forms that no other tells more than, the named one, else the first in the fixed order; rule 7: by the lowest grant. */
    private Outcome best(List<Attempt> released, Asked asked) {
        FormOrder order = order(asked.attribute());
        Comparator<Attempt> choice = Comparator.comparing(
                        (Attempt one) -> !one.form().equals(asked.form()))
                .thenComparing(one -> one.form().orElseThrow(), order.fixedOrder())
                .thenComparing(one -> one.authority().orElseThrow());
        Attempt best = released.stream()
                .filter(one -> released.stream()
                        .noneMatch(other -> !one.form().equals(other.form())
                                && order.follows(
                                        one.form().orElseThrow(), other.form().orElseThrow())))
                .min(choice)
                .orElseThrow();
        return new Outcome.Permitted(best.form().orElseThrow(), best.authority().orElseThrow());
    }

    /** Rule 10: of all that was refused, what came furthest in the fixed order of reasons explains, and of those the lowest authority. */
    private static Outcome nearest(List<Attempt> attempts) {
        Reason furthest = attempts.stream()
                .map(Attempt::obstacle)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Outcome.Denied(
                furthest,
                attempts.stream()
                        .filter(one -> one.obstacle() == furthest)
                        .flatMap(one -> one.authority().stream())
                        .min(Comparator.naturalOrder()));
    }

    // ---- Rule 2: a grant applies when all of this holds; the first that doesn't is its obstacle

    private List<Attempt> ownGrants(Terms terms, SubjectFacts subject, AttributeKey attribute, Asked asked) {
        List<Attempt> attempts = new ArrayList<>();
        for (Grant grant : terms.grants()) {
            for (GrantedAttribute granted : grant.attributes()) {
                if (granted.attribute().equals(attribute) && grant.registers().contains(asked.register())) {
                    attempts.add(attempt(terms, grant, granted, subject, asked));
                }
            }
        }
        return attempts;
    }

    private Attempt attempt(Terms terms, Grant grant, GrantedAttribute granted, SubjectFacts subject, Asked asked) {
        Optional<Authority> authority = Optional.of(authority(terms, grant, granted));
        Optional<Reason> obstacle = obstacle(terms, grant, granted, subject, asked);
        if (obstacle.isPresent()) {
            return Attempt.failed(neutral(obstacle.get(), granted.attribute()), authority);
        }
        return limited(terms, subject, granted.attribute(), granted.form(), authority);
    }

    /** Rule 6: a form below all ceilings; where nothing is left it is withheld. */
    private Attempt limited(
            Terms terms, SubjectFacts subject, AttributeKey attribute, Form form, Optional<Authority> authority) {
        Form left = form;
        for (Terms.Ceiling ceiling : ceilings(terms)) {
            // what can't be evaluated keeps a limit
            if (ceiling.attributes().contains(attribute) && truth(ceiling.when(), subject) != Truth.FALSE) {
                left = order(attribute).meet(left, ceiling.max());
            }
        }
        return left.equals(Form.ABSENT)
                ? Attempt.failed(Reason.WITHHELD, authority)
                : new Attempt(Optional.of(left), Reason.NO_AGREEMENT, authority);
    }

    private List<Terms.Ceiling> ceilings(Terms terms) {
        List<Terms.Ceiling> all = new ArrayList<>(terms.ceilings());
        all.addAll(protections());
        all.addAll(world.national().ceilings());
        return all;
    }

    /** Whoever stated a protection, it protects from everybody. */
    private List<Terms.Ceiling> protections() {
        return world.active().stream()
                .flatMap(any -> any.ceilings().stream())
                .filter(Terms.Ceiling::isProtection)
                .toList();
    }

    /** Rule 10: where somebody may be protected, an ordinary cause reads the same. */
    private Reason neutral(Reason reason, AttributeKey attribute) {
        boolean mayBeProtected = Stream.concat(protections().stream(), world.national().ceilings().stream())
                .filter(Terms.Ceiling::isProtection)
                .anyMatch(ceiling -> ceiling.attributes().contains(attribute));
        return reason == Reason.CONDITION && mayBeProtected ? Reason.WITHHELD : reason;
    }

    private Optional<Reason> obstacle(
            Terms terms, Grant grant, GrantedAttribute granted, SubjectFacts subject, Asked asked) {
        Set<Use> uses = asked.asKey() ? Set.of(Use.SEARCH) : request.uses();
        boolean isForUse = !uses.isEmpty() && grant.uses().containsAll(uses);
        Map<Reason, Boolean> needs = new LinkedHashMap<>();
        needs.put(Reason.OTHER_RELATION, grant.relations().contains(subject.relation()));
        needs.put(
                Reason.RELATION_UNVERIFIED,
                isVerified(subject)
                        || (grant.declaredRelationSuffices() && grant.uses().containsAll(uses))
                        || (isLeftOpen(terms, AfterCheck.Deferred.RELATION) && !isAboutInheritance()));
        needs.put(Reason.ROLE, terms.consumers().stream().anyMatch(one -> isMember(one) && isAdmitted(one)));
        needs.put(Reason.RECIPIENT, grant.recipient() == request.recipient());
        needs.put(Reason.USE, isForUse);
        needs.put(Reason.PREDICATES_ONLY, mayBeTold(granted.attribute(), granted.form()));
        needs.put(Reason.BASIS_NOT_IN_FORCE, granted.bases().stream().anyMatch(basis -> holds(basis.inForce())));
        needs.put(Reason.CONDITION, truth(grant.when(), subject) == Truth.TRUE);
        needs.put(
                Reason.NO_CONSENT,
                isLeftOpen(terms, AfterCheck.Deferred.CONSENT)
                        || grant.consent().stream().allMatch(consent -> isConsented(consent, subject)));
        needs.put(Reason.SCHEDULE, terms.hours().stream().allMatch(this::isWithin));
        needs.put(Reason.OBLIGATION, isReady(terms));
        return needs.entrySet().stream()
                .filter(need -> !need.getValue())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean isVerified(SubjectFacts subject) {
        return isKnown(request.kind() == RequestKind.EVENT ? subject.onRoll() : subject.relationVerified(), Answer.YES);
    }

    /** In an emergency an agreement may leave something to be checked afterwards; who inherits from whom is never left. */
    private static boolean isLeftOpen(Terms terms, AfterCheck.Deferred what) {
        return terms.afterCheck().stream().anyMatch(check -> check.deferred().contains(what));
    }

    private boolean isAboutInheritance() {
        return anySubject(s -> s.relation() == Relation.DECEASED || s.relation() == Relation.HEIR);
    }

    private boolean isMember(Terms.Consumer consumer) {
        return consumer.agencies().getOrDefault(request.requester().agency(), List.of()).stream()
                .anyMatch(this::holds);
    }

    private boolean isAdmitted(Terms.Consumer consumer) {
        DecisionRequest.Requester who = request.requester();
        return (consumer.systems().isEmpty() || consumer.systems().contains(who.system()))
                && consumer.role().stream().allMatch(who.roles()::contains)
                && who.assurance() >= consumer.minAssurance();
    }

    /** A screening is told whether something holds, and nothing else. */
    private boolean mayBeTold(AttributeKey attribute, Form form) {
        boolean isAnswer = world.model().get(attribute).datatype() == Datatype.INDICATOR
                || Set.of("over", "at-least", "age-over", "age-at-least", "exists")
                        .contains(form.name());
        return request.kind() != RequestKind.SCREENING || isAnswer;
    }

    private boolean isConsented(Terms.Consent consent, SubjectFacts subject) {
        List<SubjectFacts> applicants = request.subjects().stream()
                .filter(s -> s.relation() == Relation.APPLICANT)
                .toList();
        return switch (consent.of()) {
            case EACH -> gaveConsent(subject, consent);
            case EACH_ADULT -> isKnown(subject.adult(), Answer.NO) || gaveConsent(subject, consent);
            case APPLICANT -> !applicants.isEmpty() && applicants.stream().allMatch(s -> gaveConsent(s, consent));
        };
    }

    /** Consent holds from the instant it was given until its age has reached the greatest, that instant included. */
    private boolean gaveConsent(SubjectFacts who, Terms.Consent consent) {
        return Stream.ofNullable(who.consents().get(consent.key()))
                .anyMatch(given ->
                        bothEnds().allMatch(now -> !now.isBefore(given) && !now.isAfter(given.plus(consent.maxAge()))));
    }

    private boolean isWithin(Hours hours) {
        return bothEnds().allMatch(now -> {
            ZonedDateTime there = now.atZone(hours.zone());
            DayOfWeek day = there.getDayOfWeek();
            int minute = there.getHour() * 60 + there.getMinute();
            return hours.days().contains(day) && hours.fromMinute() <= minute && minute < hours.untilMinute();
        });
    }

    /** Rule 9: duties before a request gate all grants of their agreement. */
    private boolean isReady(Terms terms) {
        return terms.obligations().stream()
                .filter(duty ->
                        duty.type() == Obligation.Type.CONFIRM_PURPOSE || duty.type() == Obligation.Type.STATE_REASON)
                .allMatch(duty -> request.met().contains(terms.agreement() + "/" + duty.id()));
    }

    // ---- Rule 4: a derived attribute follows from all its sources, granted by one agreement in sufficient forms

    private List<Attempt> derivations(Terms terms, SubjectFacts subject, Asked asked) {
        List<Snapshot.Source> sources = world.model().get(asked.attribute()).derivedFrom();
        List<Attempt> ofSources = new ArrayList<>();
        List<Authority> cited = new ArrayList<>();
        for (Snapshot.Source source : sources) {
            List<Attempt> attempts = ownGrants(terms, subject, source.attribute(), asked);
            ofSources.addAll(attempts);
            attempts.stream()
                    .filter(one -> one.form().stream()
                            .anyMatch(form -> order(source.attribute()).follows(source.least(), form)))
                    .map(one -> one.authority().orElseThrow())
                    .min(Comparator.naturalOrder())
                    .ifPresent(cited::add);
        }
        Optional<Authority> lowest = cited.stream().min(Comparator.naturalOrder());
        if (ofSources.isEmpty()) {
            return List.of();
        }
        if (cited.size() == sources.size()) {
            return List.of(
                    mayBeTold(asked.attribute(), Form.CLEAR)
                            ? limited(terms, subject, asked.attribute(), Form.CLEAR, lowest)
                            : Attempt.failed(Reason.PREDICATES_ONLY, lowest));
        }
        // an own grant explains more than the derivation; and what is withheld of a source is withheld of what follows
        // from it
        boolean withheld = ofSources.stream().anyMatch(one -> one.obstacle() == Reason.WITHHELD);
        return ownGrants(terms, subject, asked.attribute(), asked).isEmpty()
                ? List.of(Attempt.failed(withheld ? Reason.WITHHELD : Reason.DERIVED, lowest))
                : List.of();
    }

    /** A suspended agreement grants nothing and says so, without a look at the subject's facts. */
    private List<Attempt> suspended(SubjectFacts subject, Asked asked) {
        List<Attempt> attempts = new ArrayList<>();
        ofAnyKind(world.suspended())
                .filter(terms -> terms.kind() == request.kind())
                .forEach(terms -> {
                    for (Grant grant : terms.grants()) {
                        for (GrantedAttribute granted : grant.attributes()) {
                            if (granted.attribute().equals(asked.attribute())
                                    && grant.registers().contains(asked.register())
                                    && grant.relations().contains(subject.relation())
                                    && grant.recipient() == request.recipient()) {
                                String basis = granted.bases().isEmpty()
                                        ? ""
                                        : granted.bases().getFirst().id();
                                attempts.add(Attempt.failed(
                                        Reason.SUSPENDED,
                                        Optional.of(new Authority(
                                                terms.agreement(),
                                                terms.version(),
                                                grant.id(),
                                                grant.clause(),
                                                basis))));
                            }
                        }
                    }
                });
        return attempts;
    }

    /** A grant cites its first basis in force; where none is, the first it has. */
    private Authority authority(Terms terms, Grant grant, GrantedAttribute granted) {
        String basis = granted.bases().stream()
                .filter(one -> holds(one.inForce()))
                .findFirst()
                .or(() -> granted.bases().stream().findFirst())
                .map(Terms.Basis::id)
                .orElse("");
        return new Authority(terms.agreement(), terms.version(), grant.id(), grant.clause(), basis);
    }

    // ---- Rule 13: no forbidden combination about one subject; what stands last in its list is refused first

    private void separate(List<Outcome> row) {
        world.national().combinations().stream()
                .sorted(Comparator.comparing(Terms.Combination::id))
                .forEach(combination -> separate(row, combination, Optional.empty()));
        for (Terms terms : party) {
            terms.combinations().stream()
                    .sorted(Comparator.comparing(Terms.Combination::id))
                    .forEach(combination -> separate(row, combination, Optional.of(terms.agreement())));
        }
    }

    /** What an agreement forbids narrows its own grants only. */
    private void separate(List<Outcome> row, Terms.Combination combination, Optional<String> onlyOf) {
        for (AttributeKey last : combination.attributes().reversed()) {
            boolean complete = combination.attributes().stream()
                    .allMatch(attribute -> released(row).keySet().stream()
                            .anyMatch(i -> request.asked().get(i).attribute().equals(attribute)));
            if (complete) {
                released(row).forEach((i, authority) -> {
                    if (request.asked().get(i).attribute().equals(last)
                            && onlyOf.stream().allMatch(authority.agreement()::equals)) {
                        row.set(i, new Outcome.Denied(Reason.COMBINATION, Optional.of(authority)));
                    }
                });
            }
        }
    }

    /** What somebody would see, with its authority; a key that is searched by is seen by nobody. */
    private Map<Integer, Authority> released(List<Outcome> row) {
        Map<Integer, Authority> released = new TreeMap<>();
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) instanceof Outcome.Permitted permitted
                    && !request.asked().get(i).asKey()) {
                released.put(i, permitted.authority());
            }
        }
        return released;
    }

    // ---- Rules 8, 9, 14: what a decision brings with it

    /** Rule 14: one thing too many refuses the whole, for the first reason in the fixed order. */
    private Decision rejected(List<Outcome> outcomes) {
        Reason first = outcomes.stream()
                .flatMap(one -> one instanceof Outcome.Denied denied ? Stream.of(denied.reason()) : Stream.empty())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        int at = 0;
        while (!(outcomes.get(at) instanceof Outcome.Denied denied && denied.reason() == first)) {
            at++;
        }
        return new Refused(
                world.epoch(),
                first,
                Optional.of(request.asked().get(at % request.asked().size()).attribute()));
    }

    /** Rule 8: one unit for each subject about whom an agreement permits anything. */
    private List<VolumeLimit> volumes(List<Outcome> outcomes) {
        List<VolumeLimit> volumes = new ArrayList<>();
        for (Terms terms : party) {
            int units = 0;
            for (int subject = 0; subject < request.subjects().size(); subject++) {
                int from = subject * request.asked().size();
                units += permits(
                                terms,
                                outcomes.subList(from, from + request.asked().size()))
                        ? 1
                        : 0;
            }
            if (units > 0) {
                int amount = units;
                terms.volume()
                        .perDay()
                        .ifPresent(limit ->
                                volumes.add(new VolumeLimit(terms.agreement(), terms.version(), false, limit, amount)));
                terms.volume()
                        .perOfficialHour()
                        .ifPresent(limit ->
                                volumes.add(new VolumeLimit(terms.agreement(), terms.version(), true, limit, amount)));
            }
        }
        return volumes;
    }

    /** Rule 9: what is owed afterwards to the agreements that permitted anything. */
    private List<Duty> duties(List<Outcome> outcomes) {
        return party.stream()
                .filter(terms -> permits(terms, outcomes))
                .flatMap(terms -> terms.obligations().stream()
                        .filter(duty -> duty.type() != Obligation.Type.CONFIRM_PURPOSE
                                && duty.type() != Obligation.Type.STATE_REASON)
                        .map(duty -> new Duty(terms.agreement(), terms.version(), duty.id())))
                .sorted(Comparator.comparing(Duty::agreement).thenComparing(Duty::obligation))
                .toList();
    }

    private static boolean permits(Terms terms, List<Outcome> outcomes) {
        return outcomes.stream()
                .anyMatch(one -> one instanceof Outcome.Permitted permitted
                        && permitted.authority().agreement().equals(terms.agreement()));
    }

    // ---- Words

    /** Skew goes against whoever asks: what must hold now must hold at both ends of what our clock may mean. */
    private Stream<Instant> bothEnds() {
        return Stream.of(request.time().minus(world.skew()), request.time().plus(world.skew()));
    }

    private boolean holds(Period period) {
        return bothEnds().allMatch(now -> !now.isBefore(period.from()) && now.isBefore(period.until()));
    }

    private Truth truth(kr.ieum.gateway.agreement.condition.Condition condition, SubjectFacts subject) {
        return condition.evaluate(new SubjectConditionFacts(request, subject, world.skew()));
    }

    private FormOrder order(AttributeKey attribute) {
        return FormOrder.of(world.model().get(attribute).datatype());
    }

    private boolean anySubject(java.util.function.Predicate<SubjectFacts> is) {
        return request.subjects().stream().anyMatch(is);
    }

    private static <T> boolean isKnown(Fact<T> fact, T value) {
        return fact instanceof Fact.Known<T> known && known.value().equals(value);
    }

    private static <T> boolean isKnownOther(Fact<T> fact, T value) {
        return fact instanceof Fact.Known<T> known && !known.value().equals(value);
    }

    private static boolean isMissing(Fact<?> fact) {
        return fact instanceof Fact.Missing<?>;
    }
}
